-- The log of what was seen and changed, and the tree that makes it provable.
-- An event gets its leaf_index once, from the sequencer; all else of it never changes.

CREATE TABLE audit_event (
  clinic_id TEXT NOT NULL REFERENCES clinic (clinic_id),
  event_id TEXT NOT NULL,
  happened_at INTEGER NOT NULL,
  person_id TEXT,
  role TEXT NOT NULL,
  purpose TEXT NOT NULL,
  relation TEXT NOT NULL,
  action TEXT NOT NULL,
  subject_kind TEXT NOT NULL,
  subject_id TEXT NOT NULL,
  patient_id TEXT,
  reason_digest BLOB,
  seal BLOB NOT NULL,
  leaf_index INTEGER,
  PRIMARY KEY (clinic_id, event_id)
) STRICT;

CREATE UNIQUE INDEX audit_event_leaf ON audit_event (leaf_index);

CREATE INDEX audit_event_pending ON audit_event (happened_at, event_id) WHERE leaf_index IS NULL;

CREATE INDEX audit_event_patient ON audit_event (clinic_id, patient_id, happened_at);

-- A written reason, sealed with the key of the patient whom it concerns.
CREATE TABLE audit_reason (
  clinic_id TEXT NOT NULL,
  event_id TEXT NOT NULL,
  sealed BLOB NOT NULL,
  PRIMARY KEY (clinic_id, event_id),
  FOREIGN KEY (clinic_id, event_id) REFERENCES audit_event (clinic_id, event_id)
) STRICT;

-- One row: how many events have their place. Whoever appends holds it.
CREATE TABLE audit_tree (
  tree_id INTEGER NOT NULL PRIMARY KEY CHECK (tree_id = 1),
  size INTEGER NOT NULL CHECK (size >= 0)
) STRICT;

INSERT INTO audit_tree (tree_id, size) VALUES (1, 0);

-- The complete subtrees: of level 0 the entries themselves.
CREATE TABLE audit_node (
  level INTEGER NOT NULL,
  position INTEGER NOT NULL,
  hash BLOB NOT NULL,
  PRIMARY KEY (level, position)
) STRICT;

CREATE TABLE audit_head (
  size INTEGER NOT NULL PRIMARY KEY,
  root BLOB NOT NULL,
  signed_at INTEGER NOT NULL,
  signature BLOB NOT NULL
) STRICT;
