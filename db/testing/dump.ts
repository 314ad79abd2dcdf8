import { join } from 'node:path'
import Driver from 'better-sqlite3'
import { is } from 'drizzle-orm'
import { getTableConfig, SQLiteTable } from 'drizzle-orm/sqlite-core'
import { LEFT_OUT } from '@/db/queries/archive'
import * as schema from '@/db/schema'

/* Left out of archives and yet the same on both sides: they are counted anew. */
const COUNTED = ['claimCounts', 'workTallies']

/**
 * Every row of a database, as it lies there, of all tables that an archive brings back: text that names the table and
 * the row, sorted. Those with no row bring their name.
 */
export function dump(folder: string): string[] {
  const driver = new Driver(join(folder, 'stet.db'), { readonly: true })
  try {
    const tables = Object.entries<unknown>(schema).flatMap(([name, table]) =>
      is(table, SQLiteTable) && (LEFT_OUT[name] === undefined || COUNTED.includes(name))
        ? [getTableConfig(table).name]
        : [],
    )
    return tables.flatMap(name => [
      name,
      ...driver
        .prepare(`SELECT * FROM "${name}"`)
        .all()
        .map(row => `${name} ${JSON.stringify(row)}`)
        .sort(),
    ])
  } finally {
    driver.close()
  }
}
