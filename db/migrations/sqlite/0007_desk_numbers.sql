CREATE TABLE `work_tallies` (
	`quarter` integer NOT NULL,
	`desk` text NOT NULL,
	`measure` text NOT NULL,
	`bucket` integer NOT NULL,
	`count` integer NOT NULL,
	PRIMARY KEY(`quarter`, `desk`, `measure`, `bucket`),
	CONSTRAINT "work_tallies_measure" CHECK("measure" in ('checked', 'approved', 'returned', 'corrected'))
);
--> statement-breakpoint
CREATE INDEX `work_tallies_desk` ON `work_tallies` (`desk`,`quarter`,`measure`,`bucket`,`count`);--> statement-breakpoint
ALTER TABLE `articles` ADD `coverage` text;--> statement-breakpoint
ALTER TABLE `articles` ADD `published` text;--> statement-breakpoint
CREATE INDEX `events_article_place` ON `events` (`article_id`,`id`) WHERE kind IN ('article.changed', 'article.published', 'article.unpublished');
--> statement-breakpoint
-- What is given to this view as the number of an event is counted, if it is work: so the trigger on `events`, the
-- rows that were there before, and counting everything anew all go by the one rule below.
CREATE VIEW work_events AS SELECT 0 AS id;
--> statement-breakpoint
-- A decision that its reviewer withdrew takes its count back; so does an answer that another one replaces. Work counts
-- for the desk that its article was at then. The first approval of two is none yet. 1.1: see `spanBucket`.
CREATE TRIGGER work_counted INSTEAD OF INSERT ON work_events BEGIN
  INSERT INTO work_tallies (quarter, desk, measure, bucket, count)
    SELECT
      unixepoch(w.at) / 900,
      coalesce(
        (SELECT json_extract(c.data, '$.before.desk') FROM events c
          WHERE c.article_id = w.article_id AND c.id > w.id AND c.kind IN ('article.changed', 'article.published', 'article.unpublished')
            AND json_extract(c.data, '$.before.desk') IS NOT NULL
          ORDER BY c.id LIMIT 1),
        (SELECT desk FROM articles WHERE id = w.article_id),
        ''
      ),
      CASE
        WHEN w.kind = 'claim.finding' THEN 'checked'
        WHEN w.kind = 'claim.resolved' THEN 'corrected'
        WHEN json_extract(w.data, '$.decision') = 'approve' THEN 'approved'
        ELSE 'returned'
      END,
      CASE WHEN w.kind = 'claim.reviewed' AND json_extract(w.data, '$.decision') = 'approve'
        THEN coalesce(CAST(ln(max(1, unixepoch(w.at) - (
          SELECT unixepoch(f.at) FROM events f
            WHERE f.claim_id = w.claim_id AND f.id < w.id AND f.kind = 'claim.finding' ORDER BY f.id DESC LIMIT 1
        ))) / ln(1.1) AS INTEGER), 0)
        ELSE 0
      END,
      CASE w.id WHEN new.id THEN 1 ELSE -1 END
    FROM events w
    WHERE w.id IN (new.id, (
        SELECT CASE
          WHEN e.kind = 'claim.reviewed' AND json_extract(e.data, '$.decision') = 'withdraw' THEN (
            SELECT max(p.id) FROM events p
              WHERE p.claim_id = e.claim_id AND p.id < e.id AND p.kind = 'claim.reviewed'
                AND json_extract(p.data, '$.decision') <> 'withdraw')
          WHEN e.kind = 'claim.resolved' THEN (
            SELECT max(p.id) FROM events p
              WHERE p.claim_id = e.claim_id AND p.id < e.id AND p.kind = 'claim.resolved'
                AND NOT EXISTS (SELECT 1 FROM events f
                  WHERE f.claim_id = e.claim_id AND f.id > p.id AND f.id < e.id AND f.kind = 'claim.finding'))
        END FROM events e WHERE e.id = new.id
      ))
      AND CASE w.kind
        WHEN 'claim.finding' THEN json_extract(w.data, '$.status') IN ('verified', 'needs_change', 'disputed', 'cannot_verify', 'opinion')
          AND coalesce(json_extract(w.data, '$.before'), '') NOT IN ('verified', 'needs_change', 'disputed', 'cannot_verify', 'opinion')
        WHEN 'claim.reviewed' THEN json_extract(w.data, '$.decision') IN ('approve', 'return')
          AND (json_extract(w.data, '$.decision') = 'return' OR json_extract(w.data, '$.review') IS NOT 'pending')
        WHEN 'claim.resolved' THEN json_extract(w.data, '$.resolution') IN ('fix', 'cut')
          AND json_extract(w.data, '$.status') IN ('needs_change', 'disputed')
          AND 'article.published' IS NOT (
            SELECT c.kind FROM events c
              WHERE c.article_id = w.article_id AND c.id < w.id AND c.kind IN ('article.changed', 'article.published', 'article.unpublished') AND c.kind <> 'article.changed'
              ORDER BY c.id DESC LIMIT 1)
        ELSE 0
      END
    ON CONFLICT (quarter, desk, measure, bucket) DO UPDATE SET count = count + excluded.count;
END;
--> statement-breakpoint
CREATE TRIGGER events_worked AFTER INSERT ON events
WHEN new.kind IN ('claim.finding', 'claim.reviewed', 'claim.resolved')
BEGIN
  INSERT INTO work_events (id) VALUES (new.id);
END;
--> statement-breakpoint
INSERT INTO work_events (id)
  SELECT id FROM events WHERE kind IN ('claim.finding', 'claim.reviewed', 'claim.resolved') ORDER BY id;
