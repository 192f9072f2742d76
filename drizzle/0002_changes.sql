CREATE TABLE `changes` (
	`seq` integer PRIMARY KEY NOT NULL,
	`kind` text NOT NULL,
	`subject` text NOT NULL,
	`subject_id` integer NOT NULL,
	`version` integer,
	`mark` text,
	`at` integer NOT NULL,
	`by` text NOT NULL,
	`reason` text,
	`data` text
);
--> statement-breakpoint
CREATE UNIQUE INDEX `changes_version` ON `changes` (`subject`,`subject_id`,`version`);--> statement-breakpoint
CREATE UNIQUE INDEX `changes_mark` ON `changes` (`subject_id`,`mark`) WHERE mark is not null;--> statement-breakpoint
CREATE INDEX `changes_hidden` ON `changes` (`seq`) WHERE kind = 'claim.hidden';--> statement-breakpoint
CREATE TABLE `claim_history` (
	`claim_id` integer NOT NULL,
	`version` integer NOT NULL,
	`until` integer NOT NULL,
	`speaker_id` integer,
	`said_key` text NOT NULL,
	`type` text NOT NULL,
	`mode` text,
	`status` text NOT NULL,
	`visibility` text NOT NULL,
	`text` text NOT NULL,
	`exact` text,
	`prefix` text NOT NULL,
	`suffix` text NOT NULL,
	`content` text NOT NULL,
	`kind` text NOT NULL,
	`role` text,
	`said_edtf` text,
	`said_earliest` text,
	`said_latest` text,
	`said_derivation` text,
	`due_edtf` text,
	`due_earliest` text,
	`due_latest` text,
	`due_derivation` text,
	`machine` text,
	`updated_at` integer NOT NULL,
	PRIMARY KEY(`claim_id`, `version`)
);
--> statement-breakpoint
CREATE TABLE `deliveries` (
	`webhook_id` integer NOT NULL,
	`seq` integer NOT NULL,
	`state` text DEFAULT 'waiting' NOT NULL,
	`attempts` integer DEFAULT 0 NOT NULL,
	`next_at` integer NOT NULL,
	PRIMARY KEY(`webhook_id`, `seq`),
	FOREIGN KEY (`webhook_id`) REFERENCES `webhooks`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `deliveries_waiting` ON `deliveries` (`next_at`) WHERE state = 'waiting';--> statement-breakpoint
CREATE TABLE `delivery_attempts` (
	`webhook_id` integer NOT NULL,
	`seq` integer NOT NULL,
	`attempt` integer NOT NULL,
	`at` integer NOT NULL,
	`status` integer,
	`error` text,
	PRIMARY KEY(`webhook_id`, `seq`, `attempt`)
);
--> statement-breakpoint
CREATE TABLE `speaker_history` (
	`speaker_id` integer NOT NULL,
	`version` integer NOT NULL,
	`until` integer NOT NULL,
	`name` text NOT NULL,
	`kind` text NOT NULL,
	`same_as` text NOT NULL,
	`canonical_id` integer,
	`updated_at` integer NOT NULL,
	PRIMARY KEY(`speaker_id`, `version`)
);
--> statement-breakpoint
CREATE TABLE `webhooks` (
	`id` integer PRIMARY KEY NOT NULL,
	`url` text NOT NULL,
	`secret` text NOT NULL,
	`kinds` text,
	`cursor` integer NOT NULL,
	`disabled_at` integer,
	`disabled_reason` text,
	`created_by` text NOT NULL,
	`created_at` integer NOT NULL
);
--> statement-breakpoint
ALTER TABLE `claims` ADD `machine` text;--> statement-breakpoint
ALTER TABLE `idempotency_keys` ADD `headers` text DEFAULT '{}' NOT NULL;--> statement-breakpoint
ALTER TABLE `speakers` ADD `same_as` text DEFAULT '[]' NOT NULL;--> statement-breakpoint
ALTER TABLE `speakers` ADD `canonical_id` integer;--> statement-breakpoint
CREATE INDEX `speakers_canonical` ON `speakers` (`canonical_id`) WHERE canonical_id is not null;--> statement-breakpoint
CREATE INDEX `articles_time_zone` ON `articles` (`time_zone`);