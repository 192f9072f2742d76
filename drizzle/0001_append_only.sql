-- Follow-ups and their evidence are append-only in the database itself. REPLACE and upserts go past UPDATE and
-- DELETE triggers, so inserting over an existing row is refused too.
CREATE TRIGGER follow_ups_no_update BEFORE UPDATE ON follow_ups BEGIN
  SELECT RAISE(ABORT, 'follow_ups is append-only');
END;
--> statement-breakpoint
CREATE TRIGGER follow_ups_no_delete BEFORE DELETE ON follow_ups BEGIN
  SELECT RAISE(ABORT, 'follow_ups is append-only');
END;
--> statement-breakpoint
CREATE TRIGGER follow_ups_no_replace BEFORE INSERT ON follow_ups
WHEN EXISTS (SELECT 1 FROM follow_ups WHERE id = new.id OR (claim_id = new.claim_id AND claim_version = new.claim_version))
BEGIN
  SELECT RAISE(ABORT, 'follow_ups is append-only: this version is taken');
END;
--> statement-breakpoint
CREATE TRIGGER evidence_no_update BEFORE UPDATE ON evidence BEGIN
  SELECT RAISE(ABORT, 'evidence is append-only');
END;
--> statement-breakpoint
CREATE TRIGGER evidence_no_delete BEFORE DELETE ON evidence BEGIN
  SELECT RAISE(ABORT, 'evidence is append-only');
END;
--> statement-breakpoint
CREATE TRIGGER evidence_no_replace BEFORE INSERT ON evidence
WHEN EXISTS (SELECT 1 FROM evidence WHERE follow_up_id = new.follow_up_id AND position = new.position)
BEGIN
  SELECT RAISE(ABORT, 'evidence is append-only');
END;
