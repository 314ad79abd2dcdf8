CREATE TABLE `claim_facets` (
	`facets` integer PRIMARY KEY NOT NULL,
	`count` integer NOT NULL
);
--> statement-breakpoint
DROP INDEX `claims_queue_review`;--> statement-breakpoint
DROP INDEX `claims_queue_status`;--> statement-breakpoint
DROP INDEX `claims_queue_assignee`;--> statement-breakpoint
DROP INDEX `claims_queue_stale`;--> statement-breakpoint
DROP INDEX `claims_queue_orphaned`;--> statement-breakpoint
DROP INDEX `claims_article`;--> statement-breakpoint
ALTER TABLE `claims` ADD `desk` text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE `claims` ADD `article_order` integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE `claims` ADD `citation_count` integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE `claims` ADD `thin` integer DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE `claims` ADD `facets` integer GENERATED ALWAYS AS (case when shelved then null else
  (stale << 0)
  | (orphaned << 1)
  | ((citation_count = 0) << 2)
  | (thin << 3)
  | (case "priority" when 'high' then 0 when 'normal' then 1 when 'low' then 2 end << 4)
  | ((instr(flags, '"legal"') > 0) << 6)
  | ((instr(flags, '"sensitive"') > 0) << 7)
  | (case "status" when 'unchecked' then 0 when 'in_progress' then 1 when 'verified' then 2 when 'needs_change' then 3 when 'disputed' then 4 when 'cannot_verify' then 5 when 'opinion' then 6 end << 8)
  | (case "review" when 'not_submitted' then 0 when 'pending' then 1 when 'approved' then 2 when 'returned' then 3 end << 11)
end) VIRTUAL;--> statement-breakpoint
ALTER TABLE `claims` ADD `waiting_since` text GENERATED ALWAYS AS (case
  when review = 'pending' then coalesce(finding_at, created_at)
  when review <> 'not_submitted' then coalesce(reviewed_at, finding_at, created_at)
  when stale then coalesce(text_changed_at, created_at)
  else created_at
end) VIRTUAL;--> statement-breakpoint
CREATE INDEX `claims_by_deadline` ON `claims` (`facets`,`due_at`,`article_id`,`number`,`id`);--> statement-breakpoint
CREATE INDEX `claims_by_age` ON `claims` (`facets`,`waiting_since`,`id`);--> statement-breakpoint
CREATE INDEX `claims_by_article` ON `claims` (`facets`,`article_order`,`article_id`,`number`,`id`);--> statement-breakpoint
CREATE INDEX `claims_by_assignee` ON `claims` (`assignee_id`,`facets`,`due_at`,`article_id`,`number`,`id`);--> statement-breakpoint
CREATE INDEX `claims_by_checker` ON `claims` (`finding_by`,`facets`,`due_at`,`article_id`,`number`,`id`) WHERE "claims"."finding_by" is not null;--> statement-breakpoint
CREATE INDEX `claims_by_desk` ON `claims` (`desk`,`facets`,`due_at`,`article_id`,`number`,`id`);--> statement-breakpoint
CREATE INDEX `claims_article` ON `claims` (`article_id`,`number`,`facets`);--> statement-breakpoint
ALTER TABLE `articles` ADD `pending` integer DEFAULT 0 NOT NULL;--> statement-breakpoint
CREATE INDEX `articles_pending` ON `articles` (`trashed_at`,"deadline" is null,`deadline`,`id`) WHERE "articles"."pending" > 0;
--> statement-breakpoint
-- What there is already gets what from here on triggers keep.
UPDATE claims SET (desk, article_order) =
  (SELECT desk, -cast(round(unixepoch(created_at, 'subsec') * 1000) AS integer) FROM articles WHERE articles.id = claims.article_id);
--> statement-breakpoint
UPDATE claims SET (citation_count, thin) = (
  SELECT count(*), total(stance = 'supports') > 0 AND total(stance = 'supports' AND is_primary) = 0
    AND count(DISTINCT CASE WHEN stance = 'supports' THEN source_id END) < 3
  FROM citations WHERE claim_id = claims.id);
