import { join } from 'node:path'
import Driver from 'better-sqlite3'

/** What stands in the way of somebody who may write the file. */
const GUARDS = ['events_keep_update', 'events_keep_delete', 'sign_offs_keep_update']

/**
 * Changes a database behind Stet's back, as whoever may write the file can: on a connection of its own, with the
 * triggers that protect the record taken off and put back. `bind` are the values of each statement's parameters.
 */
export function tamper(folder: string, ...statements: (readonly [sql: string, ...bind: unknown[]])[]): void {
  const driver = new Driver(join(folder, 'stet.db'))
  try {
    driver.pragma('foreign_keys = OFF')
    const triggers = GUARDS.map(name =>
      String(driver.prepare('SELECT sql FROM sqlite_master WHERE name = ?').pluck().get(name)),
    )
    for (const name of GUARDS) driver.exec(`DROP TRIGGER ${name}`)
    for (const [sql, ...bind] of statements) {
      if (driver.prepare(sql).run(...bind).changes === 0) throw new Error(`This changed nothing: ${sql}`)
    }
    for (const trigger of triggers) driver.exec(trigger)
  } finally {
    driver.close()
  }
}
