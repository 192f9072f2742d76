CREATE TABLE `claim_relations` (
	`claim_id` integer NOT NULL,
	`earlier_id` integer NOT NULL,
	`kind` text NOT NULL,
	`state` text NOT NULL,
	`score` real NOT NULL,
	`reason` text NOT NULL,
	`slip_days` integer,
	`note` text,
	`decided_by` text NOT NULL,
	`decided_at` integer NOT NULL,
	PRIMARY KEY(`claim_id`, `earlier_id`),
	FOREIGN KEY (`claim_id`) REFERENCES `claims`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`earlier_id`) REFERENCES `claims`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `claim_relations_earlier` ON `claim_relations` (`earlier_id`);