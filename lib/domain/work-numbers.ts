/** What is counted of a newsroom's work. */
export const WORK_MEASURES = ['checked', 'approved', 'returned', 'corrected'] as const
export type WorkMeasure = (typeof WORK_MEASURES)[number]

/** Seconds in the stretch of time that work is counted by: every time zone is a whole number of these away from UTC. */
export const QUARTER = 900

/** So much of a measure was done; `bucket` tells approvals apart by how long they took. */
export interface WorkCount {
  readonly measure: WorkMeasure
  readonly bucket: number
  readonly count: number
}

/** What was done in a stretch of time. */
export interface WorkNumbers {
  /** Claims that got a finding and had none. */
  readonly checked: number
  readonly approved: number
  /** Seconds from finding to approval: half took no longer, and nine in ten. Within a twentieth; null without approvals. */
  readonly medianToApproval: number | null
  readonly p90ToApproval: number | null
  readonly returned: number
  /** Of all decisions, from 0 to 1; null without any. */
  readonly returnedShare: number | null
  /** Findings "needs change" and "disputed" answered with fix or cut before the article came out. */
  readonly corrected: number
}

/* Each bucket holds spans up to a tenth longer than the one before. The trigger counts with the same number. */
const GROWTH = 1.1

/** The bucket of a span in whole seconds. */
export function spanBucket(seconds: number): number {
  return seconds <= 1 ? 0 : Math.floor(Math.log(seconds) / Math.log(GROWTH))
}

/* The middle of a bucket, in seconds. */
function spanOf(bucket: number): number {
  return Math.round(GROWTH ** (bucket + 0.5))
}

/** Sums up what was done. */
export function workNumbers(counts: readonly WorkCount[]): WorkNumbers {
  const sum = (measure: WorkMeasure) =>
    counts.filter(one => one.measure === measure).reduce((total, { count }) => total + count, 0)
  const approvals = counts.filter(({ measure }) => measure === 'approved').sort((a, b) => a.bucket - b.bucket)
  const [approved, returned] = [sum('approved'), sum('returned')]
  return {
    checked: sum('checked'),
    approved,
    medianToApproval: quantile(approvals, approved, 0.5),
    p90ToApproval: quantile(approvals, approved, 0.9),
    returned,
    returnedShare: approved + returned === 0 ? null : returned / (approved + returned),
    corrected: sum('corrected'),
  }
}

/* The span of the first approval that so large a part of all are no longer than. */
function quantile(approvals: readonly WorkCount[], total: number, part: number): number | null {
  let seen = 0
  for (const { bucket, count } of approvals) {
    seen += count
    if (seen > 0 && seen >= total * part) return spanOf(bucket)
  }
  return null
}
