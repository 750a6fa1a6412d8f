-- Backups of the whole installation, and restorations from them: what an administrator is shown.

CREATE TABLE backup (
  backup_id TEXT NOT NULL PRIMARY KEY,
  made_at INTEGER NOT NULL,
  digest TEXT NOT NULL CHECK (length(digest) = 64),
  byte_count INTEGER NOT NULL CHECK (byte_count >= 0),
  row_count INTEGER NOT NULL CHECK (row_count >= 0),
  photograph_count INTEGER NOT NULL CHECK (photograph_count >= 0),
  log_size INTEGER NOT NULL CHECK (log_size >= 0),
  verified_at INTEGER NOT NULL
) STRICT;

CREATE INDEX backup_made ON backup (made_at);

CREATE TABLE restoration (
  restoration_id TEXT NOT NULL PRIMARY KEY,
  digest TEXT NOT NULL CHECK (length(digest) = 64),
  made_at INTEGER NOT NULL,
  restored_at INTEGER NOT NULL
) STRICT;
