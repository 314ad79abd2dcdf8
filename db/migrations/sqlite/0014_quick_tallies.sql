-- What an event does to the tallies is said by a view, through which everything can be counted anew.
-- Findings and decisions, which come all the time, are counted by the same rule written out for an event that nothing
-- has followed yet, which costs less. Without row ids the table is its own index.
DROP TRIGGER events_worked;
--> statement-breakpoint
DROP TRIGGER work_counted;
--> statement-breakpoint
DROP VIEW work_events;
--> statement-breakpoint
CREATE TABLE work_tallies_new (
	`quarter` integer NOT NULL,
	`desk` text NOT NULL,
	`measure` text NOT NULL,
	`bucket` integer NOT NULL,
	`count` integer NOT NULL,
	PRIMARY KEY(`quarter`, `desk`, `measure`, `bucket`),
	CONSTRAINT "work_tallies_measure" CHECK("measure" in ('checked', 'approved', 'returned', 'corrected'))
) WITHOUT ROWID;
--> statement-breakpoint
INSERT INTO work_tallies_new SELECT quarter, desk, measure, bucket, count FROM work_tallies WHERE count <> 0;
--> statement-breakpoint
DROP TABLE work_tallies;
--> statement-breakpoint
ALTER TABLE work_tallies_new RENAME TO work_tallies;
--> statement-breakpoint
-- What each event counts for by itself: for the desk that its article was at then. The first approval of two is none
-- yet. 1.1: see `spanBucket`.
CREATE VIEW work_done AS
  SELECT
    e.id,
    unixepoch(e.at) / 900 AS quarter,
    coalesce(
      (SELECT json_extract(c.data, '$.before.desk') FROM events c
        WHERE c.article_id = e.article_id AND c.id > e.id AND c.kind IN ('article.changed', 'article.published', 'article.unpublished')
          AND json_extract(c.data, '$.before.desk') IS NOT NULL
        ORDER BY c.id LIMIT 1),
      (SELECT desk FROM articles WHERE id = e.article_id),
      ''
    ) AS desk,
    CASE
      WHEN e.kind = 'claim.finding' THEN 'checked'
      WHEN e.kind = 'claim.resolved' THEN 'corrected'
      WHEN json_extract(e.data, '$.decision') = 'approve' THEN 'approved'
      ELSE 'returned'
    END AS measure,
    CASE WHEN e.kind = 'claim.reviewed' AND json_extract(e.data, '$.decision') = 'approve'
      THEN coalesce(CAST(ln(max(1, unixepoch(e.at) - (
        SELECT unixepoch(f.at) FROM events f
          WHERE f.claim_id = e.claim_id AND f.id < e.id AND f.kind = 'claim.finding' ORDER BY f.id DESC LIMIT 1
      ))) / ln(1.1) AS INTEGER), 0)
      ELSE 0
    END AS bucket
  FROM events e
  WHERE CASE e.kind
    WHEN 'claim.finding' THEN json_extract(e.data, '$.status') IN ('verified', 'needs_change', 'disputed', 'cannot_verify', 'opinion')
      AND coalesce(json_extract(e.data, '$.before'), '') NOT IN ('verified', 'needs_change', 'disputed', 'cannot_verify', 'opinion')
    WHEN 'claim.reviewed' THEN json_extract(e.data, '$.decision') = 'return'
      OR (json_extract(e.data, '$.decision') = 'approve' AND json_extract(e.data, '$.review') IS NOT 'pending')
    WHEN 'claim.resolved' THEN json_extract(e.data, '$.resolution') IN ('fix', 'cut')
      AND json_extract(e.data, '$.status') IN ('needs_change', 'disputed')
      AND 'article.published' IS NOT (
        SELECT c.kind FROM events c
          WHERE c.article_id = e.article_id AND c.id < e.id AND c.kind IN ('article.changed', 'article.published', 'article.unpublished') AND c.kind <> 'article.changed'
          ORDER BY c.id DESC LIMIT 1)
    ELSE 0
  END;
--> statement-breakpoint
-- What each event changes: its own count, and that of the one it takes back. A decision that its reviewer withdrew is
-- taken back; so is an answer that another one replaces, while the finding is the same.
CREATE VIEW work_events AS
  SELECT id AS event, quarter, desk, measure, bucket, 1 AS times FROM work_done
  UNION ALL
  SELECT e.id, w.quarter, w.desk, w.measure, w.bucket, -1
    FROM events e CROSS JOIN work_done w ON w.id = CASE e.kind
      WHEN 'claim.reviewed' THEN (
        SELECT max(p.id) FROM events p
          WHERE p.claim_id = e.claim_id AND p.id < e.id AND p.kind = 'claim.reviewed'
            AND json_extract(p.data, '$.decision') <> 'withdraw')
      ELSE (
        SELECT max(p.id) FROM events p
          WHERE p.claim_id = e.claim_id AND p.id < e.id AND p.kind = 'claim.resolved'
            AND NOT EXISTS (SELECT 1 FROM events f
              WHERE f.claim_id = e.claim_id AND f.id > p.id AND f.id < e.id AND f.kind = 'claim.finding'))
    END
    WHERE e.kind = 'claim.resolved' OR (e.kind = 'claim.reviewed' AND json_extract(e.data, '$.decision') = 'withdraw');
--> statement-breakpoint
CREATE TRIGGER events_worked AFTER INSERT ON events
WHEN new.kind IN ('claim.finding', 'claim.reviewed')
BEGIN
  INSERT INTO work_tallies (quarter, desk, measure, bucket, count)
    SELECT
      unixepoch(new.at) / 900,
      coalesce((SELECT desk FROM articles WHERE id = new.article_id), ''),
      CASE
        WHEN new.kind = 'claim.finding' THEN 'checked'
        WHEN json_extract(new.data, '$.decision') = 'approve' THEN 'approved'
        ELSE 'returned'
      END,
      CASE WHEN new.kind = 'claim.reviewed' AND json_extract(new.data, '$.decision') = 'approve'
        THEN coalesce(CAST(ln(max(1, unixepoch(new.at) - (
          SELECT unixepoch(f.at) FROM events f
            WHERE f.claim_id = new.claim_id AND f.id < new.id AND f.kind = 'claim.finding' ORDER BY f.id DESC LIMIT 1
        ))) / ln(1.1) AS INTEGER), 0)
        ELSE 0
      END,
      1
    WHERE CASE new.kind
      WHEN 'claim.finding' THEN json_extract(new.data, '$.status') IN ('verified', 'needs_change', 'disputed', 'cannot_verify', 'opinion')
        AND coalesce(json_extract(new.data, '$.before'), '') NOT IN ('verified', 'needs_change', 'disputed', 'cannot_verify', 'opinion')
      ELSE json_extract(new.data, '$.decision') = 'return'
        OR (json_extract(new.data, '$.decision') = 'approve' AND json_extract(new.data, '$.review') IS NOT 'pending')
    END
    ON CONFLICT (quarter, desk, measure, bucket) DO UPDATE SET count = count + 1;
END;
--> statement-breakpoint
CREATE TRIGGER events_reworked AFTER INSERT ON events
WHEN new.kind = 'claim.resolved' OR (new.kind = 'claim.reviewed' AND json_extract(new.data, '$.decision') = 'withdraw')
BEGIN
  INSERT INTO work_tallies (quarter, desk, measure, bucket, count)
    SELECT quarter, desk, measure, bucket, times FROM work_events WHERE event = new.id
    ON CONFLICT (quarter, desk, measure, bucket) DO UPDATE SET count = count + excluded.count;
END;
