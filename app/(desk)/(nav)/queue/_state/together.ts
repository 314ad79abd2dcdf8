import { showToast } from '@/app/_components/toast'
import type { BulkAction } from '@/lib/contracts/bulk'
import { type CallError, call } from '@/lib/contracts/call'
import type { ReviewState } from '@/lib/domain/review-state'
import { newId } from '@/lib/editor/new-id'
import { actWords } from './act-words'
import { type Act, type Acts, createActs, type Outcome } from './acts'
import { type Cell, createCell } from './cell'
import type { ClaimCache } from './claim-cache'
import { listed, neighbour } from './queue-state'
import type { QueueStore } from './queue-store'
import { extended, NOTHING_SELECTED, type Selection, toggled, without } from './selection'
import { claimsQueryOf, isWaiting, type QueueView } from './view'

/** Selecting claims of the queue, and doing the same to all that are selected. */
export interface Together extends Pick<Acts, 'work' | 'left'> {
  readonly selection: Cell<Selection>
  /** What can still be taken back at a key, done to several at once; null when there is nothing. */
  readonly lastAct: Cell<Act | null>
  /** Selects a claim or lets it go; by default the chosen one. */
  toggle(id?: string): void
  /** Selects all up to a claim, or moves to the next one and selects up to it. */
  extendTo(id: string): void
  extendBy(by: 1 | -1): void
  /** Selects all that fit the view, loaded or not. Answers what went wrong, or null. */
  selectAll(): Promise<CallError | null>
  clear(): void
  /** Does it to claims, those selected unless others are named; what a rule forbids stays selected. */
  actOn(action: BulkAction, ids?: readonly string[]): Promise<CallError | null>
  /** Takes back what was done last to several at once. */
  takeActBack(): Promise<void>
}

/* How long it can be taken back at a key. Milliseconds. */
const UNDO = 10_000

const BECOMES: Partial<Record<BulkAction['do'], ReviewState>> = { approve: 'approved', return: 'returned' }

interface Dependencies {
  readonly store: QueueStore
  readonly send: (event: Parameters<QueueStore['send']>[0]) => void
  readonly claims: ClaimCache
  readonly refresh: () => Promise<void>
}

export function createTogether({ store, send, claims, refresh }: Dependencies): Together {
  const acts = createActs(newId)
  const selection = createCell<Selection>(NOTHING_SELECTED)
  const lastAct = createCell<Act | null>(null)
  let forget: ReturnType<typeof setTimeout> | undefined
  let withdrawOffer = () => {}

  const order = () => listed(store.get()).map(row => row.id)

  function extendTo(id: string) {
    selection.set(extended(selection.get(), order(), id))
  }

  /* What is known of them is read again, and the list too: others may have acted beside. */
  async function settle({ done, left }: Outcome) {
    for (const id of [...done, ...left.map(one => one.id)]) if (claims.get(id) !== null) void claims.read(id)
    await refresh()
  }

  function leavesView(view: QueueView, action: BulkAction): boolean {
    if (action.do !== 'later') return false
    return action.until === null ? view.mine === 'later' : isWaiting(view)
  }

  async function takeActBack() {
    const act = lastAct.get()
    if (act === null) return
    withdrawOffer()
    lastAct.set(null)
    const outcome = await acts.undo(act)
    const ids = new Set(outcome.done)
    if (BECOMES[act.action.do]) send({ kind: 'acted', ids, review: 'pending', leaves: false })
    showToast({ message: actWords({ ...outcome, action: act.action }, true) })
    await settle(outcome)
  }

  function offer(outcome: Outcome) {
    withdrawOffer()
    clearTimeout(forget)
    const undoable = outcome.done.length > 0
    lastAct.set(undoable ? outcome : null)
    forget = setTimeout(() => lastAct.set(null), UNDO)
    withdrawOffer = showToast({
      message: actWords(outcome, false),
      ...(undoable
        ? { action: { label: 'Undo', keys: 'z', onAction: () => void takeActBack() }, seconds: UNDO / 1000 }
        : {}),
    })
  }

  return {
    work: acts.work,
    left: acts.left,
    selection,
    lastAct,
    toggle(id = store.get().chosen ?? undefined) {
      if (id !== undefined) selection.set(toggled(selection.get(), id))
    },
    extendTo,
    extendBy(by) {
      const { chosen } = store.get()
      const to = neighbour(store.get(), chosen, by)
      if (chosen === null || to === null) return
      if (selection.get().anchor === null) selection.set(toggled(selection.get(), chosen))
      send({ kind: 'stepped', by })
      extendTo(to)
    },
    async selectAll() {
      const answer = await call('claimIds', { query: claimsQueryOf(store.get().view) })
      if (!answer.ok) return answer.error
      selection.set({ ids: new Set(answer.value.ids), anchor: selection.get().anchor })
      return null
    },
    clear: () => selection.set(NOTHING_SELECTED),
    async actOn(action, named) {
      const ids = named ?? [...selection.get().ids]
      if (ids.length === 0 || acts.work.get() !== null) return null
      const outcome = await acts.act(ids, action)
      const { done } = outcome
      const leaves = leavesView(store.get().view, action)
      send({ kind: 'acted', ids: new Set(done), review: BECOMES[action.do] ?? null, leaves })
      if (named === undefined) {
        const settled = new Set(outcome.left.map(one => one.id))
        const rest = without(
          selection.get(),
          [...ids].filter(id => !settled.has(id)),
        )
        selection.set(rest.ids.size === 0 ? NOTHING_SELECTED : rest)
      }
      if (outcome.error === null || done.length > 0) offer(outcome)
      await settle(outcome)
      return outcome.error
    },
    takeActBack,
  }
}
