-- Full text over what was said. Beside the text stand one-word tags of what a claim can be filtered by, so that a
-- search with filters is one walk through the index. The index holds no text of its own and can be rebuilt:
-- INSERT INTO claims_fts (claims_fts) VALUES ('rebuild');
CREATE VIEW claims_search AS SELECT id, text,
  'v' || visibility || ' k' || kind || ' t' || type || ' x' || replace(status, '_', '') || ' a' || article_id
  || ' s' || coalesce(speaker_id, 0) || ' o' || hex(coalesce(outlet_key, '')) AS tags
FROM claims;
--> statement-breakpoint
CREATE VIRTUAL TABLE claims_fts USING fts5 (text, tags, content = 'claims_search', content_rowid = 'id', tokenize = 'unicode61 remove_diacritics 2');
--> statement-breakpoint
INSERT INTO claims_fts (claims_fts) VALUES ('rebuild');
--> statement-breakpoint
CREATE TRIGGER claims_fts_insert AFTER INSERT ON claims BEGIN
  INSERT INTO claims_fts (rowid, text, tags) SELECT id, text, tags FROM claims_search WHERE id = new.id;
END;
--> statement-breakpoint
CREATE TRIGGER claims_fts_before BEFORE UPDATE OF text, visibility, kind, type, status, speaker_id, outlet_key ON claims BEGIN
  INSERT INTO claims_fts (claims_fts, rowid, text, tags) SELECT 'delete', id, text, tags FROM claims_search WHERE id = old.id;
END;
--> statement-breakpoint
CREATE TRIGGER claims_fts_update AFTER UPDATE OF text, visibility, kind, type, status, speaker_id, outlet_key ON claims BEGIN
  INSERT INTO claims_fts (rowid, text, tags) SELECT id, text, tags FROM claims_search WHERE id = new.id;
END;
--> statement-breakpoint
CREATE TRIGGER claims_fts_delete BEFORE DELETE ON claims BEGIN
  INSERT INTO claims_fts (claims_fts, rowid, text, tags) SELECT 'delete', id, text, tags FROM claims_search WHERE id = old.id;
END;
