DROP INDEX `claims_article`;--> statement-breakpoint
DROP INDEX `claims_due`;--> statement-breakpoint
CREATE INDEX `claims_updated` ON `claims` (((updated_at + 100000000000000) || (id + 10000000000000000)));--> statement-breakpoint
CREATE INDEX `claims_kind` ON `claims` (`kind`,`said_key`) WHERE kind <> 'indirect';--> statement-breakpoint
CREATE INDEX `claims_type` ON `claims` (`type`,`said_key`) WHERE type <> 'statement';--> statement-breakpoint
CREATE INDEX `claims_speaker_type` ON `claims` (`speaker_id`,`type`,`said_key`) WHERE type <> 'statement';--> statement-breakpoint
CREATE INDEX `claims_speaker_status` ON `claims` (`speaker_id`,`status`,`said_key`) WHERE status <> 'pending';--> statement-breakpoint
CREATE INDEX `claims_outlet_status` ON `claims` (`outlet_key`,`status`,`said_key`) WHERE status <> 'pending';--> statement-breakpoint
CREATE INDEX `claims_type_status` ON `claims` (`type`,`status`,`said_key`) WHERE status <> 'pending';--> statement-breakpoint
CREATE INDEX `claims_speaker_due` ON `claims` (`speaker_id`,(due_latest || (id + 10000000000000000))) WHERE due_latest is not null and status in ('pending', 'in_progress', 'stalled');--> statement-breakpoint
CREATE INDEX `claims_article` ON `claims` (`article_id`,`said_key`);--> statement-breakpoint
CREATE INDEX `claims_due` ON `claims` ((due_latest || (id + 10000000000000000))) WHERE due_latest is not null and status in ('pending', 'in_progress', 'stalled');