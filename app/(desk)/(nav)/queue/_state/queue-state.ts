import type { ClaimRow, ClaimsAnswer, CountUpTo, PlacedClaim } from '@/lib/contracts/claim'
import type { ReviewState } from '@/lib/domain/review-state'
import { type DecidedHere, isCurrent, OUTCOME, upToDate, type Verdict } from './decided-here'
import { admitsReview, type ClaimCounts, isWaiting, type QueueView, sameView } from './view'

export interface QueueState {
  readonly view: QueueView
  /** Every row that was loaded, in the server's order; which of them are listed, `listed` says. */
  readonly rows: readonly ClaimRow[]
  /** Cursor of the page after the last row; null when there is none. */
  readonly next: string | null
  readonly paging: 'idle' | 'loading' | 'failed'
  readonly counts: ClaimCounts
  /** How many claims the view has, as the server last counted them; null when it has not. */
  readonly fitting: CountUpTo | null
  /** How many of them are in each article, as far as the server has said. */
  readonly groups: Readonly<Record<string, number>>
  readonly chosen: string | null
  /** Rows that are no longer in the view on the server; one stays in sight only while it is being read. */
  readonly gone: ReadonlySet<string>
  readonly decided: ReadonlyMap<string, DecidedHere>
  /** The decision that can be taken back at a key. */
  readonly undo: { readonly id: string; readonly verdict: Verdict } | null
}

export type QueueEvent =
  /** Another view, or the same one afresh from the server. */
  | {
      readonly kind: 'opened'
      readonly view: QueueView
      readonly page: ClaimsAnswer
      readonly chosen: string | null
    }
  | { readonly kind: 'page-asked' }
  | { readonly kind: 'page-arrived'; readonly after: string; readonly page: ClaimsAnswer }
  | { readonly kind: 'page-failed' }
  /** The list from its beginning, read again to learn what others did. */
  | { readonly kind: 'refreshed'; readonly view: QueueView; readonly page: ClaimsAnswer }
  | { readonly kind: 'chosen'; readonly id: string | null }
  | { readonly kind: 'stepped'; readonly by: 1 | -1 }
  /** Somebody here decided; the server has not answered yet. */
  | {
      readonly kind: 'decided'
      readonly id: string
      readonly verdict: Verdict
      readonly findingAt: string | null
      readonly first?: string | null
    }
  /** The server would not have the decision, or could not be reached: then `back` brings the claim back before one. */
  | { readonly kind: 'refused'; readonly id: string; readonly back: boolean }
  | { readonly kind: 'withdrawn'; readonly id: string }
  /** The withdrawal did not happen: the decision stands after all. */
  | { readonly kind: 'withdrawal-refused'; readonly id: string; readonly was: DecidedHere }
  /** Something was done to several claims at once: they are in this review state, or leave the view. */
  | {
      readonly kind: 'acted'
      readonly ids: ReadonlySet<string>
      readonly review: ReviewState | null
      readonly leaves: boolean
    }
  /** What the server says of a claim now. */
  | { readonly kind: 'claim-read'; readonly claim: PlacedClaim }
  | { readonly kind: 'undo-expired'; readonly id: string }

/** The queue as a page of the server gives it. `remembered` are decisions made here before, on another visit to it. */
export function openQueue(
  view: QueueView,
  page: ClaimsAnswer,
  chosen: string | null,
  remembered: ReadonlyMap<string, DecidedHere> = new Map(),
): QueueState {
  const rows = upToDate(page.claims, remembered)
  const state: QueueState = {
    view,
    rows,
    next: page.next,
    paging: 'idle',
    counts: page.counts,
    fitting: page.fitting ?? null,
    groups: page.groups ?? {},
    chosen: null,
    gone: new Set(),
    decided: remembered,
    undo: null,
  }
  return { ...state, chosen: chosen ?? listed(state)[0]?.id ?? null }
}

/** The rows that the list shows. A claim that is being read stays, even when it no longer belongs there. */
export function listed(state: QueueState): readonly ClaimRow[] {
  return state.rows.filter(row => row.id === state.chosen || belongs(state, row))
}

function belongs(state: QueueState, row: ClaimRow): boolean {
  return admitsReview(state.view, row.review) && !state.gone.has(row.id)
}

