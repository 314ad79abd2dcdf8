-- The counts of claims are kept where claims change, whoever changes them. Article '' counts all articles together.
CREATE TRIGGER claims_counted_insert AFTER INSERT ON claims BEGIN
  INSERT INTO claim_counts (article_id, status, review, stale, orphaned, resolved, shelved, count)
    VALUES (new.article_id, new.status, new.review, new.stale, new.orphaned, new.resolution IS NOT NULL, new.shelved, 1)
    ON CONFLICT (article_id, status, review, stale, orphaned, resolved, shelved) DO UPDATE SET count = count + 1;
  INSERT INTO claim_counts (article_id, status, review, stale, orphaned, resolved, shelved, count)
    VALUES ('', new.status, new.review, new.stale, new.orphaned, new.resolution IS NOT NULL, new.shelved, 1)
    ON CONFLICT (article_id, status, review, stale, orphaned, resolved, shelved) DO UPDATE SET count = count + 1;
END;
--> statement-breakpoint
CREATE TRIGGER claims_counted_delete AFTER DELETE ON claims BEGIN
  UPDATE claim_counts SET count = count - 1
    WHERE article_id IN (old.article_id, '') AND (status, review, stale, orphaned, resolved, shelved) = (old.status, old.review, old.stale, old.orphaned, old.resolution IS NOT NULL, old.shelved);
  DELETE FROM claim_counts
    WHERE article_id IN (old.article_id, '') AND (status, review, stale, orphaned, resolved, shelved) = (old.status, old.review, old.stale, old.orphaned, old.resolution IS NOT NULL, old.shelved) AND count = 0;
END;
--> statement-breakpoint
CREATE TRIGGER claims_counted_update
AFTER UPDATE OF article_id, status, review, stale, orphaned, resolution, shelved ON claims
WHEN (old.status, old.review, old.stale, old.orphaned, old.resolution IS NOT NULL, old.shelved, old.article_id) IS NOT (new.status, new.review, new.stale, new.orphaned, new.resolution IS NOT NULL, new.shelved, new.article_id)
BEGIN
  UPDATE claim_counts SET count = count - 1
    WHERE article_id IN (old.article_id, '') AND (status, review, stale, orphaned, resolved, shelved) = (old.status, old.review, old.stale, old.orphaned, old.resolution IS NOT NULL, old.shelved);
  DELETE FROM claim_counts
    WHERE article_id IN (old.article_id, '') AND (status, review, stale, orphaned, resolved, shelved) = (old.status, old.review, old.stale, old.orphaned, old.resolution IS NOT NULL, old.shelved) AND count = 0;
  INSERT INTO claim_counts (article_id, status, review, stale, orphaned, resolved, shelved, count)
    VALUES (new.article_id, new.status, new.review, new.stale, new.orphaned, new.resolution IS NOT NULL, new.shelved, 1)
    ON CONFLICT (article_id, status, review, stale, orphaned, resolved, shelved) DO UPDATE SET count = count + 1;
  INSERT INTO claim_counts (article_id, status, review, stale, orphaned, resolved, shelved, count)
    VALUES ('', new.status, new.review, new.stale, new.orphaned, new.resolution IS NOT NULL, new.shelved, 1)
    ON CONFLICT (article_id, status, review, stale, orphaned, resolved, shelved) DO UPDATE SET count = count + 1;
END;
--> statement-breakpoint
-- The queue's order and who is in it follow the article.
CREATE TRIGGER claims_follow_article AFTER UPDATE OF deadline, trashed_at ON articles
WHEN (old.deadline, old.trashed_at) IS NOT (new.deadline, new.trashed_at)
BEGIN
  UPDATE claims
    SET due_at = coalesce(new.deadline, '9999-12-31T23:59:59.999Z'), shelved = new.trashed_at IS NOT NULL
    WHERE article_id = new.id;
END;
--> statement-breakpoint
CREATE TRIGGER citations_counted_insert AFTER INSERT ON citations BEGIN
  UPDATE sources SET citation_count = citation_count + 1 WHERE id = new.source_id;
END;
--> statement-breakpoint
CREATE TRIGGER citations_counted_delete AFTER DELETE ON citations BEGIN
  UPDATE sources SET citation_count = citation_count - 1 WHERE id = old.source_id;
END;
--> statement-breakpoint
CREATE TRIGGER citations_counted_update AFTER UPDATE OF source_id ON citations
WHEN old.source_id <> new.source_id
BEGIN
  UPDATE sources SET citation_count = citation_count - 1 WHERE id = old.source_id;
  UPDATE sources SET citation_count = citation_count + 1 WHERE id = new.source_id;
END;
--> statement-breakpoint
-- What was done stays as it was recorded.
CREATE TRIGGER events_keep_update BEFORE UPDATE ON events BEGIN
  SELECT raise(ABORT, 'events are append-only');
END;
--> statement-breakpoint
CREATE TRIGGER events_keep_delete BEFORE DELETE ON events BEGIN
  SELECT raise(ABORT, 'events are append-only');
END;
--> statement-breakpoint
CREATE TRIGGER sign_offs_keep_update BEFORE UPDATE ON sign_offs BEGIN
  SELECT raise(ABORT, 'a sign-off is frozen');
END;
