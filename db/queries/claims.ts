import { and, asc, between, eq, gt, inArray, type SQL, sql } from 'drizzle-orm'
import type { Reader, Writer } from '@/db'
import { prepared } from '@/db/prepared'
import { claims } from '@/db/schema'
import { inJson } from '@/db/schema/column'

export type ClaimRow = typeof claims.$inferSelect

const byId = prepared((db: Reader) =>
  db
    .select()
    .from(claims)
    .where(eq(claims.id, sql.placeholder('id')))
    .prepare(),
)

export async function claimById(db: Reader, id: string): Promise<ClaimRow | undefined> {
  const [row] = await byId(db).execute({ id })
  return row
}

const byIds = prepared((db: Reader) =>
  db
    .select()
    .from(claims)
    .where(inJson(claims.id, sql.placeholder('ids')))
    .orderBy(asc(claims.number))
    .prepare(),
)

/** The claims with these ids, whatever their articles, by number; unknown ids are left out. */
export async function claimsByIds(db: Reader, ids: readonly string[]): Promise<ClaimRow[]> {
  if (ids.length === 0) return []
  return byIds(db).execute({ ids: JSON.stringify(ids) })
}

const ofArticle = prepared((db: Reader) =>
  db
    .select()
    .from(claims)
    .where(eq(claims.articleId, sql.placeholder('articleId')))
    .orderBy(asc(claims.number))
    .prepare(),
)

/** All claims of an article in reading order, those whose text has gone last. */
export async function claimsOfArticle(db: Reader, articleId: string): Promise<ClaimRow[]> {
  return ofArticle(db).execute({ articleId })
}

const since = prepared((db: Reader) =>
  db
    .select()
    .from(claims)
    .where(
      and(eq(claims.articleId, sql.placeholder('articleId')), gt(claims.eventId, sql.placeholder('event'))),
    )
    .orderBy(asc(claims.number))
    .prepare(),
)

/** The claims of an article that something happened to after an event. */
export async function claimsSince(db: Reader, articleId: string, event: number): Promise<ClaimRow[]> {
  return since(db).execute({ articleId, event })
}

/** A claim's place in its article. */
export type ClaimNumber = Pick<ClaimRow, 'id' | 'number'>

const numbers = prepared((db: Reader) =>
  db
    .select({ id: claims.id, number: claims.number })
    .from(claims)
    .where(eq(claims.articleId, sql.placeholder('articleId')))
    .orderBy(asc(claims.number))
    .prepare(),
)

/** The claims of an article in their present order. */
export async function claimNumbers(db: Reader, articleId: string): Promise<ClaimNumber[]> {
  return numbers(db).execute({ articleId })
}

/** A run of claims whose numbers move by the same amount; `first` and `last` are present numbers, both included. */
export interface NumberShift {
  readonly first: number
  readonly last: number
  readonly by: number
}

/** Moves runs of numbers, all at once: every shift is meant for the numbers as they were before. */
export async function shiftNumbers(
  db: Writer,
  articleId: string,
  shifts: readonly NumberShift[],
): Promise<void> {
  if (shifts.length === 0) return
  const cases = shifts.map(
    ({ first, last, by }): SQL => sql`when ${claims.number} between ${first} and ${last} then ${by}`,
  )
  const lowest = Math.min(...shifts.map(shift => shift.first))
  const highest = Math.max(...shifts.map(shift => shift.last))
  await db
    .update(claims)
    .set({ number: sql`${claims.number} + case ${sql.join(cases, sql` `)} else 0 end` })
    .where(and(eq(claims.articleId, articleId), between(claims.number, lowest, highest)))
}

/* SQLite takes 32,766 values a statement; a claim has some 40. */
const ROWS_AT_ONCE = 500

export async function insertClaims(db: Writer, rows: readonly ClaimRow[]): Promise<void> {
  for (let from = 0; from < rows.length; from += ROWS_AT_ONCE) {
    await db.insert(claims).values(rows.slice(from, from + ROWS_AT_ONCE))
  }
}

/** Changes what is given of a claim. */
export async function updateClaim(
  db: Writer,
  id: string,
  changes: Partial<Omit<ClaimRow, 'id' | 'articleId' | 'number'>>,
): Promise<void> {
  await db.update(claims).set(changes).where(eq(claims.id, id))
}

/** The part of a claim that checking, reviewing and answering change. */
export type ClaimProgress = Pick<
  ClaimRow,
  | 'status'
  | 'review'
  | 'stale'
  | 'note'
  | 'proposedWording'
  | 'findingWording'
  | 'findingBy'
  | 'findingAt'
  | 'reviewedBy'
  | 'reviewedAt'
  | 'reviewReason'
  | 'approvalStands'
  | 'resolution'
  | 'resolutionReason'
  | 'resolvedBy'
  | 'resolvedAt'
  | 'updatedAt'
  | 'eventId'
  | 'search'
>

const given = <T>(name: keyof ClaimProgress): SQL<T> => sql<T>`${sql.placeholder(name)}`

const progressUpdate = prepared((db: Writer) =>
  db
    .update(claims)
    .set({
      status: given('status'),
      review: given('review'),
      stale: given('stale'),
      note: given('note'),
      proposedWording: given('proposedWording'),
      findingWording: given('findingWording'),
      findingBy: given('findingBy'),
      findingAt: given('findingAt'),
      reviewedBy: given('reviewedBy'),
      reviewedAt: given('reviewedAt'),
      reviewReason: given('reviewReason'),
      approvalStands: given('approvalStands'),
      resolution: given('resolution'),
      resolutionReason: given('resolutionReason'),
      resolvedBy: given('resolvedBy'),
      resolvedAt: given('resolvedAt'),
      updatedAt: given('updatedAt'),
      eventId: given('eventId'),
      search: given('search'),
    })
    .where(eq(claims.id, sql.placeholder('id')))
    .prepare(),
)

/** Saves what checking, reviewing or answering made of a claim. */
export async function saveProgress(db: Writer, id: string, progress: ClaimProgress): Promise<void> {
  await progressUpdate(db).execute({
    id,
    ...progress,
    // A placeholder inside an expression knows no column, so nothing turns booleans into what SQLite stores.
    stale: Number(progress.stale),
    approvalStands: Number(progress.approvalStands),
  })
}

/** Marks claims as touched by an event, so that whoever has not seen it asks for them again. */
export async function touchClaims(db: Writer, ids: readonly string[], event: number): Promise<void> {
  for (let from = 0; from < ids.length; from += ROWS_AT_ONCE) {
    await db
      .update(claims)
      .set({ eventId: event })
      .where(inArray(claims.id, ids.slice(from, from + ROWS_AT_ONCE)))
  }
}