/** The listed claim after this one, or before it, in the order of the list; null at its end. */
export function neighbour(state: QueueState, id: string | null, by: 1 | -1): string | null {
  const rows = state.rows.filter(row => row.id === id || belongs(state, row))
  const at = rows.findIndex(row => row.id === id)
  if (at < 0) return (by === 1 ? rows[0] : rows.at(-1))?.id ?? null
  return rows[at + by]?.id ?? null
}

/** The next claims one is likely to look at, for fetching them beforehand. */
export function upcoming(state: QueueState, count: number): string[] {
  const ids: string[] = []
  let id = state.chosen
  for (let i = 0; i < count && id !== null; i++) {
    id = neighbour(state, id, 1)
    if (id !== null) ids.push(id)
  }
  const before = neighbour(state, state.chosen, -1)
  return before === null ? ids : [...ids, before]
}

/** Moves the queue on. Pure; an event about a claim or a page that is no longer there changes nothing. */
export function queueReducer(state: QueueState, event: QueueEvent): QueueState {
  switch (event.kind) {
    case 'opened':
      return { ...openQueue(event.view, event.page, event.chosen, state.decided), undo: state.undo }
    case 'page-asked':
      return state.next === null ? state : { ...state, paging: 'loading' }
    case 'page-arrived': {
      if (event.after !== state.next) return state
      const known = new Set(state.rows.map(row => row.id))
      const added = upToDate(event.page.claims, state.decided).filter(row => !known.has(row.id))
      const { next, counts } = event.page
      const groups = { ...state.groups, ...event.page.groups }
      return withChoice({ ...state, rows: [...state.rows, ...added], next, counts, groups, paging: 'idle' })
    }
    case 'page-failed':
      return { ...state, paging: 'failed' }
    case 'refreshed':
      return sameView(event.view, state.view) ? withChoice(refreshed(state, event.page)) : state
    case 'chosen':
      return choose(state, event.id)
    case 'stepped': {
      const to = neighbour(state, state.chosen, event.by)
      return to === null ? state : choose(state, to)
    }
    case 'decided':
      return decided(state, event.id, event)
    case 'refused': {
      const restored = undone(state, event.id)
      if (restored === state || !event.back) return withChoice(restored)
      return choose(restored, earlier(restored, event.id, state.chosen))
    }
    case 'withdrawn': {
      const restored = undone(state, event.id)
      return restored === state ? state : choose(restored, event.id)
    }
    case 'withdrawal-refused':
      return decided(state, event.id, event.was)
    case 'acted':
      return acted(state, event)
    case 'claim-read':
      return claimRead(state, event.claim)
    case 'undo-expired':
      return state.undo?.id === event.id ? { ...state, undo: null } : state
  }
}

function choose(state: QueueState, id: string | null): QueueState {
  return id === state.chosen ? state : { ...state, chosen: id }
}

/** A queue that showed nothing shows its first claim as soon as there is one. */
function withChoice(state: QueueState): QueueState {
  return state.chosen === null ? choose(state, listed(state)[0]?.id ?? null) : state
}

function decided(
  state: QueueState,
  id: string,
  { verdict, findingAt, first = null }: DecidedHere,
): QueueState {
  const to = neighbour(state, id, 1) ?? neighbour(state, id, -1)
  const moved = setReview(state, id, OUTCOME[verdict])
  return {
    ...moved,
    chosen: state.chosen === id ? to : state.chosen,
    decided: new Map(state.decided).set(id, { verdict, findingAt, first }),
    undo: { id, verdict },
  }
}

function acted(
  state: QueueState,
  { ids, review, leaves }: Extract<QueueEvent, { kind: 'acted' }>,
): QueueState {
  const byReview = { ...state.counts.byReview }
  let { waiting } = state.counts.mine
  const rows = state.rows.map(row => {
    if (review === null || !ids.has(row.id) || row.review === review) return row
    byReview[row.review] = Math.max(0, byReview[row.review] - 1)
    byReview[review] += 1
    waiting += Number(review === 'pending') - Number(row.review === 'pending')
    return { ...row, review }
  })
  const mine = { ...state.counts.mine, waiting: Math.max(0, waiting) }
  const gone = leaves ? new Set([...state.gone, ...ids]) : state.gone
  const next = { ...state, rows, gone, counts: { ...state.counts, byReview, mine } }
  const row = next.rows.find(one => one.id === next.chosen)
  if (!row || belongs(next, row)) return next
  return choose(next, neighbour(next, row.id, 1) ?? neighbour(next, row.id, -1))
}

