CREATE TABLE `claim_holds` (
	`claim_id` text PRIMARY KEY NOT NULL,
	`person_id` text NOT NULL,
	`since` text NOT NULL,
	`seen_at` text NOT NULL,
	FOREIGN KEY (`claim_id`) REFERENCES `claims`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`person_id`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX `claim_holds_seen` ON `claim_holds` (`seen_at`);--> statement-breakpoint
CREATE INDEX `claim_holds_person` ON `claim_holds` (`person_id`);--> statement-breakpoint
CREATE TABLE `snoozes` (
	`person_id` text NOT NULL,
	`claim_id` text NOT NULL,
	`until` text NOT NULL,
	PRIMARY KEY(`person_id`, `claim_id`),
	FOREIGN KEY (`person_id`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`claim_id`) REFERENCES `claims`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX `snoozes_until` ON `snoozes` (`person_id`,`until`);--> statement-breakpoint
CREATE INDEX `snoozes_claim` ON `snoozes` (`claim_id`);--> statement-breakpoint
-- Written by hand: the table is not built anew, since columns with a CHECK of their own can be added to it as it is.
ALTER TABLE `claims` ADD `flags` text DEFAULT '[]' NOT NULL CONSTRAINT "claims_flags" CHECK("flags" in ('[]', '["legal"]', '["sensitive"]', '["legal","sensitive"]'));--> statement-breakpoint
ALTER TABLE `claims` ADD `first_approved_by` text REFERENCES people(id);--> statement-breakpoint
ALTER TABLE `claims` ADD `first_approved_at` text;--> statement-breakpoint
ALTER TABLE `newsroom` ADD `second_reviewer` integer DEFAULT false NOT NULL;--> statement-breakpoint
CREATE INDEX `claims_first_approved` ON `claims` (`first_approved_by`,`review`) WHERE "claims"."first_approved_by" is not null;
