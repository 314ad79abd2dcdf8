import 'server-only'
import { finished } from 'node:stream'
import type { z } from 'zod'
import { read, write } from '@/db'
import { theNewsroom } from '@/db/queries/newsroom'
import { passwordOf } from '@/db/queries/people'
import type { ArchiveProgress, archiveProgressAnswer, prepareArchiveAnswer } from '@/lib/contracts/archive'
import { mayArchive } from '@/lib/domain/permission'
import { ok, type Result, refuse } from '@/lib/domain/result'
import type { Actor } from '@/lib/domain/role'
import { logBug } from '../answer'
import { now } from '../clock'
import { record } from '../newsroom-record'
import { verifyPassword } from '../password'
import { attempt } from '../rate-limit'
import { conflict, forbidden, notFound, type Refusal, unfit } from '../refusal'
import type { FileAnswer } from '../route'
import { newSecret } from '../secret'
import { pulled } from './pulled'
import { writeArchive } from './write-archive'

/* How long what was prepared may be fetched, and what was made is told about, in milliseconds. */
const PREPARED_MS = 5 * 60 * 1000

interface Making {
  readonly id: string
  readonly personId: string
  readonly fileName: string
  progress: ArchiveProgress
  stop: () => void
}

/* Next loads modules several times in one process, and there is one archive at a time. */
const KEY = Symbol.for('stet.archive-making')
const shared = globalThis as { [KEY]?: Making | undefined } // a slot of our own, under a symbol

const NOTHING: ArchiveProgress = { state: 'ready', part: '', done: 0, of: 0, bytes: 0, message: null }

/**
 * Prepares an archive of the whole newsroom, to be fetched once within five minutes: for who manages the newsroom and
 * may read all of it, and knows their password. That it was asked for is recorded. 422 `wrong_password`, 409
 * `archive_running` while another one is made.
 */
export async function prepareArchive(
  actor: Actor,
  { password }: { readonly password: string },
  headers: Headers,
): Promise<Result<z.output<typeof prepareArchiveAnswer>, Refusal>> {
  if (!mayArchive(actor)) {
    return refuse(forbidden('It takes the role of an admin and that of an editor: it holds every draft.'))
  }
  const counted = await attempt('archive', actor.personId, headers)
  if ('code' in counted) return refuse(counted)
  const hash = await read(db => passwordOf(db, actor.personId))
  if (hash === null || !(await verifyPassword({ hash, password }))) {
    return refuse(unfit('wrong_password', 'That is not your password. Nothing was made.'))
  }
  await counted.succeeded()
  if (shared[KEY]?.progress.state === 'running') {
    return refuse(
      conflict('archive_running', 'An archive is being made at the moment. Try again when it is done.'),
    )
  }
  const newsroom = (await read(theNewsroom))?.name ?? ''
  const at = now()
  await write(db => record(db, actor.personId, 'newsroom.archived', {}))
  const making: Making = {
    id: newSecret(),
    personId: actor.personId,
    fileName: `${newsroom.replace(/[^\p{L}\p{N}]+/gu, '-').replace(/^-|-$/g, '') || 'Stet'}-${at.slice(0, 10)}.zip`,
    progress: NOTHING,
    stop: () => undefined,
  }
  shared[KEY] = making
  setTimeout(() => making.progress.state === 'running' || forget(making), PREPARED_MS).unref()
  return ok({ archive: { id: making.id, fileName: making.fileName } })
}

/** The archive that was prepared, made while it is fetched; only once, and only by who prepared it. */
export async function fetchArchive(
  actor: Actor,
  { id }: { readonly id: string },
): Promise<Result<FileAnswer<ReadableStream<Uint8Array>>, Refusal>> {
  const making = makingOf(actor, id)
  if (making?.progress.state !== 'ready') return refuse(notFound('This archive'))
  const stream = writeArchive({
    madeBy: actor.name,
    madeAt: now(),
    hear: progress => {
      making.progress = { ...progress, bytes: making.progress.bytes, state: 'running', message: null }
    },
  })
  making.progress = { ...NOTHING, state: 'running' }
  making.stop = () => stream.destroy()
  finished(stream, error => {
    const message = stream.readableEnded ? null : 'The archive was not fetched to its end.'
    if (error && 'code' in error && error.code !== 'ERR_STREAM_PREMATURE_CLOSE') logBug('the archive', error)
    making.progress = { ...making.progress, state: message === null ? 'done' : 'failed', message }
    setTimeout(() => forget(making), PREPARED_MS).unref()
  })
  return ok({
    content: pulled(stream, more => {
      making.progress = { ...making.progress, bytes: making.progress.bytes + more }
    }),
    contentType: 'application/zip',
    fileName: making.fileName,
  })
}

/** How far the archive has come that one is fetching. */
export async function archiveProgressOf(
  actor: Actor,
  { id }: { readonly id: string },
): Promise<Result<z.output<typeof archiveProgressAnswer>, Refusal>> {
  const making = makingOf(actor, id)
  return making ? ok({ progress: making.progress }) : refuse(notFound('This archive'))
}

/** Calls off the archive that one is fetching, or has prepared. */
export async function callOffArchive(
  actor: Actor,
  { id }: { readonly id: string },
): Promise<Result<null, Refusal>> {
  const making = makingOf(actor, id)
  if (!making) return refuse(notFound('This archive'))
  making.stop()
  if (making.progress.state === 'ready') forget(making)
  return ok(null)
}

function makingOf(actor: Actor, id: string): Making | undefined {
  const making = shared[KEY]
  const own = making?.id === id && making.personId === actor.personId && mayArchive(actor)
  return own ? making : undefined
}

function forget(making: Making): void {
  if (shared[KEY] === making) shared[KEY] = undefined
}
