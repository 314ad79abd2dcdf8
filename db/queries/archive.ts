import { asc, count, type SQL, sql } from 'drizzle-orm'
import type { Reader, Writer } from '@/db'
import { isMisfit } from '@/db/engines/sqlite/failure'
import { fillSearchOf } from '@/db/engines/sqlite/fill-search'
import { type AnyColumn, columnsOf, keyOf } from '@/db/schema/column'
import { ARCHIVED, type ArchivedTable } from './archive-tables'
import { recountWork } from './work-tallies'

export { LEFT_OUT } from './archive-tables'

/** What a column of an archive holds; moments are text, ISO 8601 in UTC. */
export const COLUMN_TYPES = ['text', 'integer', 'boolean', 'json'] as const

/** A column of an archive. */
export interface ArchiveColumn {
  readonly name: string
  readonly type: (typeof COLUMN_TYPES)[number]
  /** It may be null. */
  readonly optional: boolean
}

/** A table as it is in an archive. */
export interface ArchiveTable {
  readonly name: string
  readonly holds: string
  /** Sorted by name. */
  readonly columns: readonly ArchiveColumn[]
  /** The columns that tell rows apart, and by which they are sorted. */
  readonly key: readonly string[]
}

/** A row of an archive: JSON values by the names of columns. */
export type ArchiveRow = Readonly<Record<string, unknown>>

const TYPES: Readonly<Record<string, ArchiveColumn['type']>> = {
  string: 'text',
  number: 'integer',
  boolean: 'boolean',
}

/** The tables of an archive, in the order in which they are restored. */
export const ARCHIVE_TABLES: readonly ArchiveTable[] = Object.entries(ARCHIVED).map(([name, archived]) => ({
  name,
  holds: archived.holds,
  columns: keptOf(archived)
    .map(([column, { dataType, notNull }]) => ({
      name: column,
      type: TYPES[dataType] ?? 'json',
      optional: !notNull,
    }))
    .sort((a, b) => (a.name < b.name ? -1 : 1)),
  key: keyOf(archived.table).map(([column]) => column),
}))

/** How many rows there are. */
export async function countRows(db: Reader, name: string): Promise<number> {
  const [row] = await db.select({ rows: count() }).from(archived(name).table)
  return row?.rows ?? 0
}

/* So many rows are in memory at a time; of those that hold a whole draft, so many. */
const PAGE = 500
const HEAVY_PAGE = 8

/** All rows, sorted by their key, a page at a time. */
export async function* archiveRows(db: Reader, name: string): AsyncGenerator<readonly ArchiveRow[]> {
  const { table, heavy } = archived(name)
  const key = keyOf(table)
  const columns = Object.fromEntries(keptOf(archived(name)))
  const limit = heavy ? HEAVY_PAGE : PAGE
  let after: SQL | undefined
  for (;;) {
    const page: ArchiveRow[] = await db
      .select(columns)
      .from(table)
      .where(after)
      .orderBy(...key.map(([, column]) => asc(column)))
      .limit(limit)
    const last = page.at(-1)
    if (!last) return
    yield page
    if (page.length < limit) return
    after = sql`(${list(key.map(([, column]) => sql`${column}`))}) > (${list(key.map(([field]) => sql`${last[field]}`))})`
  }
}

function list(parts: readonly SQL[]): SQL {
  return sql.join([...parts], sql`, `)
}

/**
 * Answers a function that puts rows of an archive into their table, and says false of one that does not fit there:
 * taken already, or naming something that is not there.
 */
export function archiveInsertion(db: Writer, name: string): (row: ArchiveRow) => Promise<boolean> {
  const { table } = archived(name)
  const values = keptOf(archived(name)).map(
    ([field, column]) => [field, sql`${given(field, column)}`] as const,
  )
  const insertion = db.insert(table).values(Object.fromEntries(values)).prepare()
  return async row => {
    try {
      await insertion.execute(row)
      return true
    } catch (error) {
      if (isMisfit(error)) return false
      throw error
    }
  }
}

/* A placeholder alone would have null written down as a column writes its values: as the JSON `null`, as false. */
function given(field: string, column: AnyColumn) {
  return sql.param(sql.placeholder(field), {
    mapToDriverValue: (value: unknown) => (value === null ? null : column.mapToDriverValue(value)),
  })
}

/** Makes room for what an archive brings where a server has noted down something by itself. */
export async function clearStanding(db: Writer): Promise<void> {
  for (const { table, standing } of Object.values(ARCHIVED)) if (standing) await db.delete(table)
}

/** Counts anew what is left out of an archive because it is counted, as far as triggers have not done so row by row. */
export async function countAnew(db: Writer): Promise<void> {
  // At which desk an article was when something was done to it is only known once all of its events are there.
  await recountWork(db)
  fillSearchOf(db)
}

/** Whether nothing is there of all that an archive holds, but for what a server notes down by itself. */
export async function holdsNothing(db: Reader): Promise<boolean> {
  for (const { table, standing } of Object.values(ARCHIVED)) {
    if (standing) continue
    const found = await db.select({ one: sql`1` }).from(table).limit(1)
    if (found.length > 0) return false
  }
  return true
}

function archived(name: string): ArchivedTable {
  const found = ARCHIVED[name]
  if (!found) throw new Error(`No archive has a table ${name}.`)
  return found
}

function keptOf({ table, derived = [] }: ArchivedTable): [name: string, column: AnyColumn][] {
  return columnsOf(table).filter(([name]) => !derived.includes(name))
}
