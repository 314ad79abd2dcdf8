-- The queue is read along lanes, in indexes that know all that is asked (decision 103).
DROP INDEX `claims_queue`;--> statement-breakpoint
DROP INDEX `claims_by_desk`;--> statement-breakpoint
DROP INDEX `claims_by_deadline`;--> statement-breakpoint
DROP INDEX `claims_by_age`;--> statement-breakpoint
DROP INDEX `claims_by_article`;--> statement-breakpoint
DROP INDEX `claims_by_assignee`;--> statement-breakpoint
DROP INDEX `claims_by_checker`;--> statement-breakpoint
ALTER TABLE `claims` ADD `lane` integer GENERATED ALWAYS AS (case when shelved then null else
  (case "review" when 'not_submitted' then 0 when 'pending' then 1 when 'approved' then 2 when 'returned' then 3 end << 2)
  | case "priority" when 'high' then 0 when 'normal' then 1 when 'low' then 2 end
end) VIRTUAL;--> statement-breakpoint
CREATE INDEX `claims_by_facets` ON `claims` (`facets`,`due_at`,`article_id`,`number`,`id`,`waiting_since`,`article_order`,`desk`,`finding_by`);--> statement-breakpoint
CREATE INDEX `claims_by_deadline` ON `claims` (`lane`,`due_at`,`article_id`,`number`,`id`,`facets`,`waiting_since`,`article_order`,`desk`,`finding_by`);--> statement-breakpoint
CREATE INDEX `claims_by_age` ON `claims` (`lane`,`waiting_since`,`id`,`facets`,`due_at`,`desk`,`finding_by`);--> statement-breakpoint
CREATE INDEX `claims_by_article` ON `claims` (`lane`,`article_order`,`article_id`,`number`,`id`,`facets`,`waiting_since`,`due_at`,`desk`,`finding_by`);--> statement-breakpoint
CREATE INDEX `claims_by_assignee` ON `claims` (`assignee_id`,`lane`,`due_at`,`article_id`,`number`,`id`,`facets`,`waiting_since`,`article_order`,`desk`,`finding_by`);--> statement-breakpoint
CREATE INDEX `claims_by_checker` ON `claims` (`finding_by`,`lane`,`due_at`,`article_id`,`number`,`id`,`facets`,`waiting_since`,`article_order`,`desk`,`assignee_id`) WHERE "claims"."finding_by" is not null;--> statement-breakpoint
CREATE INDEX `articles_desk` ON `articles` (`desk`,`id`);