import type { CountRow } from '@/db/queries/articles'
import type { Article } from '@/lib/contracts/article'
import { BLOCKER_KINDS, blockersOf, type ClearanceFacts, isSettled } from '@/lib/domain/clearance'
import { progressOf } from '@/lib/domain/progress'

/** A claim's state as the count table has it: enough for all rules of clearance. */
function factsOf(row: CountRow): ClearanceFacts {
  // Which answer it was makes no difference to what holds an article back, only that there is one.
  return { ...row, id: '', resolution: row.resolved ? 'fix' : null }
}

/**
 * Progress from counted states instead of claims: the same as `progressOf` and `holdingCounts` say of the claims
 * themselves, at a cost that does not grow with them.
 */
export function progressOfCounts(rows: readonly CountRow[]): Article['progress'] {
  const standing = rows.filter(row => !row.orphaned)
  const total = (wanted: (facts: ClearanceFacts) => boolean) =>
    standing.reduce((sum, row) => sum + (wanted(factsOf(row)) ? row.count : 0), 0)
  // The shape, the order of the bar and which segments there are come from the domain, one claim a state.
  const shape = progressOf(standing.map(factsOf))
  const byStatus = { ...shape.byStatus }
  for (const status of Object.keys(byStatus) as (keyof typeof byStatus)[]) {
    byStatus[status] = total(facts => facts.status === status)
  }
  const segments = shape.segments.map(({ status, settled }) => ({
    status,
    settled,
    count: total(facts => facts.status === status && isSettled(facts) === settled),
  }))
  const byBlocker = Object.fromEntries(
    BLOCKER_KINDS.map(kind => [kind, total(facts => blockersOf(facts).includes(kind))]),
  ) as Article['progress']['byBlocker'] // every kind is a key by construction
  return {
    total: total(() => true),
    settled: total(isSettled),
    holding: total(facts => blockersOf(facts).length > 0),
    orphaned: rows.reduce((sum, row) => sum + (row.orphaned ? row.count : 0), 0),
    byStatus,
    segments,
    byBlocker,
  }
}
