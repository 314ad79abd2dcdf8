CREATE TABLE `passages` (
	`id` text PRIMARY KEY NOT NULL,
	`article_id` text NOT NULL,
	`part` text NOT NULL,
	`text` text NOT NULL,
	`hash` text NOT NULL,
	`search` text NOT NULL,
	`created_at` text NOT NULL,
	FOREIGN KEY (`article_id`) REFERENCES `articles`(`id`) ON UPDATE no action ON DELETE cascade,
	CONSTRAINT "passages_part" CHECK("part" in ('headline', 'text'))
);
--> statement-breakpoint
CREATE INDEX `passages_article` ON `passages` (`article_id`,`hash`);--> statement-breakpoint
CREATE TABLE `search_entries` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`kind` text NOT NULL,
	`ref` text NOT NULL,
	`article_id` text,
	CONSTRAINT "search_entries_kind" CHECK("kind" in ('article', 'text', 'claim', 'comment', 'excerpt', 'source'))
);
--> statement-breakpoint
CREATE UNIQUE INDEX `search_entries_ref` ON `search_entries` (`kind`,`ref`);--> statement-breakpoint
CREATE INDEX `search_entries_article` ON `search_entries` (`article_id`,`kind`,`id`);--> statement-breakpoint
ALTER TABLE `comments` ADD `search` text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE `citations` ADD `search` text DEFAULT '' NOT NULL;--> statement-breakpoint
-- What is searched is kept where it changes, whoever changes it: an entry, and its words in the full-text index of its kind.
CREATE VIRTUAL TABLE search_article USING fts5(words, content='', contentless_delete=1, tokenize='ascii', prefix='1 2 3');
--> statement-breakpoint
CREATE VIRTUAL TABLE search_text USING fts5(words, content='', contentless_delete=1, tokenize='ascii', prefix='1 2 3');
--> statement-breakpoint
CREATE VIRTUAL TABLE search_claim USING fts5(words, content='', contentless_delete=1, tokenize='ascii', prefix='1 2 3');
--> statement-breakpoint
CREATE VIRTUAL TABLE search_comment USING fts5(words, content='', contentless_delete=1, tokenize='ascii', prefix='1 2 3');
--> statement-breakpoint
CREATE VIRTUAL TABLE search_excerpt USING fts5(words, content='', contentless_delete=1, tokenize='ascii', prefix='1 2 3');
--> statement-breakpoint
CREATE VIRTUAL TABLE search_source USING fts5(words, content='', contentless_delete=1, tokenize='ascii', prefix='1 2 3');
--> statement-breakpoint
CREATE TRIGGER passages_searched_insert_article AFTER INSERT ON passages
WHEN new.part = 'headline'
BEGIN
  INSERT INTO search_entries (kind, ref, article_id) VALUES ('article', new.id, new.article_id);
  INSERT INTO search_article (rowid, words) SELECT id, new.search FROM search_entries WHERE kind = 'article' AND ref = new.id;
END;
--> statement-breakpoint
CREATE TRIGGER passages_searched_update_article AFTER UPDATE OF search ON passages
WHEN old.search <> new.search AND new.part = 'headline'
BEGIN
  UPDATE search_article SET words = new.search WHERE rowid = (SELECT id FROM search_entries WHERE kind = 'article' AND ref = new.id);
END;
--> statement-breakpoint
CREATE TRIGGER passages_searched_delete_article AFTER DELETE ON passages
WHEN old.part = 'headline'
BEGIN
  DELETE FROM search_article WHERE rowid = (SELECT id FROM search_entries WHERE kind = 'article' AND ref = old.id);
  DELETE FROM search_entries WHERE kind = 'article' AND ref = old.id;
END;
--> statement-breakpoint
CREATE TRIGGER passages_searched_insert_text AFTER INSERT ON passages
WHEN new.part = 'text'
BEGIN
  INSERT INTO search_entries (kind, ref, article_id) VALUES ('text', new.id, new.article_id);
  INSERT INTO search_text (rowid, words) SELECT id, new.search FROM search_entries WHERE kind = 'text' AND ref = new.id;
END;
--> statement-breakpoint
CREATE TRIGGER passages_searched_update_text AFTER UPDATE OF search ON passages
WHEN old.search <> new.search AND new.part = 'text'
BEGIN
  UPDATE search_text SET words = new.search WHERE rowid = (SELECT id FROM search_entries WHERE kind = 'text' AND ref = new.id);
