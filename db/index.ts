import { existsSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { copyInto } from './engines/sqlite/backup'
import { openForReading, type SqliteDatabase } from './engines/sqlite/connection'
import { type Engine, openEngine } from './engines/sqlite/engine'
import { translateFailure } from './engines/sqlite/failure'
import { fillSearchOf, type SearchFilled } from './engines/sqlite/fill-search'
import { openReadingEngine } from './engines/sqlite/reading-engine'
import { DatabaseUnavailable } from './unavailable'

export { DatabaseUnavailable } from './unavailable'

/** What may be done inside `read`. */
export type Reader = Pick<SqliteDatabase, 'select' | 'selectDistinct' | 'with' | '$with' | '$count'>
/** What may be done inside `write`. */
export type Writer = Reader & Pick<SqliteDatabase, 'insert' | 'update' | 'delete'>

/* Next loads modules several times in one process; the connections must be one. */
const KEY = Symbol.for('stet.database')
const shared = globalThis as { [KEY]?: Map<string, Engine> } // a slot of our own, under a symbol

/** The folder that holds the database, absolute: `STET_DATA`, else `data` beside the process. */
export function dataFolder(): string {
  return resolve(/* turbopackIgnore: true */ process.env.STET_DATA || 'data')
}

function engine(): Engine {
  if (process.env.NEXT_PHASE === 'phase-production-build') {
    throw new Error('The database is never opened while building.')
  }
  shared[KEY] ??= new Map()
  const folder = dataFolder()
  let open = shared[KEY].get(folder)
  if (!open) {
    open = openEngine(folder)
    shared[KEY].set(folder, open)
  }
  return open
}

/**
 * Reads in one snapshot of what is committed. Only database calls may be awaited inside. Throws
 * `DatabaseUnavailable` when the disk or a lock stands in the way.
 */
export async function read<T>(work: (db: Reader) => Promise<T>): Promise<T> {
  return engine().read(work)
}

/**
 * Reads and writes in one transaction, alone: all of it is kept, or, when `work` throws, nothing. Only database
 * calls may be awaited inside. Throws `DatabaseUnavailable` when the disk or a lock stands in the way.
 */
export async function write<T>(work: (db: Writer) => Promise<T>): Promise<T> {
  return engine().write(work)
}

/**
 * Reads what is committed in this moment, however long it takes, while others go on reading and writing; anything may
 * be awaited inside. Throws `DatabaseUnavailable` as `read` does.
 */
export async function snapshot<T>(work: (db: Reader) => Promise<T>): Promise<T> {
  return engine().snapshot(work)
}

/**
 * Reads and writes in one transaction as `write` does, however long it takes; anything may be awaited inside. All other
 * writes wait until it is over: for when nobody else is here. Throws `DatabaseUnavailable` as `write` does.
 */
export async function writeAlone<T>(work: (db: Writer) => Promise<T>): Promise<T> {
  return engine().writeAlone(work)
}

/**
 * Makes everything that searching reads anew, from the tables and the drafts, in one transaction. Others may read
 * meanwhile, but not write. Throws `DatabaseUnavailable` when the disk or a lock stands in the way.
 */
export async function rebuildSearch(): Promise<SearchFilled> {
  return write(async db => fillSearchOf(db))
}

/** Whether something in this process writes alone at the moment: what is to be written now has to wait for it. */
export function isWritingAlone(): boolean {
  return engine().isAlone()
}

/** Closes the database of the present data folder; the next use opens it again. */
export function closeDatabase(): void {
  const folder = dataFolder()
  shared[KEY]?.get(folder)?.close()
  shared[KEY]?.delete(folder)
}

/**
 * Opens the database of the present data folder for reading alone, beside a server that may be using it: from here
 * on `write` throws. Throws `DatabaseUnavailable` when there is none, or it is not of this version.
 */
export function onlyRead(): void {
  const folder = dataFolder()
  shared[KEY] ??= new Map()
  shared[KEY].get(folder)?.close()
  shared[KEY].set(folder, openReadingEngine(folder))
}

/**
 * Copies the database of the present data folder into a folder, as it stands now, while a server may be writing.
 * Answers the path of the copy. Throws `DatabaseUnavailable`.
 */
export function copyDatabase(folder: string, now: Date): string {
  const path = join(dataFolder(), 'stet.db')
  if (!existsSync(path)) throw new DatabaseUnavailable('missing')
  try {
    const connection = openForReading(path)
    try {
      return copyInto(connection, resolve(folder), now)
    } finally {
      connection.driver.close()
    }
  } catch (error) {
    throw translateFailure(error)
  }
}
