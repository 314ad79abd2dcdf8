import 'server-only'
import { rm } from 'node:fs/promises'
import type { z } from 'zod'
import type { Writer } from '@/db'
import { insertPerson, personByEmail, replacePassword, updatePerson } from '@/db/queries/people'
import type { archiveProgressAnswer, restoreArchiveBody, sentArchiveAnswer } from '@/lib/contracts/archive'
import { ok, type Result, refuse } from '@/lib/domain/result'
import type { Role } from '@/lib/domain/role'
import { logBug } from '../answer'
import { now } from '../clock'
import { newId } from '../id'
import { record } from '../newsroom-record'
import { hashPassword } from '../password'
import { inOrder } from '../people'
import { conflict, notFound, type Refusal } from '../refusal'
import { alreadySetUp, needsSetup } from '../setup'
import type { Description } from './description'
import { restoreArchive } from './restore-archive'
import { dropSent, isRestoring, keepSent, type Sent, sentBy, waiting } from './sent'

type Body = z.output<typeof restoreArchiveBody>
type Progress = z.output<typeof archiveProgressAnswer>

/**
 * Takes in an archive, to be restored next: only while nobody has an account, as setting up. What was sent before and
 * not restored is let go. 409 `already_set_up`, 409 `restoring` while one is restored.
 */
export async function sendArchive(
  request: Request,
): Promise<Result<z.output<typeof sentArchiveAnswer>, Refusal>> {
  if (!(await needsSetup())) return refuse(alreadySetUp())
  if (isRestoring()) return refuse(restoring())
  const kept = await keepSent(request)
  return kept.ok ? ok({ archive: kept.value }) : kept
}

/**
 * Begins to restore what was sent. In the same transaction whoever restores gets an account: their own, when the archive
 * knows the e-mail address, with the role of an admin besides; otherwise a new one that is an admin's. What becomes of
 * it, `restoringProgress` tells.
 */
export async function restoreSent(
  { id }: { readonly id: string },
  body: Body,
): Promise<Result<Progress, Refusal>> {
  const sent = sentBy(id)
  if (!sent) return refuse(notFound('This archive'))
  if (!(await needsSetup())) return refuse(alreadySetUp())
  const passwordHash = await hashPassword(body.password)
  if (isRestoring()) return refuse(restoring())
  sent.progress = { ...waiting(), state: 'running' }
  void run(sent, body, passwordHash)
  return ok({ progress: sent.progress })
}

/** How far the restoring has come. Whoever sent the archive knows its id, and nobody else. */
export async function restoringProgress({ id }: { readonly id: string }): Promise<Result<Progress, Refusal>> {
  const sent = sentBy(id)
  return sent ? ok({ progress: sent.progress }) : refuse(notFound('This archive'))
}

/** Calls the restoring off, after which nothing of it is there; or, where it has not begun, lets the archive go. */
export async function callOffRestoring({ id }: { readonly id: string }): Promise<Result<null, Refusal>> {
  const sent = sentBy(id)
  if (!sent) return refuse(notFound('This archive'))
  if (sent.stop) sent.stop()
  else if (sent.progress.state !== 'running') await dropSent()
  return ok(null)
}

async function run(sent: Sent, body: Body, passwordHash: string): Promise<void> {
  const called = new AbortController()
  sent.stop = () => called.abort()
  let failed: string | null
  try {
    const restored = await restoreArchive(sent.path, {
      signal: called.signal,
      hear: progress => {
        sent.progress = { ...progress, state: 'running', message: null }
      },
      settle: (db, description) => letIn(db, description, body, passwordHash),
    })
    failed = restored.ok ? null : restored.error.message
  } catch (error) {
    logBug('restoring an archive', error)
    failed = error instanceof Error && error.name === 'DatabaseUnavailable' ? error.message : WENT_WRONG
  }
  sent.stop = null
  sent.progress = { ...sent.progress, state: failed === null ? 'done' : 'failed', message: failed }
  // What became of it is still told; the file has done its work.
  if (failed === null) await rm(sent.path, { force: true })
}

const WENT_WRONG = 'Something went wrong on the server. Nothing was restored.'

async function letIn(
  db: Writer,
  { madeAt, madeBy, manifest }: Description,
  { name, email, password: _ }: Body,
  passwordHash: string,
): Promise<Result<void, Refusal>> {
  const at = now()
  const known = await personByEmail(db, email.toLowerCase())
  let personId: string
  if (known) {
    personId = known.id
    const roles: Role[] = inOrder([...known.roles, 'admin'])
    await updatePerson(db, personId, { roles, active: true }, at)
    await replacePassword(db, personId, passwordHash, at)
    if (!known.active) await record(db, personId, 'person.reactivated', { personId })
    if (!known.roles.includes('admin')) {
      await record(db, personId, 'person.roles_changed', { personId, before: known.roles, after: roles })
    }
  } else {
    const roles: Role[] = ['admin']
    const row = await insertPerson(db, {
      id: newId(),
      name,
      email: email.toLowerCase(),
      roles,
      passwordHash,
      at,
    })
    personId = row.id
  }
  await record(db, personId, 'newsroom.restored', { personId, joined: !known, madeAt, madeBy, manifest })
  return ok(undefined)
}

function restoring(): Refusal {
  return conflict('restoring', 'An archive is being restored at the moment.')
}
