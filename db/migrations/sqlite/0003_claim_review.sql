ALTER TABLE `claims` ADD `claimant` text;--> statement-breakpoint
ALTER TABLE `claims` ADD `verdict` text;