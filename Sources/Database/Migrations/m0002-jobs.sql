-- Background work and the results of posts that may be sent again.

CREATE TABLE job (
  clinic_id TEXT NOT NULL REFERENCES clinic (clinic_id),
  job_id TEXT NOT NULL,
  kind TEXT NOT NULL CHECK (length(kind) BETWEEN 1 AND 100),
  -- Ids and settings as JSON, never patient data.
  payload TEXT NOT NULL,
  state TEXT NOT NULL CHECK (state IN ('waiting', 'leased', 'done', 'dead')),
  -- Not before this instant; for a leased job, when the lease expires.
  due_at INTEGER NOT NULL,
  attempts INTEGER NOT NULL CHECK (attempts >= 0),
  lease TEXT,
  failure TEXT CHECK (length(failure) <= 500),
  recorded_at INTEGER NOT NULL,
  PRIMARY KEY (clinic_id, job_id),
  CHECK ((state = 'leased') = (lease IS NOT NULL))
) STRICT;

CREATE INDEX job_due ON job (due_at) WHERE state IN ('waiting', 'leased');

CREATE TABLE idempotency_key (
  clinic_id TEXT NOT NULL REFERENCES clinic (clinic_id),
  idempotency_key TEXT NOT NULL CHECK (length(idempotency_key) BETWEEN 1 AND 200),
  route TEXT NOT NULL,
  request_hash BLOB NOT NULL,
  -- Both NULL only within the transaction that handles the first post.
  status INTEGER,
  result BLOB,
  expires_at INTEGER NOT NULL,
  PRIMARY KEY (clinic_id, idempotency_key)
) STRICT;

CREATE INDEX idempotency_key_expiry ON idempotency_key (expires_at);
