import Driver from 'better-sqlite3'
import { type BetterSQLite3Database, drizzle } from 'drizzle-orm/better-sqlite3'
import * as schema from '@/db/schema'

/** The Drizzle handle on one SQLite connection. */
export type SqliteDatabase = BetterSQLite3Database<typeof schema>

/** One connection: the driver's handle for transactions and pragmas, Drizzle's for queries. */
export interface Connection {
  readonly driver: Driver.Database
  readonly db: SqliteDatabase
}

/** How long a statement waits for another process's write, in milliseconds. */
const BUSY_TIMEOUT_MS = 5000

/**
 * How much of the file the connection that writes keeps in memory at most, in KiB: a decision moves a claim in some ten
 * places, which in a large newsroom lie far apart and would be read again each time.
 */
const WRITE_CACHE_KIB = 64 * 1024

/**
 * Opens a connection and asserts its pragmas: better-sqlite3 is compiled so that WAL means `synchronous=NORMAL`,
 * and a pragma that is not understood fails silently. Throws the driver's errors.
 */
export function openConnection(path: string, options: { readonly readonly: boolean }): Connection {
  const driver = new Driver(path, { readonly: options.readonly, timeout: BUSY_TIMEOUT_MS })
  try {
    if (!options.readonly) driver.pragma('journal_mode = WAL')
    if (!options.readonly) driver.pragma(`cache_size = -${WRITE_CACHE_KIB}`)
    driver.pragma('synchronous = FULL')
    driver.pragma('foreign_keys = ON')
    assertPragma(driver, 'journal_mode', 'wal')
    assertPragma(driver, 'synchronous', 2)
    assertPragma(driver, 'foreign_keys', 1)
    assertPragma(driver, 'busy_timeout', BUSY_TIMEOUT_MS)
    if (!options.readonly) assertPragma(driver, 'cache_size', -WRITE_CACHE_KIB)
  } catch (error) {
    driver.close()
    throw error
  }
  return { driver, db: drizzle(driver, { schema }) }
}

/**
 * Opens a database that must be there, for reading alone: a copy as well, which has no write-ahead log. Nothing in
 * it can be written through this connection. Throws the driver's errors.
 */
export function openForReading(path: string): Connection {
  // Not `query_only` as well, which would refuse VACUUM INTO, though that only reads here.
  const driver = new Driver(path, { readonly: true, fileMustExist: true, timeout: BUSY_TIMEOUT_MS })
  return { driver, db: drizzle(driver, { schema }) }
}

function assertPragma(driver: Driver.Database, name: string, wanted: unknown): void {
  const value = driver.pragma(name, { simple: true })
  if (value !== wanted) throw new Error(`SQLite keeps ${name} at ${value}, not ${wanted}.`)
}
