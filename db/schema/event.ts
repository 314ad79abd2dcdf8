import { sql } from 'drizzle-orm'
import { index, integer, json, table, text, timestamp } from './column'
import { people } from './person'

/** Everything that was done, by whom and when. Append-only: triggers refuse update and delete. */
export const events = table(
  'events',
  {
    id: integer('id').primaryKey({ autoIncrement: true }),
    kind: text('kind').notNull(),
    actorId: text('actor_id').references(() => people.id),
    at: timestamp('at').notNull(),
    /* No foreign keys on what an event is about: it outlives it. */
    articleId: text('article_id'),
    claimId: text('claim_id'),
    data: json<Record<string, unknown>>('data').notNull(),
    /** The hash of the row before it in the chain of its article; events of no article have a chain of their own. */
    previous: text('previous').notNull().default(''),
    /** SHA-256 of the row in its canonical form (lib/domain/event-chain), hex. */
    hash: text('hash').notNull().default(''),
  },
  t => [
    index('events_article').on(t.articleId, t.id),
    index('events_claim').on(t.claimId, t.id),
    /* The few by which work is counted: at which desk an article was, and whether it had come out. */
    index('events_article_place')
      .on(t.articleId, t.id)
      .where(sql`kind IN ('article.changed', 'article.published', 'article.unpublished')`),
  ],
)

/** Where each chain of events ends, so that appending looks nowhere else, and what was cut off its end is missed. */
export const chainHeads = table('chain_heads', {
  /** The article's id; '' for events of no article. */
  chain: text('chain').primaryKey(),
  event: integer('event').notNull(),
  hash: text('hash').notNull(),
  count: integer('count').notNull(),
})
