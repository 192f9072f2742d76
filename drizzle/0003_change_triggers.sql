-- The sequence of changes and the kept histories are append-only, against REPLACE and upserts too. The refusal of a
-- second row for the same version is what makes one of two writers fail.
CREATE TRIGGER changes_no_update BEFORE UPDATE ON changes BEGIN
  SELECT RAISE(ABORT, 'changes is append-only');
END;
--> statement-breakpoint
CREATE TRIGGER changes_no_delete BEFORE DELETE ON changes BEGIN
  SELECT RAISE(ABORT, 'changes is append-only');
END;
--> statement-breakpoint
CREATE TRIGGER changes_no_replace BEFORE INSERT ON changes
WHEN EXISTS (SELECT 1 FROM changes WHERE seq = new.seq OR (subject = new.subject AND subject_id = new.subject_id AND version = new.version))
BEGIN
  SELECT RAISE(ABORT, 'changes is append-only: this version is taken');
END;
--> statement-breakpoint
-- No number is left out: a reader who has seen one has seen all before it.
CREATE TRIGGER changes_no_gap AFTER INSERT ON changes
WHEN new.seq <> 1 AND NOT EXISTS (SELECT 1 FROM changes WHERE seq = new.seq - 1)
BEGIN
  SELECT RAISE(ABORT, 'changes has no gaps');
END;
--> statement-breakpoint
CREATE TRIGGER claim_history_no_update BEFORE UPDATE ON claim_history BEGIN
  SELECT RAISE(ABORT, 'claim_history is append-only');
END;
--> statement-breakpoint
CREATE TRIGGER claim_history_no_delete BEFORE DELETE ON claim_history BEGIN
  SELECT RAISE(ABORT, 'claim_history is append-only');
END;
--> statement-breakpoint
CREATE TRIGGER claim_history_no_replace BEFORE INSERT ON claim_history
WHEN EXISTS (SELECT 1 FROM claim_history WHERE claim_id = new.claim_id AND version = new.version)
BEGIN
  SELECT RAISE(ABORT, 'claim_history is append-only');
END;
--> statement-breakpoint
CREATE TRIGGER speaker_history_no_update BEFORE UPDATE ON speaker_history BEGIN
  SELECT RAISE(ABORT, 'speaker_history is append-only');
END;
--> statement-breakpoint
CREATE TRIGGER speaker_history_no_delete BEFORE DELETE ON speaker_history BEGIN
  SELECT RAISE(ABORT, 'speaker_history is append-only');
END;
--> statement-breakpoint
CREATE TRIGGER speaker_history_no_replace BEFORE INSERT ON speaker_history
WHEN EXISTS (SELECT 1 FROM speaker_history WHERE speaker_id = new.speaker_id AND version = new.version)
BEGIN
  SELECT RAISE(ABORT, 'speaker_history is append-only');
END;
--> statement-breakpoint
-- A claim or a speaker changes by one version at a time, with a row that says who, when and why; what it said
-- before is kept.
CREATE TRIGGER claims_need_change BEFORE UPDATE ON claims
WHEN new.id <> old.id OR new.version <> old.version + 1 OR NOT EXISTS (
  SELECT 1 FROM changes WHERE subject = 'claim' AND subject_id = old.id AND version = new.version
)
BEGIN
  SELECT RAISE(ABORT, 'claims change only together with a row in changes');
END;
--> statement-breakpoint
CREATE TRIGGER speakers_need_change BEFORE UPDATE ON speakers
WHEN new.id <> old.id OR new.version <> old.version + 1 OR NOT EXISTS (
  SELECT 1 FROM changes WHERE subject = 'speaker' AND subject_id = old.id AND version = new.version
)
BEGIN
  SELECT RAISE(ABORT, 'speakers change only together with a row in changes');
END;
--> statement-breakpoint
CREATE TRIGGER claims_keep_history AFTER UPDATE ON claims BEGIN
  INSERT INTO claim_history (claim_id, version, until, speaker_id, said_key, type, mode, status, visibility, text, exact, prefix, suffix, content, kind, role, said_edtf, said_earliest, said_latest, said_derivation, due_edtf, due_earliest, due_latest, due_derivation, machine, updated_at)
  VALUES (old.id, old.version, new.updated_at, old.speaker_id, old.said_key, old.type, old.mode, old.status, old.visibility, old.text, old.exact, old.prefix, old.suffix, old.content, old.kind, old.role, old.said_edtf, old.said_earliest, old.said_latest, old.said_derivation, old.due_edtf, old.due_earliest, old.due_latest, old.due_derivation, old.machine, old.updated_at);
END;
--> statement-breakpoint
CREATE TRIGGER speakers_keep_history AFTER UPDATE ON speakers BEGIN
  INSERT INTO speaker_history (speaker_id, version, until, name, kind, same_as, canonical_id, updated_at)
  VALUES (old.id, old.version, new.updated_at, old.name, old.kind, old.same_as, old.canonical_id, old.updated_at);
END;
--> statement-breakpoint
CREATE TRIGGER claims_no_replace BEFORE INSERT ON claims
WHEN EXISTS (SELECT 1 FROM claims WHERE id = new.id)
BEGIN
  SELECT RAISE(ABORT, 'a claim is never replaced: UNIQUE constraint failed: claims.id');
END;
--> statement-breakpoint
CREATE TRIGGER speakers_no_replace BEFORE INSERT ON speakers
WHEN EXISTS (SELECT 1 FROM speakers WHERE id = new.id)
BEGIN
  SELECT RAISE(ABORT, 'a speaker is never replaced: UNIQUE constraint failed: speakers.id');
END;
--> statement-breakpoint
-- Whoever stores a claim announces it.
CREATE TRIGGER claims_announce AFTER INSERT ON claims BEGIN
  INSERT INTO changes (kind, subject, subject_id, version, at, by)
  SELECT CASE new.visibility WHEN 'published' THEN 'claim.created' ELSE 'claim.drafted' END, 'claim', new.id, new.version,
    new.updated_at, created_by
  FROM articles WHERE id = new.article_id;
END;
--> statement-breakpoint
-- Claims stored before there was a sequence.
INSERT INTO changes (kind, subject, subject_id, version, at, by)
SELECT CASE c.visibility WHEN 'published' THEN 'claim.created' ELSE 'claim.drafted' END, 'claim', c.id, c.version, c.updated_at, a.created_by
FROM claims c JOIN articles a ON a.id = c.article_id ORDER BY c.id;
