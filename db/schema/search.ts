import { PASSAGE_PARTS } from '@/lib/domain/passage'
import { SEARCH_KINDS } from '@/lib/domain/search-kind'
import { articles } from './article'
import { index, integer, oneOf, table, text, timestamp, uniqueIndex } from './column'

/** The text of the drafts as they stand, a block a row, for searching; the draft itself is steps and snapshots. */
export const passages = table(
  'passages',
  {
    id: text('id').primaryKey(),
    articleId: text('article_id')
      .notNull()
      .references(() => articles.id, { onDelete: 'cascade' }),
    part: text('part', { enum: PASSAGE_PARTS }).notNull(),
    text: text('text').notNull(),
    /** SHA-256 of the text, its first 16 hex digits: by it a block is found again. */
    hash: text('hash').notNull(),
    /** Folded for searching. */
    search: text('search').notNull(),
    createdAt: timestamp('created_at').notNull(),
  },
  t => [index('passages_article').on(t.articleId, t.hash), oneOf('passages_part', 'part', PASSAGE_PARTS)],
)

/**
 * What can be found, one row for each text; its number is that of its row in the full-text index of its kind, and
 * grows with time. Kept by triggers on the tables that the texts are in, together with those indexes.
 */
export const searchEntries = table(
  'search_entries',
  {
    id: integer('id').primaryKey({ autoIncrement: true }),
    kind: text('kind', { enum: SEARCH_KINDS }).notNull(),
    /** The id of the passage, claim, comment, citation or source. */
    ref: text('ref').notNull(),
    /** The article that it belongs to; null for sources. */
    articleId: text('article_id'),
  },
  t => [
    uniqueIndex('search_entries_ref').on(t.kind, t.ref),
    index('search_entries_article').on(t.articleId, t.kind, t.id),
    oneOf('search_entries_kind', 'kind', SEARCH_KINDS),
  ],
)
