ALTER TABLE `changes` ADD `seal` text;
--> statement-breakpoint
-- Append-only, but for erasure, which takes the salt out of a seal along with the words.
DROP TRIGGER changes_no_update;
--> statement-breakpoint
CREATE TRIGGER changes_no_update BEFORE UPDATE ON changes
WHEN old.kind = 'claim.erased' OR new.reason IS NOT NULL OR (new.data IS NOT NULL AND new.data IS NOT old.data)
  OR new.seq IS NOT old.seq OR new.kind IS NOT old.kind OR new.subject IS NOT old.subject OR new.subject_id IS NOT old.subject_id
  OR new.version IS NOT old.version OR new.mark IS NOT old.mark OR new.at IS NOT old.at OR new.by IS NOT old.by
  OR (new.seal IS NOT old.seal AND new.seal IS NOT substr(old.seal, 1, 194))
  OR NOT EXISTS (SELECT 1 FROM changes c WHERE c.subject = old.subject AND c.subject_id = old.subject_id
    AND c.kind = 'claim.erased' AND c.seq > old.seq)
BEGIN
  SELECT RAISE(ABORT, 'changes is append-only');
END;
