CREATE TABLE `jobs` (
	`id` text PRIMARY KEY NOT NULL,
	`kind` text NOT NULL,
	`payload` text NOT NULL,
	`state` text DEFAULT 'waiting' NOT NULL,
	`about` text NOT NULL,
	`run_at` text NOT NULL,
	`attempts` integer DEFAULT 0 NOT NULL,
	`last_error` text,
	`created_at` text NOT NULL,
	`finished_at` text,
	CONSTRAINT "jobs_kind" CHECK("kind" in ('mail', 'digest', 'webhook', 'test_mail')),
	CONSTRAINT "jobs_state" CHECK("state" in ('waiting', 'running', 'done', 'failed'))
);
--> statement-breakpoint
CREATE INDEX `jobs_due` ON `jobs` (`state`,`run_at`);--> statement-breakpoint
CREATE INDEX `jobs_about` ON `jobs` (`about`);--> statement-breakpoint
CREATE TABLE `notice_place` (
	`id` integer PRIMARY KEY NOT NULL,
	`event` integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE `notice_wishes` (
	`person_id` text PRIMARY KEY NOT NULL,
	`mail` text NOT NULL,
	`digest_hour` integer,
	`time_zone` text NOT NULL,
	FOREIGN KEY (`person_id`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE TABLE `notices` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`person_id` text NOT NULL,
	`kind` text NOT NULL,
	`article_id` text NOT NULL,
	`claim_id` text,
	`actor_id` text,
	`words` text NOT NULL,
	`at` text NOT NULL,
	`read_at` text,
	`mailed_at` text,
	`about` text NOT NULL,
	FOREIGN KEY (`person_id`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`article_id`) REFERENCES `articles`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`claim_id`) REFERENCES `claims`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`actor_id`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "notices_kind" CHECK("kind" in ('assigned', 'returned', 'mentioned', 'replied', 'stale', 'deadline'))
);
--> statement-breakpoint
CREATE UNIQUE INDEX `notices_about` ON `notices` (`person_id`,`about`);--> statement-breakpoint
CREATE INDEX `notices_person` ON `notices` (`person_id`,`id`);--> statement-breakpoint
CREATE INDEX `notices_unread` ON `notices` (`person_id`,`id`) WHERE "notices"."read_at" is null;