import 'server-only'
import { setImmediate } from 'node:timers/promises'
import { type Writer, writeAlone } from '@/db'
import {
  ARCHIVE_TABLES,
  type ArchiveTable,
  archiveInsertion,
  clearStanding,
  countAnew,
  holdsNothing,
} from '@/db/queries/archive'
import { ok, type Result, refuse } from '@/lib/domain/result'
import type { RecordFault } from '../record-fault'
import { conflict, type Refusal } from '../refusal'
import { transact } from '../transact'
import { verifyRecord } from '../verify-record'
import type { Description } from './description'
import { FILE_STORES, type FileStore } from './file-stores'
import { PART } from './layout'
import { type OpenArchive, openArchive } from './open-archive'
import type { Hear } from './progress'
import { readRows } from './read-rows'
import { ArchiveTrouble } from './trouble'

export interface RestoreOptions {
  readonly hear?: Hear
  /** Calls it off: nothing is kept. */
  readonly signal?: AbortSignal
  /** Restores a record too that is not as it was recorded; what is wrong with it is answered. */
  readonly faultyToo?: boolean
  /** Done with the newsroom in the same transaction, once all of it is there. */
  readonly settle?: (db: Writer, description: Description) => Promise<Result<void, Refusal>>
  readonly stores?: readonly FileStore[]
}

/** What came back. */
export interface Restored {
  readonly description: Description
  /** Empty, unless `faultyToo`. */
  readonly faults: readonly RecordFault[]
}

/* Said of the record among the parts. */
const RECORD = 'record'
/* So many rows go in until others get their turn. */
const TURN = 500

/**
 * Puts an archive into a Stet that is empty, all of it or nothing: one transaction, in which each part is held against
 * its hash and the record is checked before any of it is kept. Refuses what is no archive, is damaged or is of another
 * version (422), and a Stet where something is already (409 `not_empty`).
 */
export async function restoreArchive(
  path: string,
  options: RestoreOptions = {},
): Promise<Result<Restored, Refusal>> {
  const { stores = FILE_STORES } = options
  const kept: (() => Promise<void>)[] = []
  let archive: OpenArchive | undefined
  try {
    const opened = await openArchive(path, stores)
    archive = opened
    const done = await transact(db => restoreAll(db, opened, kept, options), writeAlone)
    if (!done.ok) await dropAll(kept)
    return done
  } catch (error) {
    await dropAll(kept)
    if (error instanceof ArchiveTrouble) return refuse(error.refusal)
    if (options.signal?.aborted) return refuse(conflict('called_off', 'Called off. Nothing was restored.'))
    throw error
  } finally {
    archive?.close()
  }
}

async function restoreAll(
  db: Writer,
  archive: OpenArchive,
  kept: (() => Promise<void>)[],
  { hear, signal, faultyToo = false, settle, stores = FILE_STORES }: RestoreOptions,
): Promise<Result<Restored, Refusal>> {
  if (!(await holdsNothing(db))) return refuse(notEmpty())
  await clearStanding(db)
  const { description } = archive
  const rows = description.tables.reduce((sum, table) => sum + table.rows, 0)
  const files = description.stores.reduce((sum, store) => sum + store.files, 0)
  const total = description.tables.reduce((sum, table) => sum + table.bytes, 0)
  const chains = description.tables.find(({ name }) => name === 'chainHeads')?.rows ?? 0
  const of = rows + files + chains
  let done = 0
  const tell = async (part: string, more: number) => {
    done += more
    hear?.({ part, done, of, bytes: Math.round((total * Math.min(done, rows)) / Math.max(rows, 1)) })
    await setImmediate()
    signal?.throwIfAborted()
  }
  for (const table of ARCHIVE_TABLES) await restoreTable(db, archive, table, more => tell(table.name, more))
  await countAnew(db)
  for (const store of stores) {
    for (const hash of archive.hashes(store)) {
      if (await store.keep(hash, archive.file(store, hash))) kept.push(() => store.drop(hash))
      await tell(store.name, 1)
    }
  }
  const before = done
  const { faults } = await verifyRecord({
    read: work => work(db),
    said: chain => tell(RECORD, before + chain - done),
  })
  const [first] = faults
  if (first && !faultyToo) {
    const others = faults.length === 1 ? '' : ` (${faults.length - 1} more)`
    throw new ArchiveTrouble('faulty', `${first.message}${others}`, { faults: faults.slice(0, 20) })
  }
  const settled = await settle?.(db, description)
  return settled && !settled.ok ? settled : ok({ description, faults })
}

async function restoreTable(
  db: Writer,
  archive: OpenArchive,
  table: ArchiveTable,
  tell: (more: number) => Promise<void>,
): Promise<void> {
  const { name } = table
  await tell(0)
  const insert = archiveInsertion(db, name)
  let count = 0
  let told = 0
  for await (const row of readRows(archive.table(name), table)) {
    count++
    if (!(await insert(row))) {
      throw new ArchiveTrouble('foreign', `Line ${count} of ${PART.table(name)} does not fit to the others.`)
    }
    if (count - told < TURN) continue
    await tell(count - told)
    told = count
  }
  const expected = archive.description.tables.find(one => one.name === name)?.rows
  if (count !== expected) {
    throw new ArchiveTrouble(
      'incomplete',
      `${PART.table(name)} has ${count} rows where there were ${expected}.`,
    )
  }
  await tell(count - told)
}

async function dropAll(kept: readonly (() => Promise<void>)[]): Promise<void> {
  for (const drop of kept) await drop()
}

function notEmpty(): Refusal {
  return conflict(
    'not_empty',
    'There is something in this Stet already, and an archive is restored only into an empty one. Nothing was changed.',
  )
}
