-- A slip of the program cannot change the log. Each statement on one line: its body has semicolons.

CREATE FUNCTION audit_only_grows() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE EXCEPTION 'the log only grows'; END $$;

CREATE TRIGGER audit_event_kept BEFORE DELETE ON audit_event FOR EACH ROW EXECUTE FUNCTION audit_only_grows();

CREATE TRIGGER audit_event_fixed BEFORE UPDATE OF clinic_id, event_id, happened_at, person_id, role, purpose, relation, action, subject_kind, subject_id, patient_id, reason_digest, seal ON audit_event FOR EACH ROW EXECUTE FUNCTION audit_only_grows();

CREATE TRIGGER audit_event_placed BEFORE UPDATE OF leaf_index ON audit_event FOR EACH ROW WHEN (OLD.leaf_index IS NOT NULL) EXECUTE FUNCTION audit_only_grows();

CREATE TRIGGER audit_node_kept BEFORE DELETE ON audit_node FOR EACH ROW EXECUTE FUNCTION audit_only_grows();

CREATE TRIGGER audit_node_fixed BEFORE UPDATE ON audit_node FOR EACH ROW EXECUTE FUNCTION audit_only_grows();
