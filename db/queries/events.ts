import { and, asc, desc, eq, getTableColumns, isNotNull, isNull, max, min, sql } from 'drizzle-orm'
import type { Reader, Writer } from '@/db'
import { prepared } from '@/db/prepared'
import { chainHeads, events } from '@/db/schema'
import { sha256 } from '@/db/sha256'
import { type ChainHead, eventHash, NO_EVENTS } from '@/lib/domain/event-chain'
import type { EventKind } from '@/lib/domain/event-kind'

const { previous: _previous, hash: _hash, ...shown } = getTableColumns(events)

/** What was done, without the links of its row. */
export type EventRow = Omit<typeof events.$inferSelect, 'previous' | 'hash'>

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
      id: sql.placeholder('id'),
      kind: sql.placeholder('kind'),
      actorId: sql.placeholder('actorId'),
      at: sql.placeholder('at'),
      articleId: sql.placeholder('articleId'),
      claimId: sql.placeholder('claimId'),
      data: sql.placeholder('data'),
      previous: sql.placeholder('previous'),
      hash: sql.placeholder('hash'),
    })
    .prepare(),
)

const headKept = prepared((db: Writer) =>
  db
    .insert(chainHeads)
    .values({
      chain: sql.placeholder('chain'),
      event: sql.placeholder('event'),
      hash: sql.placeholder('hash'),
      count: sql.placeholder('count'),
    })
    .onConflictDoUpdate({
      target: chainHeads.chain,
      set: { event: sql`excluded.event`, hash: sql`excluded.hash`, count: sql`excluded.count` },
    })
    .prepare(),
)

/* The end of a chain, and the last event of all: what a new one follows. */
const endOf = prepared((db: Reader) =>
  db
    .select({
      last: sql<number | null>`(select max(${events.id}) from ${events})`,
      head: { event: chainHeads.event, hash: chainHeads.hash, count: chainHeads.count },
    })
    .from(sql`(select 1)`)
    .leftJoin(chainHeads, eq(chainHeads.chain, sql.placeholder('chain')))
    .prepare(),
)

/** Appends something that was done to the record; answers the number of the event. */
export type Append = (event: NewEvent) => Promise<number>

/**
 * Appends to the record, linked to the event before it in its chain, and answers the number of the event. Numbers
 * grow one by one, and are never used twice.
 */
export async function appendEvent(db: Writer, event: NewEvent): Promise<number> {
  const [end] = await endOf(db).execute({ chain: chainOf(event) })
  const head = await link(db, event, (end?.last ?? 0) + 1, end?.head ?? NO_EVENTS)
  await headKept(db).execute({ chain: chainOf(event), ...head })
  return head.event
}

/**
 * Lets work append many events within a transaction: where chains end is read once, and kept once when all is done.
 * Nothing else appends meanwhile.
 */
export async function appendingMany<T>(db: Writer, work: (append: Append) => Promise<T>): Promise<T> {
  const heads = new Map<string, ChainHead>()
  let last = await lastEvent(db)
  const value = await work(async event => {
    const chain = chainOf(event)
    const before = heads.get(chain) ?? (await chainHead(db, event.articleId ?? null)) ?? NO_EVENTS
    const head = await link(db, event, ++last, before)
    heads.set(chain, head)
    return head.event
  })
  for (const [chain, head] of heads) await headKept(db).execute({ chain, ...head })
  return value
}

function chainOf({ articleId }: NewEvent): string {
  return articleId ?? NO_ARTICLE
}

async function link(db: Writer, event: NewEvent, id: number, before: ChainHead): Promise<ChainHead> {
  const { kind, actorId, at, articleId = null, claimId = null, data = {} } = event
  // What is stored is what is hashed: without what JSON cannot carry.
  const stored = { id, kind, actorId, at, articleId, claimId, data: JSON.parse(JSON.stringify(data)) }
  const hash = eventHash(stored, before.hash, sha256)
  await insertion(db).execute({ ...stored, previous: before.hash, hash })
  return { event: id, hash, count: before.count + 1 }
}

/* The chain of events that are about no article. */
const NO_ARTICLE = ''

