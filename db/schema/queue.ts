import { claims } from './claim'
import { index, primaryKey, table, text, timestamp } from './column'
import { people } from './person'

/** Who has which claim in hand. One that was not heard of for ten minutes counts no longer. */
export const claimHolds = table(
  'claim_holds',
  {
    claimId: text('claim_id')
      .primaryKey()
      .references(() => claims.id, { onDelete: 'cascade' }),
    personId: text('person_id')
      .notNull()
      .references(() => people.id, { onDelete: 'cascade' }),
    since: timestamp('since').notNull(),
    /** When its holder was last heard of. */
    seenAt: timestamp('seen_at').notNull(),
  },
  t => [index('claim_holds_seen').on(t.seenAt), index('claim_holds_person').on(t.personId)],
)

/** What somebody has put off: it leaves their list, and nobody else's, until then. */
export const snoozes = table(
  'snoozes',
  {
    personId: text('person_id')
      .notNull()
      .references(() => people.id, { onDelete: 'cascade' }),
    claimId: text('claim_id')
      .notNull()
      .references(() => claims.id, { onDelete: 'cascade' }),
    until: timestamp('until').notNull(),
  },
  t => [
    primaryKey({ columns: [t.personId, t.claimId] }),
    index('snoozes_until').on(t.personId, t.until),
    index('snoozes_claim').on(t.claimId),
  ],
)
