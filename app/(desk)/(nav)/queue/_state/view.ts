import type { Route } from 'next'
import type { ClaimRow, ClaimsAnswer } from '@/lib/contracts/claim'
import { REVIEW_STATES, type ReviewState } from '@/lib/domain/review-state'
import { STATUSES, type Status } from '@/lib/domain/status'

export type ClaimCounts = ClaimsAnswer['counts']

/** What the queue lists: every filter that can be combined. An empty list or null leaves that filter out. */
export interface QueueView {
  readonly status: readonly Status[]
  readonly review: readonly ReviewState[]
  /** An article's id. */
  readonly article: string | null
  /** A person's id, `me` or `none`. */
  readonly assignee: string | null
  readonly stale: boolean | null
  readonly orphaned: boolean | null
  /** What the reader has put off, and nothing else. */
  readonly later: boolean
  readonly q: string
}

export const NO_FILTER: QueueView = {
  status: [],
  review: [],
  article: null,
  assignee: null,
  stale: null,
  orphaned: null,
  later: false,
  q: '',
}

/** What `/queue` alone shows. */
export const WAITING: QueueView = { ...NO_FILTER, review: ['pending'] }

/** Stands for "no review state in particular" in an address that would otherwise name no filter at all. */
const ANY_REVIEW = 'any'

/** Query parameters as Next hands them to a page. */
export type AddressParams = Readonly<Record<string, string | readonly string[] | undefined>>

/**
 * The view an address names. Without any filter it is what waits for review; parts that make no sense are left
 * out, so that an old link still opens.
 */
export function viewOf(params: AddressParams): QueueView {
  const one = (name: string) => {
    const value = params[name]
    return (typeof value === 'string' ? value : value?.[0])?.trim() || null
  }
  const listed = <T extends string>(name: string, known: readonly T[]): T[] => {
    const given = one(name)?.split(',') ?? []
    return known.filter(value => given.includes(value))
  }
  const flag = (name: string) => {
    const value = one(name)
    return value === 'true' ? true : value === 'false' ? false : null
  }
  const view: QueueView = {
    status: listed('status', STATUSES),
    review: listed('review', REVIEW_STATES),
    article: one('article')?.slice(0, 64) ?? null,
    assignee: one('assignee')?.slice(0, 64) ?? null,
    stale: flag('stale'),
    orphaned: flag('orphaned'),
    later: one('mine') === 'later',
    q: one('q')?.slice(0, 200) ?? '',
  }
  return sameView(view, NO_FILTER) && one('review') !== ANY_REVIEW ? WAITING : view
}

/** The filters of a view as query parameters, for the address and for `GET /api/claims` alike. */
function filtersOf(view: QueueView): Record<string, string> {
  return {
    ...(view.status.length > 0 ? { status: view.status.join(',') } : {}),
    ...(view.review.length > 0 ? { review: view.review.join(',') } : {}),
    ...(view.article === null ? {} : { article: view.article }),
    ...(view.assignee === null ? {} : { assignee: view.assignee }),
    ...(view.stale === null ? {} : { stale: String(view.stale) }),
    ...(view.orphaned === null ? {} : { orphaned: String(view.orphaned) }),
    ...(view.later ? { mine: 'later' } : {}),
    ...(view.q === '' ? {} : { q: view.q }),
  }
}

/** Whether a view is of what waits for the reader: then it is without what they have put off or approved already. */
export function isWaiting(view: QueueView): boolean {
  return !view.later && view.review.length === 1 && view.review[0] === 'pending'
}

/** What of the reader's own a view asks the server for. */
export function mineOf(view: QueueView): 'waiting' | 'later' | null {
  return view.later ? 'later' : isWaiting(view) ? 'waiting' : null
}

/** What `GET /api/claims` is asked for this view. */
export function claimsQueryOf(view: QueueView): {
  status?: string
  review?: string
  article?: string
  assignee?: string
  stale?: 'true' | 'false'
  orphaned?: 'true' | 'false'
  q?: string
  mine?: 'waiting' | 'later'
} {
  const mine = mineOf(view)
  return { ...filtersOf(view), ...(mine === null ? {} : { mine }) }
}

/** The address of a view, and of one claim in it. Two views are the same exactly when their addresses are. */
export function addressOf(view: QueueView, claim: string | null = null): Route {
  const filters = sameFilters(view, WAITING) ? {} : filtersOf(view)
  const named = sameFilters(view, NO_FILTER) ? { review: ANY_REVIEW } : filters
  const search = new URLSearchParams({ ...named, ...(claim === null ? {} : { claim }) })
  const text = search.toString().replaceAll('%2C', ',')
  return text === '' ? '/queue' : `/queue?${text}`
}

function sameFilters(a: QueueView, b: QueueView): boolean {
  return JSON.stringify(filtersOf(a)) === JSON.stringify(filtersOf(b))
}

export function sameView(a: QueueView, b: QueueView): boolean {
  return a === b || sameFilters(a, b)
}

/** How many filters a view sets beyond those of the ready-made views. */
export function filterCount(view: QueueView): number {
  return Object.keys(filtersOf(view)).length
}

/** Whether a claim in this review state still belongs to the view. */
export function admitsReview(view: QueueView, review: ReviewState): boolean {
  return view.review.length === 0 || view.review.includes(review)
}

/** A view with a name and a count, as the bar over the queue shows it. */
export interface NamedView {
  readonly name: string
  readonly view: QueueView
  readonly count: (counts: ClaimCounts) => number
}

/** The ready-made views, in the order shown. Who may not review sees what waits, not what waits for them. */
export function namedViews(mayReview: boolean): readonly NamedView[] {
  return [
    {
      name: mayReview ? 'Waiting for me' : 'Waiting for review',
      view: WAITING,
      count: counts => counts.mine.waiting,
    },
    { name: 'Later', view: { ...NO_FILTER, later: true }, count: counts => counts.mine.later },
    { name: 'Wording changed', view: { ...NO_FILTER, stale: true }, count: counts => counts.stale },
    {
      name: 'Returned',
      view: { ...NO_FILTER, review: ['returned'] },
      count: counts => counts.byReview.returned,
    },
    { name: 'Text gone', view: { ...NO_FILTER, orphaned: true }, count: counts => counts.orphaned },
    { name: 'Everything', view: NO_FILTER, count: counts => counts.total },
  ]
}

/** How many claims a view holds: known for the ready-made ones, and for any once its last page is loaded. */
export function sizeOf(
  view: QueueView,
  counts: ClaimCounts,
  rows: readonly Pick<ClaimRow, 'id'>[],
  complete: boolean,
): { readonly count: number; readonly atLeast: boolean } {
  if (complete) return { count: rows.length, atLeast: false }
  const named = namedViews(true).find(one => sameView(one.view, view))
  if (named) return { count: Math.max(named.count(counts), rows.length), atLeast: false }
  return { count: rows.length, atLeast: true }
}
