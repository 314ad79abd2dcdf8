import { blockersOf, type ClearanceFacts, isSettled } from './clearance'
import { STATUSES, type Status } from './status'

/** One segment of the bar: so many claims of a status, settled or still waiting for somebody. */
export interface ProgressSegment {
  readonly status: Status
  readonly settled: boolean
  readonly count: number
}

/** How far the checking of an article has come. Claims whose text has gone do not count. */
export interface Progress {
  readonly total: number
  readonly settled: number
  readonly holding: number
  readonly orphaned: number
  readonly byStatus: Readonly<Record<Status, number>>
  readonly segments: readonly ProgressSegment[]
}

/** The bar runs from what is done to what nobody has begun; settled segments before the others. */
export const BAR: readonly Status[] = [
  'verified',
  'opinion',
  'needs_change',
  'disputed',
  'cannot_verify',
  'in_progress',
  'unchecked',
]

/** Counts an article's claims for its bar and its words. */
export function progressOf(claims: readonly ClearanceFacts[]): Progress {
  const standing = claims.filter(claim => !claim.orphaned)
  const count = (status: Status, settled: boolean) =>
    standing.filter(claim => claim.status === status && isSettled(claim) === settled).length
  const segments = [true, false].flatMap(settled =>
    BAR.map(status => ({ status, settled, count: count(status, settled) })),
  )
  const byStatus = Object.fromEntries(
    STATUSES.map(status => [status, standing.filter(claim => claim.status === status).length]),
  ) as Record<Status, number> // every status is a key by construction
  return {
    total: standing.length,
    settled: standing.filter(isSettled).length,
    holding: standing.filter(claim => blockersOf(claim).length > 0).length,
    orphaned: claims.length - standing.length,
    byStatus,
    segments: segments.filter(segment => segment.count > 0),
  }
}
