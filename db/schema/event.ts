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
  },
  t => [index('events_article').on(t.articleId, t.id), index('events_claim').on(t.claimId, t.id)],
)
