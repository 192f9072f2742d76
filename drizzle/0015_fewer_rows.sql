-- Fewer rows for each claim that comes in: what its recording alone says (version 1 of it, unchanged since, of this article) is
-- found by its number, its id and the tag index, and needs no row of an index.
DROP INDEX `changes_version`;--> statement-breakpoint
DROP INDEX `claims_article`;--> statement-breakpoint
DROP INDEX `claims_updated`;--> statement-breakpoint
CREATE UNIQUE INDEX `changes_version` ON `changes` (`subject`,`subject_id`,`version`) WHERE version > 1;--> statement-breakpoint
CREATE INDEX `changes_erased` ON `changes` (`subject_id`) WHERE kind = 'claim.erased';--> statement-breakpoint
CREATE INDEX `claims_updated` ON `claims` (((updated_at - 1577836800000) * 4096 + (id & 4095))) WHERE version > 1;--> statement-breakpoint
DROP TRIGGER changes_no_replace;
--> statement-breakpoint
-- The first version of a claim is announced under the number that the claim keeps, so only there.
CREATE TRIGGER changes_no_replace BEFORE INSERT ON changes
WHEN EXISTS (SELECT 1 FROM changes WHERE seq = new.seq)
  OR EXISTS (SELECT 1 FROM changes WHERE subject = new.subject AND subject_id = new.subject_id AND version = new.version AND version > 1)
  OR (new.subject = 'claim' AND new.version <= 1 AND EXISTS (SELECT 1 FROM claims WHERE id = new.subject_id AND seq IS NOT new.seq))
BEGIN
  SELECT RAISE(ABORT, 'changes is append-only: this version is taken');
END;
--> statement-breakpoint
DROP TRIGGER claims_need_change;
--> statement-breakpoint
CREATE TRIGGER claims_need_change BEFORE UPDATE ON claims
WHEN new.seq <> old.seq OR (new.id <> old.id OR new.version <> old.version + 1 OR NOT EXISTS (
  SELECT 1 FROM changes WHERE subject = 'claim' AND subject_id = old.id AND version = new.version AND version > 1
)) AND NOT (new.id = old.id AND new.version = old.version AND new.prefix = '' AND new.suffix = '' AND new.text IS old.text
  AND new.status IS old.status AND new.visibility IS old.visibility AND new.updated_at IS old.updated_at AND EXISTS (
  SELECT 1 FROM changes c CROSS JOIN claims erased ON erased.id = c.subject_id
  WHERE c.kind = 'claim.erased' AND erased.article_id = old.article_id
))
BEGIN
  SELECT RAISE(ABORT, 'claims change only together with a row in changes');
END;
--> statement-breakpoint
DROP TRIGGER speakers_need_change;
--> statement-breakpoint
CREATE TRIGGER speakers_need_change BEFORE UPDATE ON speakers
WHEN new.id <> old.id OR new.version <> old.version + 1 OR NOT EXISTS (
  SELECT 1 FROM changes WHERE subject = 'speaker' AND subject_id = old.id AND version = new.version AND version > 1
)
BEGIN
  SELECT RAISE(ABORT, 'speakers change only together with a row in changes');
END;
--> statement-breakpoint
DROP TRIGGER follow_ups_no_update;
--> statement-breakpoint
CREATE TRIGGER follow_ups_no_update BEFORE UPDATE ON follow_ups
WHEN new.note IS NOT NULL OR new.salt IS NOT NULL OR new.id IS NOT old.id OR new.claim_id IS NOT old.claim_id
  OR new.claim_version IS NOT old.claim_version OR new.status IS NOT old.status OR new.reason_code IS NOT old.reason_code
  OR new.corrects IS NOT old.corrects OR new.effective_on IS NOT old.effective_on OR new.recorded_at IS NOT old.recorded_at
  OR new.recorded_by IS NOT old.recorded_by OR (old.hash IS NOT NULL AND (new.hash IS NOT old.hash OR new.content_hash IS NOT old.content_hash))
  OR NOT EXISTS (SELECT 1 FROM changes WHERE subject = 'claim' AND subject_id = old.claim_id AND kind = 'claim.erased' AND version > 1)
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
    WHERE f.id = old.follow_up_id AND c.kind = 'claim.erased' AND c.version > 1)
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
  OR (new.seal IS NOT old.seal AND new.seal IS NOT substr(old.seal, 1, 194))
  OR NOT EXISTS (SELECT 1 FROM changes c WHERE c.subject = old.subject AND c.subject_id = old.subject_id
    AND c.kind = 'claim.erased' AND c.version > 1 AND c.seq > old.seq)
BEGIN
  SELECT RAISE(ABORT, 'changes is append-only');
END;
--> statement-breakpoint
DROP TRIGGER claim_history_no_update;
--> statement-breakpoint
CREATE TRIGGER claim_history_no_update BEFORE UPDATE ON claim_history
WHEN new.prefix <> '' OR new.suffix <> '' OR new.text NOT IN ('', old.text) OR new.claim_id IS NOT old.claim_id
  OR new.version IS NOT old.version OR new.until IS NOT old.until OR new.status IS NOT old.status OR new.visibility IS NOT old.visibility
  OR NOT EXISTS (SELECT 1 FROM claims mine CROSS JOIN changes c CROSS JOIN claims erased ON erased.id = c.subject_id
    WHERE mine.id = old.claim_id AND c.kind = 'claim.erased' AND erased.article_id = mine.article_id)
BEGIN
  SELECT RAISE(ABORT, 'claim_history is append-only');
END;
