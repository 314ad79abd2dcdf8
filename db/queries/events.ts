import { and, asc, desc, eq, isNotNull, max, sql } from 'drizzle-orm'
import type { Reader, Writer } from '@/db'
import { prepared } from '@/db/prepared'
import { events } from '@/db/schema'

export type EventRow = typeof events.$inferSelect

/** Something that was done. */
export interface NewEvent {
  readonly kind: string
  readonly actorId: string | null
  /** ISO 8601, UTC. */
  readonly at: string
  readonly articleId?: string | null
  readonly claimId?: string | null
  readonly data?: Record<string, unknown>
}

const insertion = prepared((db: Writer) =>
  db
    .insert(events)
    .values({
      kind: sql.placeholder('kind'),
      actorId: sql.placeholder('actorId'),
      at: sql.placeholder('at'),
      articleId: sql.placeholder('articleId'),
      claimId: sql.placeholder('claimId'),
      data: sql.placeholder('data'),
    })
    .returning({ id: events.id })
    .prepare(),
)

/** Appends to the record and answers the number of the event. Numbers grow, and are never used twice. */
export async function appendEvent(db: Writer, event: NewEvent): Promise<number> {
  const [row] = await insertion(db).execute({
    kind: event.kind,
    actorId: event.actorId,
    at: event.at,
    articleId: event.articleId ?? null,
    claimId: event.claimId ?? null,
    data: event.data ?? {},
  })
  if (!row) throw new Error('An event was not recorded.')
  return row.id
}

const newest = prepared((db: Reader) =>
  db
    .select({ id: max(events.id) })
    .from(events)
    .prepare(),
)

/** The number of the last event of all; 0 when nothing has happened yet. */
export async function lastEvent(db: Reader): Promise<number> {
  const [row] = await newest(db).execute()
  return row?.id ?? 0
}

/** The events of an article and its claims, newest first. */
export async function eventsOfArticle(db: Reader, articleId: string, limit: number): Promise<EventRow[]> {
  return db.select().from(events).where(eq(events.articleId, articleId)).orderBy(desc(events.id)).limit(limit)
}

/** The events of a claim, oldest first. */
export async function eventsOfClaim(db: Reader, claimId: string): Promise<EventRow[]> {
  return db.select().from(events).where(eq(events.claimId, claimId)).orderBy(asc(events.id))
}

/** The events of all claims of an article, oldest first. */
export async function claimEventsOfArticle(db: Reader, articleId: string): Promise<EventRow[]> {
  return db
    .select()
    .from(events)
    .where(and(eq(events.articleId, articleId), isNotNull(events.claimId)))
    .orderBy(asc(events.id))
}
