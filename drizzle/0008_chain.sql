ALTER TABLE `follow_ups` ADD `hash` text;--> statement-breakpoint
ALTER TABLE `follow_ups` ADD `salt` text;--> statement-breakpoint
ALTER TABLE `follow_ups` ADD `content_hash` text;--> statement-breakpoint
-- Append-only, but for erasure: once the sequence says that something of the claim was erased, words may go, and nothing else.
DROP TRIGGER follow_ups_no_update;
--> statement-breakpoint
CREATE TRIGGER follow_ups_no_update BEFORE UPDATE ON follow_ups
WHEN new.note IS NOT NULL OR new.salt IS NOT NULL OR new.id IS NOT old.id OR new.claim_id IS NOT old.claim_id
  OR new.claim_version IS NOT old.claim_version OR new.status IS NOT old.status OR new.reason_code IS NOT old.reason_code
  OR new.corrects IS NOT old.corrects OR new.effective_on IS NOT old.effective_on OR new.recorded_at IS NOT old.recorded_at
  OR new.recorded_by IS NOT old.recorded_by OR (old.hash IS NOT NULL AND (new.hash IS NOT old.hash OR new.content_hash IS NOT old.content_hash))
  OR NOT EXISTS (SELECT 1 FROM changes WHERE subject = 'claim' AND subject_id = old.claim_id AND kind = 'claim.erased')
BEGIN
  SELECT RAISE(ABORT, 'follow_ups is append-only');
END;
--> statement-breakpoint
DROP TRIGGER evidence_no_update;
--> statement-breakpoint
CREATE TRIGGER evidence_no_update BEFORE UPDATE ON evidence
WHEN new.url IS NOT '' OR new.title IS NOT NULL OR new.published_at IS NOT NULL OR new.quote IS NOT NULL OR new.archived_url IS NOT NULL
  OR new.follow_up_id IS NOT old.follow_up_id OR new.position IS NOT old.position OR new.retrieved_at IS NOT old.retrieved_at
  OR NOT EXISTS (SELECT 1 FROM follow_ups f JOIN changes c ON c.subject = 'claim' AND c.subject_id = f.claim_id
    WHERE f.id = old.follow_up_id AND c.kind = 'claim.erased')
BEGIN
  SELECT RAISE(ABORT, 'evidence is append-only');
END;
--> statement-breakpoint
DROP TRIGGER changes_no_update;
--> statement-breakpoint
CREATE TRIGGER changes_no_update BEFORE UPDATE ON changes
WHEN old.kind = 'claim.erased' OR new.reason IS NOT NULL OR (new.data IS NOT NULL AND new.data IS NOT old.data)
  OR new.seq IS NOT old.seq OR new.kind IS NOT old.kind OR new.subject IS NOT old.subject OR new.subject_id IS NOT old.subject_id
  OR new.version IS NOT old.version OR new.mark IS NOT old.mark OR new.at IS NOT old.at OR new.by IS NOT old.by
  OR NOT EXISTS (SELECT 1 FROM changes c WHERE c.subject = old.subject AND c.subject_id = old.subject_id
    AND c.kind = 'claim.erased' AND c.seq > old.seq)
BEGIN
  SELECT RAISE(ABORT, 'changes is append-only');
END;
--> statement-breakpoint
DROP TRIGGER claim_history_no_update;
--> statement-breakpoint
CREATE TRIGGER claim_history_no_update BEFORE UPDATE ON claim_history
WHEN new.prefix <> '' OR new.suffix <> '' OR new.text NOT IN ('', old.text) OR new.claim_id IS NOT old.claim_id
  OR new.version IS NOT old.version OR new.until IS NOT old.until OR new.status IS NOT old.status OR new.visibility IS NOT old.visibility
  OR NOT EXISTS (SELECT 1 FROM claims mine JOIN claims erased ON erased.article_id = mine.article_id
    JOIN changes c ON c.subject = 'claim' AND c.subject_id = erased.id WHERE mine.id = old.claim_id AND c.kind = 'claim.erased')
BEGIN
  SELECT RAISE(ABORT, 'claim_history is append-only');
END;
--> statement-breakpoint
-- What an erased claim's neighbours show of it goes without a version of theirs.
DROP TRIGGER claims_need_change;
--> statement-breakpoint
CREATE TRIGGER claims_need_change BEFORE UPDATE ON claims
WHEN (new.id <> old.id OR new.version <> old.version + 1 OR NOT EXISTS (
  SELECT 1 FROM changes WHERE subject = 'claim' AND subject_id = old.id AND version = new.version
)) AND NOT (new.id = old.id AND new.version = old.version AND new.prefix = '' AND new.suffix = '' AND new.text IS old.text
  AND new.status IS old.status AND new.visibility IS old.visibility AND new.updated_at IS old.updated_at AND EXISTS (
  SELECT 1 FROM claims erased JOIN changes c ON c.subject = 'claim' AND c.subject_id = erased.id
  WHERE erased.article_id = old.article_id AND c.kind = 'claim.erased'
))
BEGIN
  SELECT RAISE(ABORT, 'claims change only together with a row in changes');
END;
--> statement-breakpoint
DROP TRIGGER claims_keep_history;
--> statement-breakpoint
CREATE TRIGGER claims_keep_history AFTER UPDATE ON claims WHEN new.version <> old.version BEGIN
  INSERT INTO claim_history (claim_id, version, until, speaker_id, said_key, type, mode, status, visibility, text, exact, prefix, suffix, content, kind, role, said_edtf, said_earliest, said_latest, said_derivation, due_edtf, due_earliest, due_latest, due_derivation, machine, updated_at)
  VALUES (old.id, old.version, new.updated_at, old.speaker_id, old.said_key, old.type, old.mode, old.status, old.visibility, old.text, old.exact, old.prefix, old.suffix, old.content, old.kind, old.role, old.said_edtf, old.said_earliest, old.said_latest, old.said_derivation, old.due_edtf, old.due_earliest, old.due_latest, old.due_derivation, old.machine, old.updated_at);
END;
--> statement-breakpoint
CREATE TRIGGER claims_stay_erased BEFORE UPDATE ON claims WHEN old.text = '' AND (new.text <> '' OR new.visibility <> old.visibility)
BEGIN
  SELECT RAISE(ABORT, 'an erased claim stays erased');
END;
