-- Accounts and what proves who someone is, care teams, and what a clinic narrows of the policy.
-- Names and sign-in names of staff are sealed and looked up by keyed digest; a patient's account
-- holds neither, so that erasing a patient leaves nothing here.

-- Set-up happens once: the row that is there closes it.
CREATE TABLE first_run (
  one INTEGER NOT NULL PRIMARY KEY CHECK (one = 1),
  first_clinic_id TEXT NOT NULL REFERENCES clinic (clinic_id),
  completed_at INTEGER NOT NULL
) STRICT;

CREATE TABLE account (
  clinic_id TEXT NOT NULL REFERENCES clinic (clinic_id),
  person_id TEXT NOT NULL,
  login_digest BLOB NOT NULL,
  patient_id TEXT,
  current_version INTEGER NOT NULL CHECK (current_version >= 1),
  password_hash TEXT NOT NULL,
  password_set_at INTEGER NOT NULL,
  sealed_seed BLOB,
  seed_confirmed_at INTEGER,
  last_step INTEGER NOT NULL DEFAULT 0,
  recorded_at INTEGER NOT NULL,
  PRIMARY KEY (clinic_id, person_id),
  FOREIGN KEY (clinic_id, patient_id) REFERENCES patient (clinic_id, patient_id),
  CHECK (seed_confirmed_at IS NULL OR sealed_seed IS NOT NULL)
) STRICT;

-- One sign-in name opens one account of the installation.
CREATE UNIQUE INDEX account_login ON account (login_digest);

CREATE UNIQUE INDEX account_patient ON account (clinic_id, patient_id);

-- What an account is, and what it was: nothing is overwritten.
CREATE TABLE account_version (
  clinic_id TEXT NOT NULL,
  person_id TEXT NOT NULL,
  version INTEGER NOT NULL CHECK (version >= 1),
  role TEXT NOT NULL CHECK (role IN ('physician', 'nurse', 'secretary', 'patient', 'dataProtectionOfficer', 'administrator')),
  administers INTEGER NOT NULL CHECK (administers IN (0, 1)),
  speciality TEXT,
  registration_number TEXT,
  sealed_name BLOB,
  sealed_login BLOB,
  active INTEGER NOT NULL CHECK (active IN (0, 1)),
  recorded_at INTEGER NOT NULL,
  author TEXT NOT NULL,
  supersedes INTEGER,
  PRIMARY KEY (clinic_id, person_id, version),
  FOREIGN KEY (clinic_id, person_id) REFERENCES account (clinic_id, person_id),
  CHECK ((role = 'physician') = (speciality IS NOT NULL)),
  CHECK (role = 'physician' OR registration_number IS NULL),
  CHECK ((role = 'patient') = (sealed_name IS NULL)),
  CHECK ((role = 'patient') = (sealed_login IS NULL)),
  CHECK (administers = 0 OR role IN ('physician', 'nurse', 'secretary')),
  CHECK ((version = 1) = (supersedes IS NULL)),
  CHECK (supersedes IS NULL OR supersedes = version - 1)
) STRICT;

CREATE TABLE recovery_code (
  clinic_id TEXT NOT NULL,
  person_id TEXT NOT NULL,
  code_digest BLOB NOT NULL,
  made_at INTEGER NOT NULL,
  used_at INTEGER,
  PRIMARY KEY (clinic_id, person_id, code_digest),
  FOREIGN KEY (clinic_id, person_id) REFERENCES account (clinic_id, person_id)
) STRICT;

-- Failed sign-ins by keyed digest of sign-in name or address, also of names that no account has.
CREATE TABLE sign_in_throttle (
  subject_digest BLOB NOT NULL PRIMARY KEY,
  failures INTEGER NOT NULL CHECK (failures >= 0),
  last_failure_at INTEGER NOT NULL,
  closed_until INTEGER NOT NULL
) STRICT;

CREATE INDEX sign_in_throttle_age ON sign_in_throttle (last_failure_at);

CREATE TABLE device (
  clinic_id TEXT NOT NULL,
  device_id TEXT NOT NULL,
  person_id TEXT NOT NULL,
  token_digest BLOB NOT NULL,
  label TEXT NOT NULL CHECK (length(label) <= 80),
  first_seen_at INTEGER NOT NULL,
  last_seen_at INTEGER NOT NULL,
  revoked_at INTEGER,
  PRIMARY KEY (clinic_id, device_id),
  FOREIGN KEY (clinic_id, person_id) REFERENCES account (clinic_id, person_id)
) STRICT;

CREATE UNIQUE INDEX device_token ON device (token_digest);

CREATE INDEX device_person ON device (clinic_id, person_id);

CREATE TABLE session (
  clinic_id TEXT NOT NULL,
  session_id TEXT NOT NULL,
  person_id TEXT NOT NULL,
  device_id TEXT NOT NULL,
  token_digest BLOB NOT NULL,
  stage TEXT NOT NULL CHECK (stage IN ('secondFactor', 'enrolment', 'full')),
  started_at INTEGER NOT NULL,
  last_seen_at INTEGER NOT NULL,
  ends_at INTEGER NOT NULL,
  ended_at INTEGER,
  end_reason TEXT CHECK (end_reason IN ('signedOut', 'rotated', 'revoked', 'accountChanged')),
  PRIMARY KEY (clinic_id, session_id),
  FOREIGN KEY (clinic_id, person_id) REFERENCES account (clinic_id, person_id),
  FOREIGN KEY (clinic_id, device_id) REFERENCES device (clinic_id, device_id),
  CHECK ((ended_at IS NULL) = (end_reason IS NULL))
) STRICT;

