-- Speakers are found by any of their names: the one shown, those that articles use, and those of speakers put under them.
-- One row a speaker; who stands under another has none of their own words in it. Made anew from the view at any time.
CREATE VIEW speakers_search AS
SELECT s.id AS id, iif(s.canonical_id is null, s.name || coalesce((
  SELECT ' ' || group_concat(n.name, ' ') FROM speakers o JOIN speaker_names n ON n.speaker_id = o.id
  WHERE (o.id = s.id OR o.canonical_id = s.id) AND n.name <> s.name), ''), '') AS names
FROM speakers s;
--> statement-breakpoint
CREATE VIRTUAL TABLE speakers_fts USING fts5 (names, columnsize = 0, tokenize = 'unicode61 remove_diacritics 2');
--> statement-breakpoint
INSERT INTO speakers_fts (rowid, names) SELECT id, names FROM speakers_search ORDER BY id;
--> statement-breakpoint
CREATE TRIGGER speakers_fts_insert AFTER INSERT ON speakers BEGIN
  INSERT INTO speakers_fts (rowid, names) SELECT id, names FROM speakers_search WHERE id = new.id;
END;
--> statement-breakpoint
CREATE TRIGGER speakers_fts_update AFTER UPDATE OF name, canonical_id ON speakers BEGIN
  UPDATE speakers_fts SET names = (SELECT names FROM speakers_search WHERE id = speakers_fts.rowid)
  WHERE rowid IN (new.id, new.canonical_id, old.canonical_id);
END;
--> statement-breakpoint
-- A new speaker's first name is in the index already; others come with an import.
CREATE TRIGGER speakers_fts_name AFTER INSERT ON speaker_names
WHEN NOT EXISTS (SELECT 1 FROM speakers WHERE id = new.speaker_id AND canonical_id is null AND name = new.name)
BEGIN
  UPDATE speakers_fts SET names = (SELECT names FROM speakers_search WHERE id = speakers_fts.rowid)
  WHERE rowid IN (new.speaker_id, (SELECT canonical_id FROM speakers WHERE id = new.speaker_id));
END;
--> statement-breakpoint
CREATE TRIGGER speakers_fts_delete AFTER DELETE ON speakers BEGIN
  DELETE FROM speakers_fts WHERE rowid = old.id;
END;
