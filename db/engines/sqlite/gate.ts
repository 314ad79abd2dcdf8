import { AsyncLocalStorage } from 'node:async_hooks'
import type { Connection, SqliteDatabase } from './connection'
import { translateFailure } from './failure'

/** Runs transactions on one connection, one after the other. */
export type Gate = <T>(work: (db: SqliteDatabase) => Promise<T>) => Promise<T>

/**
 * A mutex over a connection. `db.transaction(async …)` on better-sqlite3 throws and its writes stay, so BEGIN and
 * COMMIT are given by hand, and since others share the connection they wait their turn. A throw rolls back that
 * transaction and no other. The driver is synchronous: a transaction ends before the event loop turns, and one
 * that does not has awaited something other than the database, which is a bug and is rolled back with an error.
 */
export function createGate(connection: Connection, mode: 'read' | 'write', holding: Holding): Gate {
  const { driver, db } = connection
  const begin = driver.prepare(mode === 'write' ? 'BEGIN IMMEDIATE' : 'BEGIN')
  const commit = driver.prepare('COMMIT')
  let last: Promise<unknown> = Promise.resolve()

  async function transact<T>(work: (db: SqliteDatabase) => Promise<T>): Promise<T> {
    let late = false
    const turn = setImmediate(() => {
      late = true
    })
    try {
      begin.run()
      const value = await holding.run(mode, () => work(db))
      if (late) throw new Error('Something other than the database was awaited inside a transaction.')
      commit.run()
      return value
    } catch (error) {
      /* SQLite itself rolls back on some failures, a full disk among them. */
      if (driver.inTransaction) driver.exec('ROLLBACK')
      throw translateFailure(error)
    } finally {
      clearImmediate(turn)
    }
  }

  return work => {
    const held = holding.getStore()
    if (held === mode || held === 'read') {
      return Promise.reject(new Error(`A ${mode} cannot begin inside a ${held}.`))
    }
    const result = last.then(() => transact(work))
    last = result.catch(() => undefined)
    return result
  }
}

/** Which gate the running code stands in, so that waiting for itself is an error and not a deadlock. */
export type Holding = AsyncLocalStorage<'read' | 'write'>
export const createHolding = (): Holding => new AsyncLocalStorage()
