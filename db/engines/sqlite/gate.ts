import { AsyncLocalStorage, AsyncResource } from 'node:async_hooks'
import type { Connection, SqliteDatabase } from './connection'
import { translateFailure } from './failure'

/** Runs transactions on one connection, each alone. */
export type Gate = <T>(work: (db: SqliteDatabase) => Promise<T>) => Promise<T>

/** Which gate the running code stands in, so that waiting for itself is an error and not a deadlock. */
export type Holding = AsyncLocalStorage<'read' | 'write'>
export const createHolding = (): Holding => new AsyncLocalStorage()

/**
 * The gate of a connection that reads. Reads wait their turn, since a transaction belongs to the connection and not
 * to whoever began it; each sees one moment of what is committed.
 */
export function createReadGate({ driver, db }: Connection, holding: Holding): Gate {
  const begin = driver.prepare('BEGIN')
  const commit = driver.prepare('COMMIT')
  let last: Promise<unknown> = Promise.resolve()

  async function transact<T>(work: (db: SqliteDatabase) => Promise<T>): Promise<T> {
    try {
      begin.run()
      return await withoutTurning(() => holding.run('read', () => work(db)))
    } catch (error) {
      throw translateFailure(error)
    } finally {
      if (driver.inTransaction) commit.run()
    }
  }

  return work => {
    if (holding.getStore() === 'read') return Promise.reject(new Error('A read cannot begin inside a read.'))
    const result = last.then(() => transact(work))
    last = result.catch(() => undefined)
    return result
  }
}

/** How many writes share one commit at most. */
const MOST_TOGETHER = 64

interface Job {
  readonly work: (db: SqliteDatabase) => Promise<unknown>
  readonly resolve: (value: unknown) => void
  readonly reject: (error: unknown) => void
  /** It takes its time and awaits what it likes: a commit of its own, and everybody else waits. */
  readonly alone: boolean
}

/** The two ways in to the connection that writes. */
export interface WriteGates {
  readonly write: Gate
  /** For what may take minutes and await other things than the database: all other writes wait until it is over. */
  readonly writeAlone: Gate
  /** Whether such work is going on. */
  isAlone(): boolean
}

/**
 * The gate of the connection that writes. `db.transaction(async …)` on better-sqlite3 throws and its writes stay, so
 * BEGIN and COMMIT are given by hand. Writes run one after the other; those that wait together share one commit, and
 * so one sync of the disk, each in a savepoint of its own: a throw takes back that write and no other. Nobody hears
 * of success or refusal before the commit: a refusal may tell of what another of them wrote. A failed commit fails all
 * of them.
 */
export function createWriteGates({ driver, db }: Connection, holding: Holding): WriteGates {
  const begin = driver.prepare('BEGIN IMMEDIATE')
  const commit = driver.prepare('COMMIT')
  const waiting: Job[] = []
  let awake = false
  let alone = false

  async function runAll(): Promise<void> {
    while (waiting.length > 0) await runTogether(waiting.splice(0, next()))
    awake = false
  }

  function next(): number {
    const first = waiting.slice(0, MOST_TOGETHER).findIndex(({ alone }) => alone)
    return first === -1 ? MOST_TOGETHER : Math.max(first, 1)
  }

  async function runTogether(jobs: readonly Job[]): Promise<void> {
    const answers: (() => void)[] = []
    try {
      begin.run()
      for (const job of jobs) {
        const outcome = await runOne(job)
        // On some failures, a full disk among them, SQLite gives up the whole transaction.
        if (!outcome.ok && !driver.inTransaction) throw outcome.error
        answers.push(() => {
          if (outcome.ok) job.resolve(outcome.value)
          else job.reject(translateFailure(outcome.error))
        })
      }
      commit.run()
    } catch (error) {
      if (driver.inTransaction) driver.exec('ROLLBACK')
      for (const job of jobs) job.reject(translateFailure(error))
      return
    }
    for (const answer of answers) answer()
  }

  async function runOne(
    job: Job,
  ): Promise<
    { readonly ok: true; readonly value: unknown } | { readonly ok: false; readonly error: unknown }
  > {
    driver.exec('SAVEPOINT one')
    alone = job.alone
    try {
      const value = await (job.alone ? job.work(db) : withoutTurning(() => job.work(db)))
      driver.exec('RELEASE one')
      return { ok: true, value }
    } catch (error) {
      if (driver.inTransaction) driver.exec('ROLLBACK TO one; RELEASE one')
      return { ok: false, error }
    } finally {
      alone = false
    }
  }

  const gate =
    (alone: boolean) =>
    <T>(work: (db: SqliteDatabase) => Promise<T>) => {
      const held = holding.getStore()
      if (held !== undefined) return Promise.reject(new Error(`A write cannot begin inside a ${held}.`))
      return new Promise<T>((resolve, reject) => {
        // The value that `work` gives comes back as it went: the queue in between does not look at it.
        // It runs as a part of the request that brought it, not of the one whose turn it was to begin.
        const own = AsyncResource.bind((here: SqliteDatabase) => holding.run('write', () => work(here)))
        waiting.push({ work: own, resolve: resolve as (value: unknown) => void, reject, alone })
        if (awake) return
        awake = true
        /* By the next turn of the event loop, other requests that have come in are waiting too. */
        setImmediate(runAll)
      })
    }
  return { write: gate(false), writeAlone: gate(true), isAlone: () => alone }
}

/**
 * Runs work that awaits nothing but the database. The driver is synchronous, so such work is over before the event
 * loop turns; anything else has kept everybody waiting for a network or a clock, which is a bug and throws.
 */
async function withoutTurning<T>(work: () => Promise<T>): Promise<T> {
  let turned = false
  const turn = setImmediate(() => {
    turned = true
  })
  try {
    const value = await work()
    if (turned) throw new Error('Something other than the database was awaited inside a transaction.')
    return value
  } finally {
    clearImmediate(turn)
  }
}
