CREATE TABLE `outbox_keys` (
	`person_id` text NOT NULL,
	`browser` text NOT NULL,
	`key` text NOT NULL,
	`created_at` text NOT NULL,
	`used_at` text NOT NULL,
	PRIMARY KEY(`person_id`, `browser`),
	FOREIGN KEY (`person_id`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE cascade
);