CREATE UNIQUE INDEX session_token ON session (token_digest);

CREATE INDEX session_device ON session (clinic_id, device_id);

CREATE INDEX session_person ON session (clinic_id, person_id, ended_at);

-- A link by which someone gets an account, or chooses a new password for theirs.
CREATE TABLE invitation (
  clinic_id TEXT NOT NULL REFERENCES clinic (clinic_id),
  invitation_id TEXT NOT NULL,
  token_digest BLOB NOT NULL,
  kind TEXT NOT NULL CHECK (kind IN ('join', 'newPassword')),
  role TEXT NOT NULL,
  administers INTEGER NOT NULL CHECK (administers IN (0, 1)),
  speciality TEXT,
  registration_number TEXT,
  sealed_name BLOB,
  patient_id TEXT,
  person_id TEXT,
  recorded_at INTEGER NOT NULL,
  author TEXT NOT NULL,
  expires_at INTEGER NOT NULL,
  accepted_at INTEGER,
  revoked_at INTEGER,
  PRIMARY KEY (clinic_id, invitation_id),
  FOREIGN KEY (clinic_id, patient_id) REFERENCES patient (clinic_id, patient_id),
  FOREIGN KEY (clinic_id, person_id) REFERENCES account (clinic_id, person_id),
  CHECK ((role = 'patient') = (patient_id IS NOT NULL) OR kind = 'newPassword'),
  CHECK ((kind = 'newPassword') = (person_id IS NOT NULL)),
  CHECK (accepted_at IS NULL OR revoked_at IS NULL)
) STRICT;

CREATE UNIQUE INDEX invitation_token ON invitation (token_digest);

-- Who follows a patient: the highest version of a pair counts.
CREATE TABLE care_team (
  clinic_id TEXT NOT NULL,
  patient_id TEXT NOT NULL,
  person_id TEXT NOT NULL,
  version INTEGER NOT NULL CHECK (version >= 1),
  part TEXT NOT NULL CHECK (part IN ('treating', 'member', 'none', 'opposed')),
  recorded_at INTEGER NOT NULL,
  author TEXT NOT NULL,
  supersedes INTEGER,
  PRIMARY KEY (clinic_id, patient_id, person_id, version),
  FOREIGN KEY (clinic_id, patient_id) REFERENCES patient (clinic_id, patient_id),
  FOREIGN KEY (clinic_id, person_id) REFERENCES account (clinic_id, person_id),
  CHECK ((version = 1) = (supersedes IS NULL))
) STRICT;

CREATE INDEX care_team_person ON care_team (clinic_id, person_id);

-- Who works with a physician for all of their patients: the highest version of a pair counts.
CREATE TABLE standing_team (
  clinic_id TEXT NOT NULL,
  physician_id TEXT NOT NULL,
  person_id TEXT NOT NULL,
  version INTEGER NOT NULL CHECK (version >= 1),
  member INTEGER NOT NULL CHECK (member IN (0, 1)),
  recorded_at INTEGER NOT NULL,
  author TEXT NOT NULL,
  supersedes INTEGER,
  PRIMARY KEY (clinic_id, physician_id, person_id, version),
  FOREIGN KEY (clinic_id, physician_id) REFERENCES account (clinic_id, person_id),
  FOREIGN KEY (clinic_id, person_id) REFERENCES account (clinic_id, person_id),
  CHECK (physician_id <> person_id),
  CHECK ((version = 1) = (supersedes IS NULL))
) STRICT;

-- A written reason to open the record of someone whom one does not follow; the reason is sealed under
-- the patient's key.
CREATE TABLE break_glass (
  clinic_id TEXT NOT NULL,
  break_glass_id TEXT NOT NULL,
  patient_id TEXT NOT NULL,
  person_id TEXT NOT NULL,
  sealed_reason BLOB NOT NULL,
  opened_at INTEGER NOT NULL,
  ends_at INTEGER NOT NULL,
  PRIMARY KEY (clinic_id, break_glass_id),
  FOREIGN KEY (clinic_id, patient_id) REFERENCES patient (clinic_id, patient_id),
  FOREIGN KEY (clinic_id, person_id) REFERENCES account (clinic_id, person_id)
) STRICT;

CREATE INDEX break_glass_patient ON break_glass (clinic_id, patient_id, person_id, ends_at);

-- What the clinic takes away from the policy: the highest version of a cell counts.
CREATE TABLE policy_narrowing (
  clinic_id TEXT NOT NULL REFERENCES clinic (clinic_id),
  role TEXT NOT NULL,
  purpose TEXT NOT NULL,
  relation TEXT NOT NULL,
  field TEXT NOT NULL,
  version INTEGER NOT NULL CHECK (version >= 1),
  withdrawn INTEGER NOT NULL CHECK (withdrawn BETWEEN 0 AND 3),
  recorded_at INTEGER NOT NULL,
  author TEXT NOT NULL,
  supersedes INTEGER,
  PRIMARY KEY (clinic_id, role, purpose, relation, field, version),
  CHECK ((version = 1) = (supersedes IS NULL))
) STRICT;