--> statement-breakpoint
INSERT INTO claim_facets (facets, count) SELECT facets, count(*) FROM claims WHERE facets IS NOT NULL GROUP BY facets;
--> statement-breakpoint
UPDATE articles SET pending = (SELECT count(*) FROM claims WHERE article_id = articles.id AND review = 'pending');
--> statement-breakpoint
-- How many claims have each set of facets is kept where claims change, whoever changes them.
CREATE TRIGGER claims_faceted_insert AFTER INSERT ON claims WHEN new.facets IS NOT NULL BEGIN
  INSERT INTO claim_facets (facets, count) VALUES (new.facets, 1) ON CONFLICT (facets) DO UPDATE SET count = count + 1;
END;
--> statement-breakpoint
CREATE TRIGGER claims_faceted_delete AFTER DELETE ON claims WHEN old.facets IS NOT NULL BEGIN
  UPDATE claim_facets SET count = count - 1 WHERE facets = old.facets;
  DELETE FROM claim_facets WHERE facets = old.facets AND count = 0;
END;
--> statement-breakpoint
CREATE TRIGGER claims_faceted_update
AFTER UPDATE OF status, review, stale, orphaned, priority, flags, citation_count, thin, shelved ON claims
WHEN old.facets IS NOT new.facets
BEGIN
  UPDATE claim_facets SET count = count - 1 WHERE facets = old.facets;
  DELETE FROM claim_facets WHERE facets = old.facets AND count = 0;
  INSERT INTO claim_facets (facets, count) SELECT new.facets, 1 WHERE new.facets IS NOT NULL
    ON CONFLICT (facets) DO UPDATE SET count = count + 1;
END;
--> statement-breakpoint
-- So is how many claims of an article wait for review.
CREATE TRIGGER claims_pending_insert AFTER INSERT ON claims WHEN new.review = 'pending' BEGIN
  UPDATE articles SET pending = pending + 1 WHERE id = new.article_id;
END;
--> statement-breakpoint
CREATE TRIGGER claims_pending_delete AFTER DELETE ON claims WHEN old.review = 'pending' BEGIN
  UPDATE articles SET pending = pending - 1 WHERE id = old.article_id;
END;
--> statement-breakpoint
CREATE TRIGGER claims_pending_update AFTER UPDATE OF review ON claims
WHEN (old.review = 'pending') <> (new.review = 'pending')
BEGIN
  UPDATE articles SET pending = pending + (new.review = 'pending') - (old.review = 'pending') WHERE id = new.article_id;
END;
--> statement-breakpoint
CREATE TRIGGER claims_follow_desk AFTER UPDATE OF desk ON articles WHEN old.desk <> new.desk BEGIN
  UPDATE claims SET desk = new.desk WHERE article_id = new.id;
END;
--> statement-breakpoint
-- What a claim rests on follows its citations; the rule is `isThinlySourced` of the domain.
CREATE TRIGGER claims_sourced_insert AFTER INSERT ON citations BEGIN
  UPDATE claims SET (citation_count, thin) = (
    SELECT count(*), total(stance = 'supports') > 0 AND total(stance = 'supports' AND is_primary) = 0
      AND count(DISTINCT CASE WHEN stance = 'supports' THEN source_id END) < 3
    FROM citations WHERE claim_id = new.claim_id) WHERE id = new.claim_id;
END;
--> statement-breakpoint
CREATE TRIGGER claims_sourced_delete AFTER DELETE ON citations BEGIN
  UPDATE claims SET (citation_count, thin) = (
    SELECT count(*), total(stance = 'supports') > 0 AND total(stance = 'supports' AND is_primary) = 0
      AND count(DISTINCT CASE WHEN stance = 'supports' THEN source_id END) < 3
    FROM citations WHERE claim_id = old.claim_id) WHERE id = old.claim_id;
END;
--> statement-breakpoint
CREATE TRIGGER claims_sourced_update AFTER UPDATE OF source_id, stance, is_primary ON citations BEGIN
  UPDATE claims SET (citation_count, thin) = (
    SELECT count(*), total(stance = 'supports') > 0 AND total(stance = 'supports' AND is_primary) = 0
      AND count(DISTINCT CASE WHEN stance = 'supports' THEN source_id END) < 3
    FROM citations WHERE claim_id = new.claim_id) WHERE id = new.claim_id;
END;
