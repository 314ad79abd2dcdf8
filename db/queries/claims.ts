import { and, asc, between, eq, getTableColumns, gt, inArray, type SQL, sql } from 'drizzle-orm'
import type { Reader, Writer } from '@/db'
import { prepared } from '@/db/prepared'
import { claims } from '@/db/schema'
import { inJson } from '@/db/schema/column'

/** A claim without what the database derives of it. */
export type ClaimRow = Omit<typeof claims.$inferSelect, 'facets' | 'lane' | 'waitingSince'>

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

/** What can change of a claim once it is there; its number moves by `shiftNumbers`. */
export type ClaimChanges = Partial<
  Omit<
    ClaimRow,
    'id' | 'articleId' | 'number' | 'dueAt' | 'shelved' | 'desk' | 'articleOrder' | 'citationCount' | 'thin'
  >
>

const columns = getTableColumns(claims)
const updates = prepared(() => new Map<string, ReturnType<typeof updateStatement>>())

/* An index is written anew when its column is named, changed or not: so only what changes is. */
function updateStatement(db: Writer, names: readonly (keyof ClaimChanges)[]) {
  const set = Object.fromEntries(names.map(name => [name, sql`${sql.placeholder(name)}`]))
  return db
    .update(claims)
    .set(set)
    .where(eq(claims.id, sql.placeholder('id')))
    .prepare()
}

/** Changes what is given of a claim. */
export async function updateClaim(db: Writer, id: string, changes: ClaimChanges): Promise<void> {
  // Asked of the object itself, which has no other keys than its type names.
  const names = (Object.keys(changes) as (keyof ClaimChanges)[]).sort()
  if (names.length === 0) return
  const known = updates(db)
  const key = names.join()
  const statement = known.get(key) ?? updateStatement(db, names)
  known.set(key, statement)
  // A placeholder knows no column, so the values are turned into what is stored here.
  const values = names.map(name => {
    const value = changes[name]
    return [name, value === null ? null : columns[name].mapToDriverValue(value as never)]
  })
  await statement.execute({ id, ...Object.fromEntries(values) })
}

/** What of a claim differs between two states of it. */
export function claimChanges(before: ClaimRow, after: ClaimRow): ClaimChanges {
  const changed = Object.entries(after).filter(
    ([name, value]) => Object.hasOwn(columns, name) && value !== before[name as keyof ClaimRow],
  )
  return Object.fromEntries(changed)
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