END;
--> statement-breakpoint
CREATE TRIGGER passages_searched_delete_text AFTER DELETE ON passages
WHEN old.part = 'text'
BEGIN
  DELETE FROM search_text WHERE rowid = (SELECT id FROM search_entries WHERE kind = 'text' AND ref = old.id);
  DELETE FROM search_entries WHERE kind = 'text' AND ref = old.id;
END;
--> statement-breakpoint
CREATE TRIGGER claims_searched_insert_claim AFTER INSERT ON claims
BEGIN
  INSERT INTO search_entries (kind, ref, article_id) VALUES ('claim', new.id, new.article_id);
  INSERT INTO search_claim (rowid, words) SELECT id, new.search FROM search_entries WHERE kind = 'claim' AND ref = new.id;
END;
--> statement-breakpoint
CREATE TRIGGER claims_searched_update_claim AFTER UPDATE OF search ON claims
WHEN old.search <> new.search
BEGIN
  UPDATE search_claim SET words = new.search WHERE rowid = (SELECT id FROM search_entries WHERE kind = 'claim' AND ref = new.id);
END;
--> statement-breakpoint
CREATE TRIGGER claims_searched_delete_claim AFTER DELETE ON claims
BEGIN
  DELETE FROM search_claim WHERE rowid = (SELECT id FROM search_entries WHERE kind = 'claim' AND ref = old.id);
  DELETE FROM search_entries WHERE kind = 'claim' AND ref = old.id;
END;
--> statement-breakpoint
CREATE TRIGGER comments_searched_insert_comment AFTER INSERT ON comments
BEGIN
  INSERT INTO search_entries (kind, ref, article_id) VALUES ('comment', new.id, (SELECT article_id FROM claims WHERE id = new.claim_id));
  INSERT INTO search_comment (rowid, words) SELECT id, new.search FROM search_entries WHERE kind = 'comment' AND ref = new.id;
END;
--> statement-breakpoint
CREATE TRIGGER comments_searched_update_comment AFTER UPDATE OF search ON comments
WHEN old.search <> new.search
BEGIN
  UPDATE search_comment SET words = new.search WHERE rowid = (SELECT id FROM search_entries WHERE kind = 'comment' AND ref = new.id);
END;
--> statement-breakpoint
CREATE TRIGGER comments_searched_delete_comment AFTER DELETE ON comments
BEGIN
  DELETE FROM search_comment WHERE rowid = (SELECT id FROM search_entries WHERE kind = 'comment' AND ref = old.id);
  DELETE FROM search_entries WHERE kind = 'comment' AND ref = old.id;
END;
--> statement-breakpoint
CREATE TRIGGER citations_searched_insert_excerpt AFTER INSERT ON citations
BEGIN
  INSERT INTO search_entries (kind, ref, article_id) VALUES ('excerpt', new.id, (SELECT article_id FROM claims WHERE id = new.claim_id));
  INSERT INTO search_excerpt (rowid, words) SELECT id, new.search FROM search_entries WHERE kind = 'excerpt' AND ref = new.id;
END;
--> statement-breakpoint
CREATE TRIGGER citations_searched_update_excerpt AFTER UPDATE OF search ON citations
WHEN old.search <> new.search
BEGIN
  UPDATE search_excerpt SET words = new.search WHERE rowid = (SELECT id FROM search_entries WHERE kind = 'excerpt' AND ref = new.id);
END;
--> statement-breakpoint
CREATE TRIGGER citations_searched_delete_excerpt AFTER DELETE ON citations
BEGIN
  DELETE FROM search_excerpt WHERE rowid = (SELECT id FROM search_entries WHERE kind = 'excerpt' AND ref = old.id);
  DELETE FROM search_entries WHERE kind = 'excerpt' AND ref = old.id;
END;
--> statement-breakpoint
CREATE TRIGGER sources_searched_insert_source AFTER INSERT ON sources
BEGIN
  INSERT INTO search_entries (kind, ref, article_id) VALUES ('source', new.id, NULL);
  INSERT INTO search_source (rowid, words) SELECT id, new.search FROM search_entries WHERE kind = 'source' AND ref = new.id;
END;
--> statement-breakpoint
CREATE TRIGGER sources_searched_update_source AFTER UPDATE OF search ON sources
WHEN old.search <> new.search
BEGIN
  UPDATE search_source SET words = new.search WHERE rowid = (SELECT id FROM search_entries WHERE kind = 'source' AND ref = new.id);
END;
--> statement-breakpoint
CREATE TRIGGER sources_searched_delete_source AFTER DELETE ON sources
BEGIN
  DELETE FROM search_source WHERE rowid = (SELECT id FROM search_entries WHERE kind = 'source' AND ref = old.id);
  DELETE FROM search_entries WHERE kind = 'source' AND ref = old.id;
END;
