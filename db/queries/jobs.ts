import { and, asc, count, desc, eq, inArray, lt, lte } from 'drizzle-orm'
import type { Reader, Writer } from '@/db'
import { jobs } from '@/db/schema'
import type { JobState } from '@/lib/domain/job'

export type JobRow = typeof jobs.$inferSelect
export type NewJob = Pick<JobRow, 'id' | 'kind' | 'payload' | 'about' | 'runAt' | 'createdAt'>

/** Adds a job, unless one about the same is in one of these states; answers whether it was added. */
export async function addJob(
  db: Writer,
  job: NewJob,
  unless: readonly JobState[] = ['waiting'],
): Promise<boolean> {
  const [there] = await db
    .select({ id: jobs.id })
    .from(jobs)
    .where(and(eq(jobs.about, job.about), inArray(jobs.state, [...unless])))
    .limit(1)
  if (there) return false
  await db.insert(jobs).values(job)
  return true
}

/** The job that has been due longest, if any is; nobody else gets it until `release` (then it is due again). */
export async function takeJob(db: Writer, now: string, release: string): Promise<JobRow | null> {
  const [due] = await db
    .select()
    .from(jobs)
    .where(and(inArray(jobs.state, ['waiting', 'running']), lte(jobs.runAt, now)))
    .orderBy(asc(jobs.runAt), asc(jobs.id))
    .limit(1)
  if (!due) return null
  const taken = { state: 'running', attempts: due.attempts + 1, runAt: release } as const
  await db.update(jobs).set(taken).where(eq(jobs.id, due.id))
  return { ...due, ...taken }
}

/** When the next job is due; null when nothing waits. */
export async function nextJobAt(db: Reader): Promise<string | null> {
  const [next] = await db
    .select({ runAt: jobs.runAt })
    .from(jobs)
    .where(inArray(jobs.state, ['waiting', 'running']))
    .orderBy(asc(jobs.runAt))
    .limit(1)
  return next?.runAt ?? null
}

export async function updateJob(
  db: Writer,
  id: string,
  changes: Partial<Pick<JobRow, 'state' | 'runAt' | 'attempts' | 'lastError' | 'finishedAt'>>,
): Promise<void> {
  await db.update(jobs).set(changes).where(eq(jobs.id, id))
}

export async function jobById(db: Reader, id: string): Promise<JobRow | undefined> {
  const [row] = await db.select().from(jobs).where(eq(jobs.id, id))
  return row
}

export async function deleteJob(db: Writer, id: string): Promise<void> {
  await db.delete(jobs).where(eq(jobs.id, id))
}

/** Forgets jobs that were done before a moment. */
export async function forgetJobs(db: Writer, before: string): Promise<void> {
  await db.delete(jobs).where(and(eq(jobs.state, 'done'), lt(jobs.finishedAt, before)))
}

/** Jobs in these states, the latest first. */
export async function jobsIn(db: Reader, states: readonly JobState[], limit: number): Promise<JobRow[]> {
  return db
    .select()
    .from(jobs)
    .where(inArray(jobs.state, [...states]))
    .orderBy(desc(jobs.createdAt), desc(jobs.id))
    .limit(limit)
}

/** How many jobs are in each state that has any. */
export async function jobCounts(db: Reader): Promise<{ state: JobState; count: number }[]> {
  return db.select({ state: jobs.state, count: count() }).from(jobs).groupBy(jobs.state)
}
