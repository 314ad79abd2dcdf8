import { type Column, getTableColumns, isNotNull, type Placeholder, type SQL, sql } from 'drizzle-orm'
import {
  check,
  customType,
  getTableConfig,
  index,
  integer,
  primaryKey,
  real,
  type SQLiteColumn,
  type SQLiteTable,
  sqliteTable,
  text,
  uniqueIndex,
} from 'drizzle-orm/sqlite-core'

/* The small column kit: tables are written once against it, and it is the only place that knows the dialect. */
export { index, integer, isNotNull, primaryKey, real, sql, text, uniqueIndex }
export const table = sqliteTable
/** A table, whichever it is, and a column of one. */
export type AnyTable = SQLiteTable
export type AnyColumn = SQLiteColumn

/** A moment in UTC as ISO 8601 text with milliseconds: sorts as text, reads the same in both engines. */
export const timestamp = (name: string) => text(name)

/** True or false. */
export const boolean = (name: string) => integer(name, { mode: 'boolean' })

/** Anything that JSON can carry; the caller names its type. */
export const json = <T>(name: string) =>
  customType<{ data: T; driverData: string }>({
    dataType: () => 'text',
    toDriver: value => JSON.stringify(value),
    fromDriver: value => JSON.parse(value),
  })(name)

/** A whole number that the database computes from the other columns of the row whenever it is read or indexed. */
export const derivedInteger = (name: string, from: SQL) =>
  integer(name).generatedAlwaysAs(from, { mode: 'virtual' })

/** A moment that the database computes likewise. */
export const derivedTimestamp = (name: string, from: SQL) =>
  text(name).generatedAlwaysAs(from, { mode: 'virtual' })

/** The place of a column's value in a list, from 0, as SQL over the column's name; what is not in it has none. */
export function placeIn(column: string, values: readonly string[]): SQL {
  const places = values.map((value, place) => `when '${value.replaceAll("'", "''")}' then ${place}`)
  return sql.raw(`case "${column}" ${places.join(' ')} end`)
}

/** A CHECK that holds a text column to a domain enumeration. */
export function oneOf(name: string, column: string, values: readonly string[]) {
  const list = values.map(value => `'${value.replaceAll("'", "''")}'`).join(', ')
  return check(name, sql.raw(`"${column}" in (${list})`))
}

/**
 * The condition that a boolean column holds, written out rather than bound: only so does the planner see that a
 * partial index covers it.
 */
export function isTrue(column: Column) {
  return sql`${column} = 1`
}

/** The condition that a column has no value, of the same kind. */
export function isNull(column: Column) {
  return sql`${column} is null`
}

/** The condition that the text in a column holds this text, letter for letter; no character is special. */
export function contains(column: Column, part: Placeholder | string): SQL {
  return sql`instr(${column}, ${part}) > 0`
}

/** The condition that a column's value is in a list, given as one JSON array: any number of values, one statement. */
export function inJson(column: Column, list: Placeholder): SQL {
  return sql`${column} in (select value from json_each(${list}))`
}

/**
 * The condition that a boolean column does not hold, for which no index is taken: for where the planner, which keeps
 * no statistics, would take a wide index for a narrow one.
 */
export function isFalseUnindexed(column: Column): SQL {
  return sql`+${column} = 0`
}

/** The columns of a table by their names in code, in the order in which they are written down. */
export function columnsOf(table: AnyTable): [name: string, column: AnyColumn][] {
  return Object.entries<AnyColumn>(getTableColumns(table))
}

/** The columns of a table's primary key, in its order. */
export function keyOf(table: AnyTable): [name: string, column: AnyColumn][] {
  const [composed] = getTableConfig(table).primaryKeys
  if (!composed) return columnsOf(table).filter(([, column]) => column.primary)
  return composed.columns.flatMap(one => columnsOf(table).filter(([, column]) => column === one))
}

/** The condition that a column's value is in a list, for which no index is taken, for the same reason. */
export function inJsonUnindexed(column: Column, list: Placeholder): SQL {
  return sql`+${column} in (select value from json_each(${list}))`
}

/** The values of a column in a group, row by row, as a JSON array; of two columns in the same order. */
export function asJsonList(column: Column): SQL<string> {
  return sql`json_group_array(${column})`
}

/** The values that a column has in a group, each once, as a JSON array; no value is left out. */
export function asJsonSet(column: Column): SQL<string> {
  return sql`json_group_array(distinct ${column}) filter (where ${column} is not null)`
}

/** All values of a column of whole numbers, as one value: quicker to hand over than as many rows. */
export function numbersOf(column: Column): SQL<number[]> {
  return sql`json_group_array(${column})`.mapWith((text: string): number[] => JSON.parse(text))
}

/** A table read along one of its indexes: the planner, which keeps no statistics, need not guess. */
export function indexed(table: AnyTable, index: string): SQL {
  return sql`${table} indexed by ${sql.identifier(index)}`
}
