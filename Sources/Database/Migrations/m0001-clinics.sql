-- Clinics and the places where they receive.
-- The subset: lower-case names; TEXT, INTEGER, REAL, BLOB; every table STRICT; ids are UUIDv7 texts,
-- instants microseconds since 1970 in UTC, flags 0 or 1; every statement ends with ; at a line's end.

CREATE TABLE clinic (
  clinic_id TEXT NOT NULL PRIMARY KEY,
  name TEXT NOT NULL CHECK (length(name) BETWEEN 1 AND 200),
  time_zone TEXT NOT NULL,
  recorded_at INTEGER NOT NULL
) STRICT;

CREATE TABLE site (
  clinic_id TEXT NOT NULL REFERENCES clinic (clinic_id),
  site_id TEXT NOT NULL,
  name TEXT NOT NULL CHECK (length(name) BETWEEN 1 AND 200),
  recorded_at INTEGER NOT NULL,
  PRIMARY KEY (clinic_id, site_id)
) STRICT;
