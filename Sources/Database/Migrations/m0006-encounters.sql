-- What took place with a patient: when, what kind, by whom; the note is sealed under the patient's key.
-- A later version supersedes the earlier one, which stays.

CREATE TABLE encounter (
  clinic_id TEXT NOT NULL,
  encounter_id TEXT NOT NULL,
  version INTEGER NOT NULL CHECK (version >= 1),
  supersedes INTEGER,
  patient_id TEXT NOT NULL,
  began_at INTEGER NOT NULL,
  kind_system TEXT NOT NULL,
  kind_code TEXT NOT NULL,
  kind_display TEXT NOT NULL,
  sealed_note BLOB NOT NULL,
  recorded_at INTEGER NOT NULL,
  author TEXT NOT NULL,
  PRIMARY KEY (clinic_id, encounter_id, version),
  FOREIGN KEY (clinic_id, patient_id) REFERENCES patient (clinic_id, patient_id),
  CHECK ((version = 1) = (supersedes IS NULL))
) STRICT;

CREATE INDEX encounter_patient ON encounter (clinic_id, patient_id, began_at);
