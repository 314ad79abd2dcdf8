CREATE TABLE `chain_heads` (
	`chain` text PRIMARY KEY NOT NULL,
	`event` integer NOT NULL,
	`hash` text NOT NULL,
	`count` integer NOT NULL
);
--> statement-breakpoint
ALTER TABLE `sign_offs` ADD `head` text;--> statement-breakpoint
ALTER TABLE `events` ADD `previous` text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE `events` ADD `hash` text DEFAULT '' NOT NULL;