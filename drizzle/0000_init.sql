CREATE TABLE `article_texts` (
	`article_id` integer PRIMARY KEY NOT NULL,
	`text` text NOT NULL,
	FOREIGN KEY (`article_id`) REFERENCES `articles`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `articles` (
	`id` integer PRIMARY KEY NOT NULL,
	`digest` text NOT NULL,
	`url` text,
	`title` text,
	`outlet` text,
	`author` text,
	`language` text,
	`published_at` text,
	`published_day` text,
	`time_zone` text,
	`visibility` text NOT NULL,
	`claim_count` integer NOT NULL,
	`created_by` text NOT NULL,
	`created_at` integer NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `articles_digest_unique` ON `articles` (`digest`);--> statement-breakpoint
CREATE TABLE `claims` (
	`id` integer PRIMARY KEY NOT NULL,
	`article_id` integer NOT NULL,
	`speaker_id` integer,
	`outlet_key` text,
	`said_key` text NOT NULL,
	`kind` text NOT NULL,
	`type` text NOT NULL,
	`mode` text,
	`status` text DEFAULT 'pending' NOT NULL,
	`visibility` text NOT NULL,
	`version` integer DEFAULT 1 NOT NULL,
	`text` text NOT NULL,
	`exact` text,
	`prefix` text NOT NULL,
	`suffix` text NOT NULL,
	`content` text NOT NULL,
	`cue` text NOT NULL,
	`source` text NOT NULL,
	`source_text` text,
	`role` text,
	`resolution` text NOT NULL,
	`method` text NOT NULL,
	`confidence` real NOT NULL,
	`said_edtf` text,
	`said_earliest` text,
	`said_latest` text,
	`said_derivation` text,
	`due_edtf` text,
	`due_earliest` text,
	`due_latest` text,
	`due_derivation` text,
	`updated_at` integer NOT NULL,
	FOREIGN KEY (`article_id`) REFERENCES `articles`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`speaker_id`) REFERENCES `speakers`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `claims_said` ON `claims` (`said_key`);--> statement-breakpoint
CREATE INDEX `claims_speaker` ON `claims` (`speaker_id`,`said_key`);--> statement-breakpoint
CREATE INDEX `claims_outlet` ON `claims` (`outlet_key`,`said_key`);--> statement-breakpoint
CREATE INDEX `claims_article` ON `claims` (`article_id`);--> statement-breakpoint
CREATE INDEX `claims_status` ON `claims` (`status`,`said_key`) WHERE status <> 'pending';--> statement-breakpoint
CREATE INDEX `claims_due` ON `claims` (`due_latest`,`id`) WHERE due_latest is not null;--> statement-breakpoint
CREATE TABLE `evidence` (
	`follow_up_id` integer NOT NULL,
	`position` integer NOT NULL,
	`url` text NOT NULL,
	`title` text,
	`published_at` text,
	`retrieved_at` integer NOT NULL,
	`quote` text,
	`archived_url` text,
	PRIMARY KEY(`follow_up_id`, `position`),
	FOREIGN KEY (`follow_up_id`) REFERENCES `follow_ups`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `follow_ups` (
	`id` integer PRIMARY KEY NOT NULL,
	`claim_id` integer NOT NULL,
	`claim_version` integer NOT NULL,
	`status` text NOT NULL,
	`note` text,
	`reason_code` text,
	`corrects` integer,
	`effective_on` text NOT NULL,
	`recorded_at` integer NOT NULL,
	`recorded_by` text NOT NULL,
	FOREIGN KEY (`claim_id`) REFERENCES `claims`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `follow_ups_claim` ON `follow_ups` (`claim_id`,`claim_version`);--> statement-breakpoint
CREATE TABLE `idempotency_keys` (
	`key` text PRIMARY KEY NOT NULL,
	`fingerprint` text NOT NULL,
	`status` integer NOT NULL,
	`body` text NOT NULL,
	`created_at` integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE `speaker_names` (
	`key` text PRIMARY KEY NOT NULL,
	`speaker_id` integer NOT NULL,
	`name` text NOT NULL,
	FOREIGN KEY (`speaker_id`) REFERENCES `speakers`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `speaker_names_speaker` ON `speaker_names` (`speaker_id`);--> statement-breakpoint
CREATE TABLE `speakers` (
	`id` integer PRIMARY KEY NOT NULL,
	`name` text NOT NULL,
	`kind` text NOT NULL,
	`version` integer DEFAULT 1 NOT NULL,
	`created_at` integer NOT NULL,
	`updated_at` integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE `tokens` (
	`id` integer PRIMARY KEY NOT NULL,
	`hash` text NOT NULL,
	`name` text NOT NULL,
	`role` text NOT NULL,
	`expires_at` integer,
	`revoked_at` integer,
	`last_used_at` integer,
	`created_at` integer NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `tokens_hash_unique` ON `tokens` (`hash`);