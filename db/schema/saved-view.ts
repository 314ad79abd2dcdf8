import { boolean, index, json, real, table, text, timestamp } from './column'
import { people } from './person'

/** A filter of the queue with its order, under a name: somebody's own, or shown to all. */
export const savedViews = table(
  'saved_views',
  {
    id: text('id').primaryKey(),
    ownerId: text('owner_id')
      .notNull()
      .references(() => people.id, { onDelete: 'cascade' }),
    name: text('name').notNull(),
    /** As in the address of the queue. */
    params: json<Readonly<Record<string, string>>>('params').notNull(),
    shared: boolean('shared').notNull().default(false),
    /** Its place in the bar: the lower, the earlier. Between any two there is room for another. */
    position: real('position').notNull(),
    createdAt: timestamp('created_at').notNull(),
  },
  t => [
    index('saved_views_owner').on(t.ownerId, t.position, t.id),
    index('saved_views_shared').on(t.shared, t.position, t.id),
  ],
)