function undone(state: QueueState, id: string): QueueState {
  if (!state.decided.has(id)) return state
  const rest = new Map(state.decided)
  rest.delete(id)
  const undo = state.undo?.id === id ? null : state.undo
  return { ...setReview(back(state, id), id, 'pending'), decided: rest, undo }
}

/** Gives a row another review state and moves the counts along, so that they are right before the server says so. */
function setReview(state: QueueState, id: string, review: ReviewState): QueueState {
  const row = state.rows.find(one => one.id === id)
  if (!row || row.review === review) return state
  const byReview = { ...state.counts.byReview }
  byReview[row.review] = Math.max(0, byReview[row.review] - 1)
  byReview[review] += 1
  const moved = Number(review === 'pending') - Number(row.review === 'pending')
  const mine = { ...state.counts.mine, waiting: Math.max(0, state.counts.mine.waiting + moved) }
  return {
    ...state,
    rows: state.rows.map(one => (one.id === id ? { ...one, review } : one)),
    counts: { ...state.counts, byReview, mine },
  }
}

function claimRead(state: QueueState, claim: PlacedClaim): QueueState {
  const row = state.rows.find(one => one.id === claim.id)
  if (!row || !isCurrent(claim, state.decided)) return state
  const fresh: ClaimRow = {
    ...row,
    number: claim.number,
    quote: claim.quote,
    status: claim.status,
    stale: claim.stale,
    orphaned: claim.orphaned,
    findingBy: claim.findingBy,
    findingAt: claim.findingAt,
    assignee: claim.assignee,
    priority: claim.priority,
    flags: claim.flags,
    firstApprovedBy: claim.firstApprovedBy,
    note: claim.note,
    updatedAt: claim.updatedAt,
    citationCount: claim.citations.length,
  }
  const moved = halfApproved(setReview(state, claim.id, claim.review), claim)
  return {
    ...moved,
    rows: moved.rows.map(one => (one.id === claim.id ? { ...fresh, review: claim.review } : one)),
  }
}

/** Of two approvals one was given here: it waits, but no longer for this reader. */
function halfApproved(state: QueueState, claim: PlacedClaim): QueueState {
  if (claim.review !== 'pending' || state.decided.get(claim.id)?.verdict !== 'approve') return state
  const mine = { ...state.counts.mine, waiting: Math.max(0, state.counts.mine.waiting - 1) }
  const gone = isWaiting(state.view) ? new Set(state.gone).add(claim.id) : state.gone
  return { ...state, gone, counts: { ...state.counts, mine } }
}

/* What left the view on the server because of a decision is in it again. */
function back(state: QueueState, id: string): QueueState {
  if (!state.gone.has(id)) return state
  const gone = new Set(state.gone)
  gone.delete(id)
  return { ...state, gone }
}

/** Whichever of two claims comes first in the list. */
function earlier(state: QueueState, id: string, other: string | null): string {
  const order = state.rows.map(row => row.id)
  return other !== null && order.indexOf(other) >= 0 && order.indexOf(other) < order.indexOf(id) ? other : id
}

/**
 * Merges the beginning of the list, read again, into what is loaded. Rows after the last one that was read stay,
 * and so does the claim being read, in its place: nobody decides on another claim than the one in front of them.
 */
function refreshed(state: QueueState, page: ClaimsAnswer): QueueState {
  const fresh = upToDate(page.claims, state.decided)
  const ids = new Set(fresh.map(row => row.id))
  const last = fresh.at(-1)
  const until = last ? state.rows.findIndex(row => row.id === last.id) : -1
  const keepsTail = page.next !== null && until >= 0 && until < state.rows.length - 1
  const tail = keepsTail ? state.rows.slice(until + 1).filter(row => !ids.has(row.id)) : []
  let rows: readonly ClaimRow[] = [...fresh, ...tail]
  const gone = new Set<string>()
  const reading = state.rows.findIndex(row => row.id === state.chosen)
  const kept = state.rows[reading]
  if (kept && !rows.some(row => row.id === kept.id)) {
    gone.add(kept.id)
    const before = new Set(state.rows.slice(0, reading).map(row => row.id))
    const at = rows.findLastIndex(row => before.has(row.id)) + 1
    rows = [...rows.slice(0, at), kept, ...rows.slice(at)]
  }
  const counted = {
    counts: page.counts,
    fitting: page.fitting ?? null,
    groups: { ...state.groups, ...page.groups },
  }
  return { ...state, ...counted, rows, gone, next: keepsTail ? state.next : page.next }
}
