import 'server-only'
import { createWriteStream } from 'node:fs'
import { mkdir, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { Transform } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { DatabaseUnavailable, dataFolder } from '@/db'
import type { ArchiveProgress, SentArchive } from '@/lib/contracts/archive'
import { ok, type Result, refuse } from '@/lib/domain/result'
import { refusal } from '../answer'
import { conflict, type Refusal } from '../refusal'
import { newSecret } from '../secret'
import type { Description } from './description'
import { openArchive } from './open-archive'
import { ArchiveTrouble } from './trouble'

/* How long an archive that was sent waits to be restored, in milliseconds. */
const LIFE_MS = 60 * 60 * 1000

/** An archive that lies in the data folder until it is restored or let go. */
export interface Sent {
  readonly id: string
  readonly path: string
  readonly archive: SentArchive
  progress: ArchiveProgress
  /** Ends the restoring that runs. */
  stop: (() => void) | null
}

/* Next loads modules several times in one process; one archive waits at a time. */
const KEY = Symbol.for('stet.archive-sent')
const shared = globalThis as { [KEY]?: Sent | undefined } // a slot of our own, under a symbol

const folder = () => join(dataFolder(), 'restoring')

/** The archive that was sent under this id. */
export function sentBy(id: string): Sent | undefined {
  return shared[KEY]?.id === id ? shared[KEY] : undefined
}

/** Whether one is being restored. */
export function isRestoring(): boolean {
  return shared[KEY]?.progress.state === 'running'
}

/** Removes what waits, and what a server that ended left. Not while one is being restored. */
export async function dropSent(): Promise<void> {
  shared[KEY] = undefined
  await rm(folder(), { recursive: true, force: true })
}

/**
 * Keeps the body of a request in the data folder, however long it is, in place of what was sent before, and says what
 * it is. Refuses 400 when fewer or more bytes came than promised, 422 what is no archive that can be restored.
 */
export async function keepSent(request: Request): Promise<Result<SentArchive, Refusal>> {
  await dropSent()
  const id = newSecret()
  const path = join(folder(), `${id}.zip`)
  const promised = request.headers.get('content-length')
  const arrived = await spool(request.body, path)
  if (arrived === null || (promised !== null && Number(promised) !== arrived)) {
    await dropSent()
    return refuse(refusal(400, 'cut_off', 'The file broke off before its end. Nothing was restored.'))
  }
  try {
    const opened = await openArchive(path)
    opened.close()
    const archive = told(id, arrived, opened.description)
    const sent: Sent = { id, path, archive, progress: waiting(), stop: null }
    shared[KEY] = sent
    setTimeout(() => shared[KEY] === sent && !isRestoring() && void dropSent(), LIFE_MS).unref()
    return ok(archive)
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') {
      return refuse(conflict('replaced', 'Another archive was sent meanwhile. Nothing was restored.'))
    }
    await dropSent()
    if (error instanceof ArchiveTrouble) return refuse(error.refusal)
    throw error
  }
}

/** What is said of an archive before it is restored. */
export function waiting(): ArchiveProgress {
  return { state: 'ready', part: '', done: 0, of: 0, bytes: 0, message: null }
}

/* How many bytes were written; null when the request broke off. */
async function spool(body: ReadableStream<Uint8Array> | null, path: string): Promise<number | null> {
  let bytes = 0
  const count = new Transform({
    transform(chunk: Uint8Array, _, done) {
      bytes += chunk.byteLength
      done(null, chunk)
    },
  })
  try {
    await mkdir(folder(), { recursive: true, mode: 0o700 })
    // The web's type of a stream does not say that it can be iterated, which here it can.
    const source = (body ?? []) as AsyncIterable<Uint8Array> | Iterable<Uint8Array>
    await pipeline(source, count, createWriteStream(path, { mode: 0o600 }))
    return bytes
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : ''
    if (code === 'ENOSPC' || code === 'EDQUOT') {
      await dropSent()
      throw new DatabaseUnavailable('full', error)
    }
    if (code === 'EACCES' || code === 'EROFS' || code === 'EPERM')
      throw new DatabaseUnavailable('readonly', error)
    return null
  }
}

function told(id: string, bytes: number, description: Description): SentArchive {
  const { newsroom, madeAt, madeBy, product, tables } = description
  const rows = Object.fromEntries(tables.map(table => [table.name, table.rows]))
  return { id, newsroom, madeAt, madeBy, version: product.version, bytes, rows }
}
