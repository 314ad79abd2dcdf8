import { join } from 'node:path'
import type Driver from 'better-sqlite3'
import { type MigrationMeta, readMigrationFiles } from 'drizzle-orm/migrator'
import { DatabaseUnavailable } from '@/db/unavailable'
import { backUp } from './backup'
import { CHAINS_CAME, chainEvents } from './chain-events'
import type { Connection } from './connection'
import { fillSearch, SEARCH_CAME } from './fill-search'

/* Drizzle's own ledger, so that drizzle-kit can read the database too. */
const LEDGER = `CREATE TABLE IF NOT EXISTS "__drizzle_migrations" (
  id SERIAL PRIMARY KEY, hash text NOT NULL, created_at numeric
)`

/** Where the generated migrations lie: beside the running process, from source and from a build alike. */
export function migrationsFolder(): string {
  return join(process.cwd(), 'db', 'migrations', 'sqlite')
}

/**
 * Brings the database up to date; a database that holds anything is copied first. All pending migrations are one
 * transaction, begun immediate and looked at again inside, so that two processes may start at once. Foreign keys
 * are off outside it, since a table rebuild inside a transaction otherwise cascades (drizzle-orm#5782), and are
 * checked before the commit. Throws `DatabaseUnavailable` for a database from a newer Stet.
 */
export function migrate(connection: Connection, folder: string, migrations = migrationsFolder()): void {
  const { driver } = connection
  const known = readMigrationFiles({ migrationsFolder: migrations })
  const before = lastApplied(driver)
  if (pending(known, before).length === 0) return
  if (before !== null) backUp(connection, folder, new Date())
  driver.pragma('foreign_keys = OFF')
  try {
    driver.exec('BEGIN IMMEDIATE')
    driver.exec(LEDGER)
    const record = driver.prepare('INSERT INTO "__drizzle_migrations" (hash, created_at) VALUES (?, ?)')
    for (const migration of pending(known, lastApplied(driver))) {
      for (const statement of migration.sql) driver.exec(statement)
      if (migration.folderMillis === CHAINS_CAME) chainEvents(driver)
      if (migration.folderMillis === SEARCH_CAME) fillSearch(driver)
      record.run(migration.hash, migration.folderMillis)
    }
    const broken = driver.pragma('foreign_key_check')
    if (Array.isArray(broken) && broken.length > 0) {
      throw new Error(`The migration would break ${broken.length} foreign keys.`)
    }
    driver.exec('COMMIT')
  } catch (error) {
    if (driver.inTransaction) driver.exec('ROLLBACK')
    throw error
  } finally {
    driver.pragma('foreign_keys = ON')
  }
}

/**
 * Throws `DatabaseUnavailable` unless the database is exactly of this version: for whoever may only read it, and so
 * cannot bring it up to date.
 */
export function requireMigrated({ driver }: Connection): void {
  const known = readMigrationFiles({ migrationsFolder: migrationsFolder() })
  const applied = lastApplied(driver)
  if (applied === null) throw new DatabaseUnavailable('missing')
  if (pending(known, applied).length > 0) throw new DatabaseUnavailable('older')
}

function pending(known: readonly MigrationMeta[], applied: number | null): MigrationMeta[] {
  const newest = known.at(-1)?.folderMillis ?? 0
  if (applied !== null && applied > newest) throw new DatabaseUnavailable('newer')
  return known.filter(migration => applied === null || migration.folderMillis > applied)
}

/** When the last applied migration was made, in milliseconds since 1970; null for an empty database. */
function lastApplied(driver: Driver.Database): number | null {
  const ledger = driver
    .prepare(`SELECT 1 FROM sqlite_master WHERE type = 'table' AND name = '__drizzle_migrations'`)
    .get()
  if (ledger === undefined) return null
  const last = driver.prepare('SELECT max(created_at) FROM "__drizzle_migrations"').pluck().get()
  return last === null ? null : Number(last)
}
