import type { CountRow } from '@/db/queries/articles'
import type { Article } from '@/lib/contracts/article'
import { BLOCKER_KINDS, type BlockerKind, blockersOf, isSettled } from '@/lib/domain/clearance'
import { BAR } from '@/lib/domain/progress'
import { STATUSES, type Status } from '@/lib/domain/status'

type Progress = Article['progress']

const NO_STATUS = zeros(STATUSES)
const NO_BLOCKER = zeros(BLOCKER_KINDS)

/** What the rules of clearance say of a state. */
interface Verdict {
  readonly settled: boolean
  readonly kinds: readonly BlockerKind[]
}

/* There are a hundred states or so, and a desk of a thousand articles asks for each of them over and over. */
const verdicts = new Map<string, Verdict>()

function verdictOn(row: CountRow): Verdict {
  const key = `${row.status} ${row.review} ${row.stale} ${row.resolved}`
  const known = verdicts.get(key)
  if (known) return known
  // Which answer it was makes no difference to what holds an article back, only that there is one.
  const facts = { ...row, id: '', orphaned: false, resolution: row.resolved ? ('fix' as const) : null }
  const verdict = { settled: isSettled(facts), kinds: blockersOf(facts) }
  verdicts.set(key, verdict)
  return verdict
}

/**
 * Progress from counted states instead of claims: the same as `progressOf` and `holdingCounts` say of the claims
 * themselves, at a cost that does not grow with them.
 */
export function progressOfCounts(rows: readonly CountRow[]): Progress {
  const byStatus = { ...NO_STATUS }
  const byBlocker = { ...NO_BLOCKER }
  const settledByStatus = { ...NO_STATUS }
  let [total, settled, holding, orphaned] = [0, 0, 0, 0]
  for (const row of rows) {
    const { count, status } = row
    if (row.orphaned) {
      orphaned += count
      continue
    }
    const verdict = verdictOn(row)
    total += count
    byStatus[status] += count
    if (verdict.settled) {
      settled += count
      settledByStatus[status] += count
    }
    if (verdict.kinds.length > 0) holding += count
    for (const kind of verdict.kinds) byBlocker[kind] += count
  }
  const done = BAR.map(status => ({ status, settled: true, count: settledByStatus[status] }))
  const left = BAR.map(status => ({
    status,
    settled: false,
    count: byStatus[status] - settledByStatus[status],
  }))
  const segments = [...done, ...left].filter(segment => segment.count > 0)
  return { total, settled, holding, orphaned, byStatus, segments, byBlocker }
}

function zeros<T extends Status | BlockerKind>(names: readonly T[]): Record<T, number> {
  return Object.fromEntries(names.map(name => [name, 0])) as Record<T, number> // every name is a key
}
