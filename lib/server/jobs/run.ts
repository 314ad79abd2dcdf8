import 'server-only'
import { z } from 'zod'
import { read, write } from '@/db'
import { forgetJobs, type JobRow, nextJobAt, takeJob, updateJob } from '@/db/queries/jobs'
import { MOST_ATTEMPTS, pauseAfter } from '@/lib/domain/job'
import { now } from '../clock'
import { sendDigest, sendNotices, sendTest } from '../notices/send'
import { postNotice } from './webhook'

/* Whoever took a job and has said nothing for so long has died: it is due again. */
const HELD_MS = 2 * 60_000
/* How long what was done can be looked at. */
const KEPT_MS = 30 * 24 * 60 * 60_000
const LONGEST_REASON = 500

const toPerson = z.object({ personId: z.string() })
const ofNotice = z.object({ noticeId: z.number() })

/** Does the jobs that are due, one after the other, until none is. One that fails is tried again later. */
export async function runDueJobs(): Promise<void> {
  for (;;) {
    // Mostly nothing is due, and nobody who writes is kept waiting to find that out.
    const next = await read(nextJobAt)
    if (next === null || next > now()) return
    const job = await write(async db => {
      await forgetJobs(db, later(-KEPT_MS))
      return takeJob(db, now(), later(HELD_MS))
    })
    if (job !== null) await tryJob(job)
  }
}

async function tryJob(job: JobRow): Promise<void> {
  try {
    await perform(job)
    await write(db => updateJob(db, job.id, { state: 'done', lastError: null, finishedAt: now() }))
  } catch (error) {
    const lastError = (error instanceof Error ? error.message : String(error)).slice(0, LONGEST_REASON)
    const pause = job.attempts < MOST_ATTEMPTS ? pauseAfter(job.attempts) : null
    await write(db =>
      updateJob(
        db,
        job.id,
        pause === null
          ? { state: 'failed', lastError, finishedAt: now() }
          : { state: 'waiting', lastError, runAt: later(pause) },
      ),
    )
  }
}

async function perform({ kind, payload }: JobRow): Promise<void> {
  switch (kind) {
    case 'mail':
      return sendNotices(toPerson.parse(payload).personId)
    case 'digest':
      return sendDigest(toPerson.parse(payload).personId)
    case 'test_mail':
      return sendTest(toPerson.parse(payload).personId)
    case 'webhook':
      return postNotice(ofNotice.parse(payload).noticeId)
  }
}

function later(ms: number): string {
  return new Date(Date.parse(now()) + ms).toISOString()
}
