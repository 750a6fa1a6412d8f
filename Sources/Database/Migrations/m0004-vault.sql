-- Patients under pseudonyms. What identifies them is sealed with a key that is not in the database.

CREATE TABLE patient (
  clinic_id TEXT NOT NULL REFERENCES clinic (clinic_id),
  patient_id TEXT NOT NULL,
  version INTEGER NOT NULL CHECK (version >= 1),
  recorded_at INTEGER NOT NULL,
  author TEXT,
  erased_at INTEGER,
  erased_by TEXT,
  changed INTEGER NOT NULL,
  PRIMARY KEY (clinic_id, patient_id)
) STRICT;

CREATE INDEX patient_changed ON patient (clinic_id, changed);

-- Every version of a patient's identity; the current one is that of patient.version.
CREATE TABLE patient_identity (
  clinic_id TEXT NOT NULL,
  patient_id TEXT NOT NULL,
  version INTEGER NOT NULL CHECK (version >= 1),
  supersedes INTEGER,
  sealed BLOB NOT NULL,
  recorded_at INTEGER NOT NULL,
  author TEXT,
  PRIMARY KEY (clinic_id, patient_id, version),
  FOREIGN KEY (clinic_id, patient_id) REFERENCES patient (clinic_id, patient_id)
) STRICT;

-- How often patients of a clinic were changed; held to the end of each transaction that changes one,
-- so that a reader who saw a number has seen all changes below it.
CREATE TABLE patient_change (
  clinic_id TEXT NOT NULL PRIMARY KEY REFERENCES clinic (clinic_id),
  counter INTEGER NOT NULL
) STRICT;

CREATE TABLE photograph (
  clinic_id TEXT NOT NULL,
  photograph_id TEXT NOT NULL,
  patient_id TEXT NOT NULL,
  name TEXT NOT NULL,
  byte_count INTEGER NOT NULL CHECK (byte_count >= 0),
  recorded_at INTEGER NOT NULL,
  author TEXT,
  PRIMARY KEY (clinic_id, photograph_id),
  FOREIGN KEY (clinic_id, patient_id) REFERENCES patient (clinic_id, patient_id)
) STRICT;

CREATE INDEX photograph_name ON photograph (name);

CREATE INDEX photograph_patient ON photograph (clinic_id, patient_id);

-- While one is not lifted, the patient is not erased.
CREATE TABLE legal_hold (
  clinic_id TEXT NOT NULL,
  hold_id TEXT NOT NULL,
  patient_id TEXT NOT NULL,
  sealed_reason BLOB NOT NULL,
  recorded_at INTEGER NOT NULL,
  author TEXT,
  lifted_at INTEGER,
  lifted_by TEXT,
  PRIMARY KEY (clinic_id, hold_id),
  FOREIGN KEY (clinic_id, patient_id) REFERENCES patient (clinic_id, patient_id)
) STRICT;
