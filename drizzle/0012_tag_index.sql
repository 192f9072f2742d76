-- One way to filter: the full-text index, whose tags are what a claim can be filtered by, is walked in the order of a
-- list. Its number of a claim is the claim's place in that order, so that no filter needs an index of its own.
-- Everything is made anew from the claims; the index can be too: INSERT INTO claims_fts (claims_fts) VALUES ('rebuild');
DROP TRIGGER claims_fts_insert;--> statement-breakpoint
DROP TRIGGER claims_fts_before;--> statement-breakpoint
DROP TRIGGER claims_fts_update;--> statement-breakpoint
DROP TRIGGER claims_fts_delete;--> statement-breakpoint
DROP TABLE claims_fts;--> statement-breakpoint
DROP VIEW claims_search;--> statement-breakpoint
DROP TRIGGER claims_announce;--> statement-breakpoint
DROP TRIGGER claims_need_change;--> statement-breakpoint
DROP TRIGGER claims_stay_erased;--> statement-breakpoint
DROP TRIGGER claims_keep_history;--> statement-breakpoint
DROP INDEX `claims_speaker`;--> statement-breakpoint
DROP INDEX `claims_outlet`;--> statement-breakpoint
DROP INDEX `claims_kind`;--> statement-breakpoint
DROP INDEX `claims_type`;--> statement-breakpoint
DROP INDEX `claims_speaker_type`;--> statement-breakpoint
DROP INDEX `claims_status`;--> statement-breakpoint
DROP INDEX `claims_speaker_status`;--> statement-breakpoint
DROP INDEX `claims_outlet_status`;--> statement-breakpoint
DROP INDEX `claims_type_status`;--> statement-breakpoint
DROP INDEX `claims_speaker_due`;--> statement-breakpoint
DROP INDEX `claims_said`;--> statement-breakpoint
DROP INDEX `claims_article`;--> statement-breakpoint
DROP INDEX `claims_due`;--> statement-breakpoint
DROP INDEX `claims_opens`;--> statement-breakpoint
ALTER TABLE `claims` ADD `seq` integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE `claims` DROP COLUMN `said_key`;--> statement-breakpoint
ALTER TABLE `claim_history` DROP COLUMN `said_key`;--> statement-breakpoint
-- Every claim was announced by a change, the first of its version numbers.
UPDATE claims SET seq = (
  SELECT seq FROM changes WHERE subject = 'claim' AND subject_id = claims.id AND version IS NOT NULL ORDER BY version LIMIT 1
);
--> statement-breakpoint
-- A claim's places in the orders that the index holds: a range for each order, in it the day as YYYYMMDD, then the number,
-- which makes it unique. Of columns, since the database takes only those for unique. A claim falls due while its window is open.
ALTER TABLE claims ADD COLUMN said_place integer GENERATED ALWAYS AS (
  cast(replace(coalesce(said_latest, ''), '-', '') * 4294967296 + seq + 2305843009213693952 as integer)
) VIRTUAL;
--> statement-breakpoint
ALTER TABLE claims ADD COLUMN due_place integer GENERATED ALWAYS AS (
  iif(due_latest is not null and status in ('pending', 'in_progress', 'stalled'),
    cast(replace(coalesce(due_latest, ''), '-', '') * 4294967296 + seq as integer), null)
) VIRTUAL;
--> statement-breakpoint
ALTER TABLE claims ADD COLUMN opens_place integer GENERATED ALWAYS AS (
  iif(due_latest is not null and status in ('pending', 'in_progress', 'stalled'),
    cast(replace(coalesce(due_earliest, ''), '-', '') * 4294967296 + seq + 1152921504606846976 as integer), null)
) VIRTUAL;
--> statement-breakpoint
CREATE UNIQUE INDEX `claims_said` ON `claims` (said_place);--> statement-breakpoint
CREATE INDEX `claims_article` ON `claims` (`article_id`);--> statement-breakpoint
CREATE UNIQUE INDEX `claims_due` ON `claims` (due_place) WHERE due_place is not null;--> statement-breakpoint
CREATE UNIQUE INDEX `claims_opens` ON `claims` (opens_place) WHERE opens_place is not null;--> statement-breakpoint
CREATE TRIGGER claims_need_change BEFORE UPDATE ON claims
WHEN new.seq <> old.seq OR (new.id <> old.id OR new.version <> old.version + 1 OR NOT EXISTS (
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
CREATE TRIGGER claims_stay_erased BEFORE UPDATE ON claims WHEN old.text = '' AND (new.text <> '' OR new.visibility <> old.visibility)
BEGIN
  SELECT RAISE(ABORT, 'an erased claim stays erased');
END;
--> statement-breakpoint
CREATE TRIGGER claims_keep_history AFTER UPDATE ON claims WHEN new.version <> old.version BEGIN
  INSERT INTO claim_history (claim_id, version, until, speaker_id, type, mode, status, visibility, text, exact, prefix, suffix, content, kind, role, said_edtf, said_earliest, said_latest, said_derivation, due_edtf, due_earliest, due_latest, due_derivation, machine, updated_at)
  VALUES (old.id, old.version, new.updated_at, old.speaker_id, old.type, old.mode, old.status, old.visibility, old.text, old.exact, old.prefix, old.suffix, old.content, old.kind, old.role, old.said_edtf, old.said_earliest, old.said_latest, old.said_derivation, old.due_edtf, old.due_earliest, old.due_latest, old.due_derivation, old.machine, old.updated_at);
END;
--> statement-breakpoint
-- Whoever stores a claim announces it, under the number that the claim keeps: the next one, or nothing is stored. One that
-- comes from an export has been announced there. The high bits of an id are milliseconds since 2020.
CREATE TRIGGER claims_announce AFTER INSERT ON claims
WHEN NOT EXISTS (SELECT 1 FROM changes WHERE seq = new.seq AND subject = 'claim' AND subject_id = new.id)
BEGIN
  INSERT INTO changes (seq, kind, subject, subject_id, version, at, by)
  SELECT new.seq, CASE new.visibility WHEN 'published' THEN 'claim.created' ELSE 'claim.drafted' END, 'claim', new.id, 1,
    CASE new.version WHEN 1 THEN new.updated_at ELSE (new.id >> 12) + 1577836800000 END, created_by
  FROM articles WHERE id = new.article_id;
END;
--> statement-breakpoint
CREATE VIEW claims_tagged AS SELECT id, text, said_place, due_place, opens_place,
  iif(visibility = 'published', '', 'unlisted ') || 'k' || kind || ' t' || type || ' x' || replace(status, '_', '') || ' a' || article_id
  || ' s' || coalesce(speaker_id, 0) || ' o' || hex(coalesce(outlet_key, '')) || iif(due_place is null, '', ' w') AS tags
FROM claims;
--> statement-breakpoint
-- A claim stands in it by the day of saying; one with an open window by its last and by its first day too.
CREATE VIEW claims_search AS
SELECT said_place AS place, id, text, tags FROM claims_tagged
UNION ALL
SELECT due_place, id, text, tags FROM claims_tagged WHERE due_place is not null
UNION ALL
SELECT opens_place, id, text, tags FROM claims_tagged WHERE opens_place is not null;
--> statement-breakpoint
CREATE VIRTUAL TABLE claims_fts USING fts5 (text, tags, content = 'claims_search', content_rowid = 'place', columnsize = 0, tokenize = 'unicode61 remove_diacritics 2');
--> statement-breakpoint
-- In order, which is four times as fast as 'rebuild'.
INSERT INTO claims_fts (rowid, text, tags) SELECT place, text, tags FROM claims_search ORDER BY place;
--> statement-breakpoint
CREATE TRIGGER claims_fts_insert AFTER INSERT ON claims BEGIN
  INSERT INTO claims_fts (rowid, text, tags) SELECT place, text, tags FROM claims_search WHERE id = new.id;
END;
--> statement-breakpoint
CREATE TRIGGER claims_fts_before BEFORE UPDATE OF text, visibility, kind, type, status, speaker_id, outlet_key, said_latest, due_earliest, due_latest ON claims BEGIN
  INSERT INTO claims_fts (claims_fts, rowid, text, tags) SELECT 'delete', place, text, tags FROM claims_search WHERE id = old.id;
END;
--> statement-breakpoint
CREATE TRIGGER claims_fts_update AFTER UPDATE OF text, visibility, kind, type, status, speaker_id, outlet_key, said_latest, due_earliest, due_latest ON claims BEGIN
  INSERT INTO claims_fts (rowid, text, tags) SELECT place, text, tags FROM claims_search WHERE id = new.id;
END;
--> statement-breakpoint
CREATE TRIGGER claims_fts_delete BEFORE DELETE ON claims BEGIN
  INSERT INTO claims_fts (claims_fts, rowid, text, tags) SELECT 'delete', place, text, tags FROM claims_search WHERE id = old.id;
END;
