-- A slip of the program cannot change the log. Each statement on one line: its body has semicolons.

CREATE TRIGGER audit_event_kept BEFORE DELETE ON audit_event BEGIN SELECT RAISE(ABORT, 'the log only grows'); END;

CREATE TRIGGER audit_event_fixed BEFORE UPDATE OF clinic_id, event_id, happened_at, person_id, role, purpose, relation, action, subject_kind, subject_id, patient_id, reason_digest, seal ON audit_event BEGIN SELECT RAISE(ABORT, 'the log only grows'); END;

CREATE TRIGGER audit_event_placed BEFORE UPDATE OF leaf_index ON audit_event WHEN OLD.leaf_index IS NOT NULL BEGIN SELECT RAISE(ABORT, 'the log only grows'); END;

CREATE TRIGGER audit_node_kept BEFORE DELETE ON audit_node BEGIN SELECT RAISE(ABORT, 'the log only grows'); END;

CREATE TRIGGER audit_node_fixed BEFORE UPDATE ON audit_node BEGIN SELECT RAISE(ABORT, 'the log only grows'); END;
