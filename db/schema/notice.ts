import { NOTICE_KINDS, type NoticeKind, type NoticeMail } from '@/lib/domain/notice'
import { articles } from './article'
import { claims } from './claim'
import { index, integer, isNull, json, oneOf, table, text, timestamp, uniqueIndex } from './column'
import { people } from './person'

/** What a person was told. */
export const notices = table(
  'notices',
  {
    /** In the order in which they were given. */
    id: integer('id').primaryKey({ autoIncrement: true }),
    personId: text('person_id')
      .notNull()
      .references(() => people.id, { onDelete: 'cascade' }),
    kind: text('kind', { enum: NOTICE_KINDS }).notNull(),
    articleId: text('article_id')
      .notNull()
      .references(() => articles.id, { onDelete: 'cascade' }),
    claimId: text('claim_id').references(() => claims.id, { onDelete: 'cascade' }),
    actorId: text('actor_id').references(() => people.id),
    /** A reason or a comment that goes with it; may be empty. */
    words: text('words').notNull(),
    at: timestamp('at').notNull(),
    readAt: timestamp('read_at'),
    mailedAt: timestamp('mailed_at'),
    /** Says what it is about: the same is told the same person once. */
    about: text('about').notNull(),
  },
  t => [
    uniqueIndex('notices_about').on(t.personId, t.about),
    index('notices_person').on(t.personId, t.id),
    index('notices_unread').on(t.personId, t.id).where(isNull(t.readAt)),
    oneOf('notices_kind', 'kind', NOTICE_KINDS),
  ],
)

/** What a person wants by e-mail; no row: the usual. */
export const noticeWishes = table('notice_wishes', {
  personId: text('person_id')
    .primaryKey()
    .references(() => people.id, { onDelete: 'cascade' }),
  mail: json<Readonly<Record<NoticeKind, NoticeMail>>>('mail').notNull(),
  /** The hour of the day at which the digest comes, 0 to 23, in their time zone; null: none. */
  digestHour: integer('digest_hour'),
  /** By its IANA name. */
  timeZone: text('time_zone').notNull(),
})

/** One row: the event up to which people were told. */
export const noticePlace = table('notice_place', {
  id: integer('id').primaryKey(),
  event: integer('event').notNull(),
})
