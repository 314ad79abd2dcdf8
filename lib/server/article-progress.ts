import type { CountRow, StateCounts } from '@/db/queries/articles'
import type { Article } from '@/lib/contracts/article'
import { BLOCKER_KINDS, type BlockerKind, blockersOf, isSettled } from '@/lib/domain/clearance'
import { BAR } from '@/lib/domain/progress'
import { STATUSES, type Status } from '@/lib/domain/status'

type Progress = Article['progress']
type State = Pick<CountRow, 'status' | 'review' | 'stale' | 'orphaned' | 'resolved'>

const NO_STATUS = zeros(STATUSES)
const NO_BLOCKER = zeros(BLOCKER_KINDS)

/** What the rules of clearance say of a state. */
interface Verdict {
  readonly settled: boolean
  readonly kinds: readonly BlockerKind[]
}

/* There are a hundred states or so, and a desk of a thousand articles asks for each of them over and over. */
const verdicts = new Map<string, Verdict>()

function verdictOn(state: State): Verdict {
  const key = `${state.status} ${state.review} ${state.stale} ${state.resolved}`
  const known = verdicts.get(key)
  if (known) return known
  // Which answer it was makes no difference to what holds an article back, only that there is one.
  const facts = { ...state, id: '', orphaned: false, resolution: state.resolved ? ('fix' as const) : null }
  const verdict = { settled: isSettled(facts), kinds: blockersOf(facts) }
  verdicts.set(key, verdict)
  return verdict
}

/* An article's claims, added up state by state. */
class Sum {
  private readonly byStatus = { ...NO_STATUS }
  private readonly byBlocker = { ...NO_BLOCKER }
  private readonly settledByStatus = { ...NO_STATUS }
  private total = 0
  private settled = 0
  private holding = 0
  private orphaned = 0

  add({ status, orphaned }: State, verdict: Verdict, count: number): void {
    if (orphaned) {
      this.orphaned += count
      return
    }
    this.total += count
    this.byStatus[status] += count
    if (verdict.settled) {
      this.settled += count
      this.settledByStatus[status] += count
    }
    if (verdict.kinds.length > 0) this.holding += count
    for (const kind of verdict.kinds) this.byBlocker[kind] += count
  }

  get progress(): Progress {
    const { total, settled, holding, orphaned, byStatus, byBlocker, settledByStatus } = this
    const segments: Progress['segments'][number][] = []
    const show = (status: Status, settled: boolean, count: number) => {
      if (count > 0) segments.push({ status, settled, count })
    }
    for (const status of BAR) show(status, true, settledByStatus[status])
    for (const status of BAR) show(status, false, byStatus[status] - settledByStatus[status])
    return { total, settled, holding, orphaned, byStatus, segments, byBlocker }
  }
}

/**
 * Progress from counted states instead of claims: the same as `progressOf` and `holdingCounts` say of the claims
 * themselves, at a cost that does not grow with them.
 */
export function progressOfCounts(rows: readonly CountRow[]): Progress {
  const sum = new Sum()
  for (const row of rows) sum.add(row, verdictOn(row), row.count)
  return sum.progress
}

/** The same of many articles, by their ids; those without claims are left out. */
export function progressByArticle(states: readonly StateCounts[]): ReadonlyMap<string, Progress> {
  const sums = new Map<string, Sum>()
  for (const state of states) {
    const verdict = verdictOn(state)
    for (const [at, id] of state.articles.entries()) {
      const sum = sums.get(id) ?? new Sum()
      sums.set(id, sum)
      sum.add(state, verdict, state.counts[at] ?? 0)
    }
  }
  return new Map([...sums].map(([id, sum]) => [id, sum.progress]))
}

function zeros<T extends Status | BlockerKind>(names: readonly T[]): Record<T, number> {
  return Object.fromEntries(names.map(name => [name, 0])) as Record<T, number> // every name is a key
}