const headOf = prepared((db: Reader) =>
  db
    .select({ event: chainHeads.event, hash: chainHeads.hash, count: chainHeads.count })
    .from(chainHeads)
    .where(eq(chainHeads.chain, sql.placeholder('chain')))
    .prepare(),
)

/** Where the chain of an article ends, or for null that of everything else; undefined before its first event. */
export async function chainHead(db: Reader, articleId: string | null): Promise<ChainHead | undefined> {
  const [row] = await headOf(db).execute({ chain: articleId ?? NO_ARTICLE })
  return row
}

/** The chains that there are, by their heads or by their events: ids of articles, and null for everything else. */
export async function chains(db: Reader): Promise<(string | null)[]> {
  const kept = await db.select({ chain: chainHeads.chain }).from(chainHeads)
  const filled = await db.selectDistinct({ chain: events.articleId }).from(events)
  const all = new Set([...kept, ...filled].map(({ chain }) => chain ?? NO_ARTICLE))
  return [...all].sort().map(chain => (chain === NO_ARTICLE ? null : chain))
}

/** A row of the record as it lies there, its data as text. */
export type LinkRow = Omit<typeof events.$inferSelect, 'data'> & { readonly data: string }

/** The rows of a chain in the order of their numbers. */
export async function chainRows(db: Reader, articleId: string | null): Promise<LinkRow[]> {
  return db
    .select({ ...getTableColumns(events), data: sql<string>`${events.data}` })
    .from(events)
    .where(articleId === null ? isNull(events.articleId) : eq(events.articleId, articleId))
    .orderBy(asc(events.id))
}

/** Numbers that no event has, below the last one: each was given once, so something was removed. At most `limit`. */
export async function missingEvents(db: Reader, limit: number): Promise<number[]> {
  const following = db
    .select({ id: events.id, next: sql<number>`lead(${events.id}) over (order by ${events.id})`.as('next') })
    .from(events)
    .as('following')
  const gaps = await db
    .select({ after: following.id, next: following.next })
    .from(following)
    .where(sql`${following.next} > ${following.id} + 1`)
    .orderBy(asc(following.id))
    .limit(limit)
  const [first] = await db.select({ id: min(events.id) }).from(events)
  const missing: number[] = []
  for (const { after, next } of [{ after: 0, next: first?.id ?? 1 }, ...gaps]) {
    for (let id = after + 1; id < next && missing.length < limit; id++) missing.push(id)
  }
  return missing
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

const byId = prepared((db: Reader) =>
  db
    .select(shown)
    .from(events)
    .where(eq(events.id, sql.placeholder('id')))
    .prepare(),
)

/** The event with this number. */
export async function eventById(db: Reader, id: number): Promise<EventRow | undefined> {
  const [row] = await byId(db).execute({ id })
  return row
}

/** The events of an article and its claims, newest first. */
export async function eventsOfArticle(db: Reader, articleId: string, limit: number): Promise<EventRow[]> {
  return db
    .select(shown)
    .from(events)
    .where(eq(events.articleId, articleId))
    .orderBy(desc(events.id))
    .limit(limit)
}

/** The events of a claim, oldest first. */
export async function eventsOfClaim(db: Reader, claimId: string): Promise<EventRow[]> {
  return db.select(shown).from(events).where(eq(events.claimId, claimId)).orderBy(asc(events.id))
}

/** The events of all claims of an article, oldest first. */
export async function claimEventsOfArticle(db: Reader, articleId: string): Promise<EventRow[]> {
  return db
    .select(shown)
    .from(events)
    .where(and(eq(events.articleId, articleId), isNotNull(events.claimId)))
    .orderBy(asc(events.id))
}

/** The last event of a kind on an article. */
export async function lastOfKind(
  db: Reader,
  articleId: string,
  kind: EventKind,
): Promise<EventRow | undefined> {
  const [row] = await db
    .select(shown)
    .from(events)
    .where(and(eq(events.articleId, articleId), eq(events.kind, kind)))
    .orderBy(desc(events.id))
    .limit(1)
  return row
}
