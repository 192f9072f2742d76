CREATE TABLE `batch_lines` (
	`batch_id` integer NOT NULL,
	`line` integer NOT NULL,
	`state` text NOT NULL,
	`body` text,
	`article_id` integer,
	`problem` text,
	PRIMARY KEY(`batch_id`, `line`),
	FOREIGN KEY (`batch_id`) REFERENCES `batches`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `batch_lines_waiting` ON `batch_lines` (`batch_id`) WHERE state = 'waiting';--> statement-breakpoint
CREATE TABLE `batches` (
	`id` integer PRIMARY KEY NOT NULL,
	`key` text NOT NULL,
	`fingerprint` text NOT NULL,
	`line_count` integer NOT NULL,
	`host` text NOT NULL,
	`created_by` text NOT NULL,
	`created_at` integer NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `batches_key_unique` ON `batches` (`key`);--> statement-breakpoint
CREATE TABLE `ingest_days` (
	`who` text NOT NULL,
	`day` text NOT NULL,
	`used` integer NOT NULL,
	PRIMARY KEY(`who`, `day`)
);

--> statement-breakpoint
-- Whoever stores a claim announces it; one that comes from an export has been announced there, with its own number.
DROP TRIGGER claims_announce;
--> statement-breakpoint
CREATE TRIGGER claims_announce AFTER INSERT ON claims
WHEN NOT EXISTS (SELECT 1 FROM changes WHERE subject = 'claim' AND subject_id = new.id AND version = new.version)
BEGIN
  INSERT INTO changes (kind, subject, subject_id, version, at, by)
  SELECT CASE new.visibility WHEN 'published' THEN 'claim.created' ELSE 'claim.drafted' END, 'claim', new.id, new.version,
    new.updated_at, created_by
  FROM articles WHERE id = new.article_id;
END;
