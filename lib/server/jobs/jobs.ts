import 'server-only'
import type { z } from 'zod'
import { type Reader, read, write } from '@/db'
import { addJob, deleteJob, type JobRow, jobById, jobCounts, jobsIn, updateJob } from '@/db/queries/jobs'
import { noticeById } from '@/db/queries/notices'
import { personNames } from '@/db/queries/person-names'
import type { Answer } from '@/lib/contracts/call'
import type { Job, patchJobBody } from '@/lib/contracts/notice'
import type { PersonRef } from '@/lib/contracts/shared'
import { may } from '@/lib/domain/permission'
import { ok, type Result, refuse } from '@/lib/domain/result'
import type { Actor } from '@/lib/domain/role'
import { person } from '../claim-view'
import { now } from '../clock'
import { newId } from '../id'
import { mailSettings } from '../notices/mail-settings'
import { conflict, forbidden, notFound, type Refusal } from '../refusal'
import { webhookSettings } from './webhook-job'

const MOST_SHOWN = 100
const MOST_DONE = 20

/** What waits to be sent, what could not be, and the last that was; for who manages the newsroom. */
export async function listJobs(actor: Actor): Promise<Result<Answer<'listJobs'>, Refusal>> {
  if (!may(actor, 'settings.manage')) return refuse(forbidden())
  return read(async db => {
    const open = await jobsIn(db, ['waiting', 'running', 'failed'], MOST_SHOWN)
    const done = await jobsIn(db, ['done'], MOST_DONE)
    const jobs = await presentAll(db, [...open, ...done])
    const mail = mailSettings()
    const webhook = webhookSettings()
    return ok({
      jobs,
      mailServer: mail === null ? null : hostOf(mail.url),
      webhook: webhook === null ? null : hostOf(webhook.url),
    })
  })
}

/** Asks for an e-mail to the actor, to see whether e-mail arrives. Refuses 409 where no mail server is named. */
export async function createTestMail(actor: Actor): Promise<Result<Answer<'createJob'>, Refusal>> {
  if (!may(actor, 'settings.manage')) return refuse(forbidden())
  if (mailSettings() === null) {
    return refuse(conflict('no_mail_server', 'This server names no mail server: set STET_SMTP and STET_URL.'))
  }
  return write(async db => {
    const at = now()
    const id = newId()
    const payload = { personId: actor.personId }
    await addJob(db, { id, kind: 'test_mail', payload, about: `test ${id}`, runAt: at, createdAt: at })
    return presentOne(db, id)
  })
}

/** Has a job tried again now, or lets it go. Refuses 409 for one that is done, or is being done. */
export async function patchJob(
  actor: Actor,
  { id }: { readonly id: string },
  { action }: z.output<typeof patchJobBody>,
): Promise<Result<Answer<'patchJob'>, Refusal>> {
  if (!may(actor, 'settings.manage')) return refuse(forbidden())
  return write(async db => {
    const job = await jobById(db, id)
    if (!job) return refuse(notFound('This job'))
    if (job.state === 'done') return refuse(conflict('done', 'This was sent already.'))
    if (job.state === 'running') return refuse(conflict('running', 'This is being sent now.'))
    if (action === 'retry') {
      await updateJob(db, id, { state: 'waiting', attempts: 0, runAt: now(), finishedAt: null })
      return presentOne(db, id)
    }
    const dropped = await presentOne(db, id)
    await deleteJob(db, id)
    return dropped
  })
}

/** How much of what goes out waits, and how much was given up. */
export async function jobsStanding(db: Reader): Promise<{ waiting: number; failed: number }> {
  const counts = new Map((await jobCounts(db)).map(({ state, count }) => [state, count]))
  return {
    waiting: (counts.get('waiting') ?? 0) + (counts.get('running') ?? 0),
    failed: counts.get('failed') ?? 0,
  }
}

async function presentOne(db: Reader, id: string): Promise<Result<{ job: Job }, Refusal>> {
  const row = await jobById(db, id)
  const [job] = row ? await presentAll(db, [row]) : []
  return job ? ok({ job }) : refuse(notFound('This job'))
}

async function presentAll(db: Reader, rows: readonly JobRow[]): Promise<Job[]> {
  const persons = new Map<string, string | null>()
  for (const row of rows) persons.set(row.id, await personIdOf(db, row))
  const names = await personNames(db, persons.values())
  return rows.map(row => present(row, person(names, persons.get(row.id) ?? null)))
}

async function personIdOf(db: Reader, { payload }: JobRow): Promise<string | null> {
  if (typeof payload !== 'object' || payload === null) return null
  if ('personId' in payload && typeof payload.personId === 'string') return payload.personId
  if (!('noticeId' in payload) || typeof payload.noticeId !== 'number') return null
  return (await noticeById(db, payload.noticeId))?.personId ?? null
}

function present(row: JobRow, whose: PersonRef | null): Job {
  const { id, kind, state, attempts, lastError, createdAt, finishedAt } = row
  const runAt = state === 'waiting' || state === 'running' ? row.runAt : null
  return { id, kind, state, person: whose, attempts, lastError, createdAt, runAt, finishedAt }
}

/* Neither a name nor a password, nor a path with a secret in it. */
function hostOf(url: string): string {
  return new URL(url).host
}
