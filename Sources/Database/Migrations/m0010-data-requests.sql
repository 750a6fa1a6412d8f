-- What patients ask about their data (GDPR, articles 15 and 17): the highest version of a request counts.

CREATE TABLE data_request (
  clinic_id TEXT NOT NULL,
  request_id TEXT NOT NULL,
  version INTEGER NOT NULL CHECK (version >= 1),
  supersedes INTEGER,
  patient_id TEXT NOT NULL,
  kind TEXT NOT NULL CHECK (kind IN ('erasure', 'copy')),
  state TEXT NOT NULL CHECK (state IN ('asked', 'withdrawn', 'refused', 'done')),
  -- Whether the patient asked by their own account, or the clinic noted it.
  by_patient INTEGER NOT NULL CHECK (by_patient IN (0, 1)),
  asked_at INTEGER NOT NULL,
  -- Why it was refused, sealed under the patient's key.
  sealed_reason BLOB,
  recorded_at INTEGER NOT NULL,
  author TEXT NOT NULL,
  PRIMARY KEY (clinic_id, request_id, version),
  FOREIGN KEY (clinic_id, patient_id) REFERENCES patient (clinic_id, patient_id),
  CHECK ((version = 1) = (supersedes IS NULL)),
  CHECK (supersedes IS NULL OR supersedes = version - 1),
  CHECK ((state = 'refused') = (sealed_reason IS NOT NULL))
) STRICT;

CREATE INDEX data_request_patient ON data_request (clinic_id, patient_id);
