CREATE TABLE `articles` (
	`id` text PRIMARY KEY NOT NULL,
	`version` integer DEFAULT 0 NOT NULL,
	`headline` text NOT NULL,
	`desk` text DEFAULT '' NOT NULL,
	`byline` text DEFAULT '' NOT NULL,
	`deadline` text,
	`word_count` integer DEFAULT 0 NOT NULL,
	`text_hash` text NOT NULL,
	`created_by` text,
	`created_at` text NOT NULL,
	`updated_by` text,
	`updated_at` text NOT NULL,
	`trashed_at` text,
	FOREIGN KEY (`created_by`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`updated_by`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `articles_deadline` ON `articles` (`trashed_at`,`deadline`);--> statement-breakpoint
CREATE TABLE `commits` (
	`article_id` text NOT NULL,
	`id` text NOT NULL,
	`client_id` text NOT NULL,
	`actor_id` text,
	`base_version` integer NOT NULL,
	`version` integer NOT NULL,
	`at` text NOT NULL,
	`touched` text NOT NULL,
	`event` integer NOT NULL,
	PRIMARY KEY(`article_id`, `id`),
	FOREIGN KEY (`article_id`) REFERENCES `articles`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`actor_id`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `commits_version` ON `commits` (`article_id`,`version`);--> statement-breakpoint
CREATE TABLE `sign_offs` (
	`id` text PRIMARY KEY NOT NULL,
	`article_id` text NOT NULL,
	`version` integer NOT NULL,
	`text_hash` text NOT NULL,
	`cleared_by` text,
	`cleared_at` text NOT NULL,
	`override_reason` text,
	`overridden` text NOT NULL,
	`claims` text NOT NULL,
	FOREIGN KEY (`article_id`) REFERENCES `articles`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`cleared_by`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `sign_offs_article` ON `sign_offs` (`article_id`,`cleared_at`);--> statement-breakpoint
CREATE TABLE `snapshots` (
	`article_id` text NOT NULL,
	`version` integer NOT NULL,
	`doc` text NOT NULL,
	`created_at` text NOT NULL,
	PRIMARY KEY(`article_id`, `version`),
	FOREIGN KEY (`article_id`) REFERENCES `articles`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE TABLE `steps` (
	`article_id` text NOT NULL,
	`version` integer NOT NULL,
	`commit_id` text NOT NULL,
	`client_id` text NOT NULL,
	`step` text NOT NULL,
	PRIMARY KEY(`article_id`, `version`),
	FOREIGN KEY (`article_id`) REFERENCES `articles`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE TABLE `claim_counts` (
	`article_id` text NOT NULL,
	`status` text NOT NULL,
	`review` text NOT NULL,
	`stale` integer NOT NULL,
	`orphaned` integer NOT NULL,
	`resolved` integer NOT NULL,
	`shelved` integer NOT NULL,
	`count` integer NOT NULL,
	PRIMARY KEY(`article_id`, `status`, `review`, `stale`, `orphaned`, `resolved`, `shelved`)
);
--> statement-breakpoint
CREATE INDEX `claim_counts_review` ON `claim_counts` (`shelved`,`review`,`article_id`,`count`);--> statement-breakpoint
CREATE TABLE `claims` (
	`id` text PRIMARY KEY NOT NULL,
	`article_id` text NOT NULL,
	`number` integer NOT NULL,
	`quote` text NOT NULL,
	`prefix` text NOT NULL,
	`suffix` text NOT NULL,
	`status` text DEFAULT 'unchecked' NOT NULL,
	`review` text DEFAULT 'not_submitted' NOT NULL,
	`stale` integer DEFAULT false NOT NULL,
	`orphaned` integer DEFAULT false NOT NULL,
	`dismissed` integer DEFAULT false NOT NULL,
	`note` text DEFAULT '' NOT NULL,
	`proposed_wording` text,
	`finding_wording` text,
	`finding_by` text,
	`finding_at` text,
	`reviewed_by` text,
	`reviewed_at` text,
	`review_reason` text,
	`approval_stands` integer DEFAULT false NOT NULL,
	`resolution` text,
	`resolution_reason` text,
	`resolved_by` text,
	`resolved_at` text,
	`text_changed_by` text,
	`text_changed_at` text,
	`assignee_id` text,
	`priority` text DEFAULT 'normal' NOT NULL,
	`due_at` text NOT NULL,
	`shelved` integer DEFAULT false NOT NULL,
	`created_by` text,
	`created_at` text NOT NULL,
	`updated_at` text NOT NULL,
	`event_id` integer DEFAULT 0 NOT NULL,
	`search` text DEFAULT '' NOT NULL,
	FOREIGN KEY (`article_id`) REFERENCES `articles`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`finding_by`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`reviewed_by`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`resolved_by`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`text_changed_by`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`assignee_id`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`created_by`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "claims_status" CHECK("status" in ('unchecked', 'in_progress', 'verified', 'needs_change', 'disputed', 'cannot_verify', 'opinion')),
	CONSTRAINT "claims_review" CHECK("review" in ('not_submitted', 'pending', 'approved', 'returned')),
	CONSTRAINT "claims_priority" CHECK("priority" in ('low', 'normal', 'high')),
	CONSTRAINT "claims_resolution" CHECK("resolution" in ('fix', 'stet', 'cut'))
);
--> statement-breakpoint
CREATE INDEX `claims_article` ON `claims` (`article_id`,`number`);--> statement-breakpoint
CREATE INDEX `claims_article_people` ON `claims` (`article_id`,`assignee_id`,`finding_by`);--> statement-breakpoint
CREATE INDEX `claims_article_event` ON `claims` (`article_id`,`event_id`);--> statement-breakpoint
CREATE INDEX `claims_queue` ON `claims` (`shelved`,`due_at`,`article_id`,`number`,`id`);--> statement-breakpoint
CREATE INDEX `claims_queue_review` ON `claims` (`shelved`,`review`,`due_at`,`article_id`,`number`,`id`);--> statement-breakpoint
CREATE INDEX `claims_queue_status` ON `claims` (`shelved`,`status`,`due_at`,`article_id`,`number`,`id`);--> statement-breakpoint
CREATE INDEX `claims_queue_assignee` ON `claims` (`assignee_id`,`shelved`,`due_at`,`article_id`,`number`,`id`);--> statement-breakpoint
CREATE INDEX `claims_queue_stale` ON `claims` (`shelved`,`due_at`,`article_id`,`number`,`id`) WHERE "claims"."stale" = 1;--> statement-breakpoint
CREATE INDEX `claims_queue_orphaned` ON `claims` (`shelved`,`due_at`,`article_id`,`number`,`id`) WHERE "claims"."orphaned" = 1;--> statement-breakpoint
CREATE TABLE `comments` (
	`id` text PRIMARY KEY NOT NULL,
	`claim_id` text NOT NULL,
	`reply_to` text,
	`text` text NOT NULL,
	`author_id` text,
	`created_at` text NOT NULL,
	FOREIGN KEY (`claim_id`) REFERENCES `claims`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`author_id`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `comments_claim` ON `comments` (`claim_id`,`created_at`);--> statement-breakpoint
CREATE TABLE `events` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`kind` text NOT NULL,
	`actor_id` text,
	`at` text NOT NULL,
	`article_id` text,
	`claim_id` text,
	`data` text NOT NULL,
	FOREIGN KEY (`actor_id`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `events_article` ON `events` (`article_id`,`id`);--> statement-breakpoint
CREATE INDEX `events_claim` ON `events` (`claim_id`,`id`);--> statement-breakpoint
CREATE TABLE `accounts` (
	`id` text PRIMARY KEY NOT NULL,
	`account_id` text NOT NULL,
	`provider_id` text NOT NULL,
	`user_id` text NOT NULL,
	`access_token` text,
	`refresh_token` text,
	`id_token` text,
	`access_token_expires_at` text,
	`refresh_token_expires_at` text,
	`scope` text,
	`password` text,
	`created_at` text NOT NULL,
	`updated_at` text NOT NULL,
	FOREIGN KEY (`user_id`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX `accounts_user` ON `accounts` (`user_id`);--> statement-breakpoint
CREATE TABLE `links` (
	`id` text PRIMARY KEY NOT NULL,
	`kind` text NOT NULL,
	`token_hash` text NOT NULL,
	`email` text NOT NULL,
	`name` text,
	`roles` text NOT NULL,
	`person_id` text,
	`created_by` text,
	`created_at` text NOT NULL,
	`expires_at` text NOT NULL,
	`used_at` text,
	FOREIGN KEY (`person_id`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`created_by`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `links_token` ON `links` (`token_hash`);--> statement-breakpoint
CREATE TABLE `newsroom` (
	`id` integer PRIMARY KEY NOT NULL,
	`name` text NOT NULL,
	`own_findings_allowed` integer DEFAULT false NOT NULL,
	`created_at` text NOT NULL
);
--> statement-breakpoint
CREATE TABLE `people` (
	`id` text PRIMARY KEY NOT NULL,
	`name` text NOT NULL,
	`email` text NOT NULL,
	`email_verified` integer DEFAULT false NOT NULL,
	`image` text,
	`roles` text NOT NULL,
	`active` integer DEFAULT true NOT NULL,
	`created_at` text NOT NULL,
	`updated_at` text NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `people_email_unique` ON `people` (`email`);--> statement-breakpoint
CREATE TABLE `rate_limits` (
	`key` text PRIMARY KEY NOT NULL,
	`count` integer NOT NULL,
	`last_request` integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE `sessions` (
	`id` text PRIMARY KEY NOT NULL,
	`token` text NOT NULL,
	`user_id` text NOT NULL,
	`expires_at` text NOT NULL,
	`ip_address` text,
	`user_agent` text,
	`created_at` text NOT NULL,
	`updated_at` text NOT NULL,
	FOREIGN KEY (`user_id`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE UNIQUE INDEX `sessions_token_unique` ON `sessions` (`token`);--> statement-breakpoint
CREATE INDEX `sessions_user` ON `sessions` (`user_id`);--> statement-breakpoint
CREATE TABLE `tokens` (
	`id` text PRIMARY KEY NOT NULL,
	`person_id` text NOT NULL,
	`name` text NOT NULL,
	`hash` text NOT NULL,
	`hint` text NOT NULL,
	`created_at` text NOT NULL,
	`last_used_at` text,
	`revoked_at` text,
	FOREIGN KEY (`person_id`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE UNIQUE INDEX `tokens_hash` ON `tokens` (`hash`);--> statement-breakpoint
CREATE INDEX `tokens_person` ON `tokens` (`person_id`);--> statement-breakpoint
CREATE TABLE `verifications` (
	`id` text PRIMARY KEY NOT NULL,
	`identifier` text NOT NULL,
	`value` text NOT NULL,
	`expires_at` text NOT NULL,
	`created_at` text NOT NULL,
	`updated_at` text NOT NULL
);
--> statement-breakpoint
CREATE INDEX `verifications_identifier` ON `verifications` (`identifier`);--> statement-breakpoint
CREATE TABLE `citations` (
	`id` text PRIMARY KEY NOT NULL,
	`claim_id` text NOT NULL,
	`source_id` text NOT NULL,
	`stance` text DEFAULT 'supports' NOT NULL,
	`is_primary` integer DEFAULT false NOT NULL,
	`locator` text DEFAULT '' NOT NULL,
	`excerpt` text DEFAULT '' NOT NULL,
	`accessed_at` text,
	`added_by` text,
	`added_at` text NOT NULL,
	FOREIGN KEY (`claim_id`) REFERENCES `claims`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`source_id`) REFERENCES `sources`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`added_by`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "citations_stance" CHECK("stance" in ('supports', 'contradicts', 'context'))
);
--> statement-breakpoint
CREATE INDEX `citations_claim` ON `citations` (`claim_id`);--> statement-breakpoint
CREATE INDEX `citations_source` ON `citations` (`source_id`);--> statement-breakpoint
CREATE TABLE `sources` (
	`id` text PRIMARY KEY NOT NULL,
	`kind` text NOT NULL,
	`title` text NOT NULL,
	`url` text,
	`note` text DEFAULT '' NOT NULL,
	`confidential` integer DEFAULT false NOT NULL,
	`fields` text NOT NULL,
	`citation_count` integer DEFAULT 0 NOT NULL,
	`search` text DEFAULT '' NOT NULL,
	`created_by` text,
	`created_at` text NOT NULL,
	`updated_at` text NOT NULL,
	FOREIGN KEY (`created_by`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "sources_kind" CHECK("kind" in ('person', 'recording', 'email', 'document', 'official_record', 'data_set', 'paper', 'book', 'news_article', 'web_page', 'photo_video', 'press_release', 'own_observation', 'calculation'))
);
--> statement-breakpoint
CREATE INDEX `sources_updated` ON `sources` (`updated_at`,`id`);--> statement-breakpoint
CREATE INDEX `sources_url` ON `sources` (`url`);