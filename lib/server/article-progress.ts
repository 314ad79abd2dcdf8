import type { CountRow } from '@/db/queries/articles'
import type { Article } from '@/lib/contracts/article'
import { BLOCKER_KINDS, type BlockerKind, blockersOf, isSettled } from '@/lib/domain/clearance'
import { progressOf } from '@/lib/domain/progress'
import { STATUSES, type Status } from '@/lib/domain/status'

type Progress = Article['progress']

/**
 * Progress from counted states instead of claims: the same as `progressOf` and `holdingCounts` say of the claims
 * themselves, at a cost that does not grow with them.
 */
export function progressOfCounts(rows: readonly CountRow[]): Progress {
  const byStatus = zeros(STATUSES)
  const byBlocker = zeros(BLOCKER_KINDS)
  const bar = new Map<string, number>()
  let [total, settled, holding, orphaned] = [0, 0, 0, 0]
  // Which answer it was makes no difference to what holds an article back, only that there is one.
  const facts = rows.map(row => ({ ...row, id: '', resolution: row.resolved ? ('fix' as const) : null }))
  for (const state of facts) {
    const { count, status } = state
    if (state.orphaned) {
      orphaned += count
      continue
    }
    const kinds = blockersOf(state)
    const done = isSettled(state)
    total += count
    byStatus[status] += count
    if (done) settled += count
    if (kinds.length > 0) holding += count
    for (const kind of kinds) byBlocker[kind] += count
    bar.set(segmentKey(status, done), (bar.get(segmentKey(status, done)) ?? 0) + count)
  }
  // Which segments there are, and in which order, the domain says: of one claim in each state.
  const segments = progressOf(facts).segments.map(({ status, settled: done }) => ({
    status,
    settled: done,
    count: bar.get(segmentKey(status, done)) ?? 0,
  }))
  return { total, settled, holding, orphaned, byStatus, segments, byBlocker }
}

function segmentKey(status: Status, settled: boolean): string {
  return `${status} ${settled}`
}

function zeros<T extends Status | BlockerKind>(names: readonly T[]): Record<T, number> {
  return Object.fromEntries(names.map(name => [name, 0])) as Record<T, number> // every name is a key
}
