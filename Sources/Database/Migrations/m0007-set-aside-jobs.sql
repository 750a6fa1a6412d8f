-- A job that was given up and that an administrator has seen to: it no longer asks for attention.

ALTER TABLE job ADD COLUMN set_aside_at INTEGER;
