/** What Stet does outside of requests. */
export const JOB_KINDS = ['mail', 'digest', 'webhook', 'test_mail'] as const
export type JobKind = (typeof JOB_KINDS)[number]

export const JOB_STATES = ['waiting', 'running', 'done', 'failed'] as const
export type JobState = (typeof JOB_STATES)[number]

/* Seconds to wait after each attempt that failed; after the last one nobody tries again unasked. */
const PAUSES = [30, 2 * 60, 10 * 60, 30 * 60, 60 * 60, 3 * 60 * 60, 6 * 60 * 60] as const

/** How many attempts are made before a job counts as failed. */
export const MOST_ATTEMPTS = PAUSES.length + 1

/** After so many attempts that failed, how many milliseconds until the next; null when that was the last. */
export function pauseAfter(attempts: number): number | null {
  const seconds = PAUSES[attempts - 1]
  return seconds === undefined ? null : seconds * 1000
}
