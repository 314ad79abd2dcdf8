import type { Route } from 'next'
import type { z } from 'zod'
import type { ClaimRow, ClaimsAnswer, CountUpTo, claimsQuery } from '@/lib/contracts/claim'
import { isTimeZone } from '@/lib/domain/day'
import { FLAGS, type Flag } from '@/lib/domain/flag'
import { PRIORITIES, type Priority } from '@/lib/domain/priority'
import { QUEUE_SORTS, type QueueSort } from '@/lib/domain/queue-sort'
import { REVIEW_STATES, type ReviewState } from '@/lib/domain/review-state'
import { STATUSES, type Status } from '@/lib/domain/status'
import type { QueueState } from './queue-state'

export type ClaimCounts = ClaimsAnswer['counts']

/** What the queue lists and in which order. An empty list, null or blank leaves that filter out. */
export interface QueueView {
  readonly status: readonly Status[]
  readonly review: readonly ReviewState[]
  readonly priority: readonly Priority[]
  readonly flags: readonly Flag[]
  /** An article's id. */
  readonly article: string | null
  /** A desk, as it is written at the article. */
  readonly desk: string | null
  /** A person's id, `me` or `none`. */
  readonly assignee: string | null
  /** Who made the finding: a person's id or `me`. */
  readonly checker: string | null
  readonly stale: boolean | null
  readonly orphaned: boolean | null
  readonly unsourced: boolean | null
  readonly thin: boolean | null
  readonly due: (typeof DUE)[number] | null
  /** The time zone in which `today` is meant. */
  readonly zone: string | null
  /** Moments, ISO 8601. */
  readonly dueAfter: string | null
  readonly dueBefore: string | null
  /** For how long at least it has waited: `4h`, `3d`. */
  readonly waiting: string | null
  /** What the reader has put off. */
  readonly mine: 'later' | null
  readonly q: string
  readonly sort: QueueSort
  /** Whether claims stand under the headings of their articles; null leaves it to the order. */
  readonly grouped: boolean | null
}

export const NO_FILTER: QueueView = {
  status: [],
  review: [],
  priority: [],
  flags: [],
  article: null,
  desk: null,
  assignee: null,
  checker: null,
  stale: null,
  orphaned: null,
  unsourced: null,
  thin: null,
  due: null,
  zone: null,
  dueAfter: null,
  dueBefore: null,
  waiting: null,
  mine: null,
  q: '',
  sort: 'deadline',
  grouped: null,
}

/** What `/queue` alone shows. */
export const WAITING: QueueView = { ...NO_FILTER, review: ['pending'] }

/** Stands for "no review state in particular" in an address that would otherwise name no filter at all. */
const ANY_REVIEW = 'any'

/* As the contract names them, which the browser does not carry along. */
const DUE = ['overdue', 'today', 'none'] as const

/* Years of more digits are written in a way that nobody else reads. */
const LAST_MOMENT = Date.UTC(9999, 0)

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
  const text = (name: string, max: number) => one(name)?.slice(0, max) ?? null
  const moment = (name: string) => {
    const at = Date.parse(one(name) ?? '')
    return at >= 0 && at < LAST_MOMENT ? new Date(at).toISOString() : null
  }
  const due = DUE.find(word => word === one('due')) ?? null
  const zone = one('zone')
  const view: QueueView = {
    status: listed('status', STATUSES),
    review: listed('review', REVIEW_STATES),
    priority: listed('priority', PRIORITIES),
    flags: listed('flags', FLAGS),
    article: text('article', 64),
    desk: text('desk', 120),
    assignee: text('assignee', 64),
    checker: text('checker', 64),
    stale: flag('stale'),
    orphaned: flag('orphaned'),
    unsourced: flag('unsourced'),
    thin: flag('thin'),
    due,
    zone: due === 'today' && zone !== null && isTimeZone(zone) ? zone : null,
    dueAfter: moment('dueAfter'),
    dueBefore: moment('dueBefore'),
    waiting: /^[1-9]\d{0,3}[hd]$/.test(one('waiting') ?? '') ? one('waiting') : null,
    mine: one('mine') === 'later' ? 'later' : null,
    q: text('q', 200) ?? '',
    sort: QUEUE_SORTS.find(sort => sort === one('sort')) ?? 'deadline',
    grouped: flag('grouped'),
  }
  const unfiltered = Object.keys(filtersOf(view)).length === 0 && one('review') !== ANY_REVIEW
  return unfiltered ? { ...view, review: WAITING.review } : view
}

/** The filters of a view as query parameters, for the address and for `GET /api/claims` alike. */
function filtersOf({ sort, grouped, ...filters }: QueueView): Record<string, string> {
  return Object.fromEntries(
    Object.entries(filters)
      .filter(([, value]) => value !== null && value !== '' && !(Array.isArray(value) && value.length === 0))
      .map(([name, value]) => [name, String(value)]),
  )
}

/** Filters and order as the address names them; what is usual is left out. */
function paramsOf(view: QueueView): Record<string, string> {
  const filters = filtersOf(view)
  const { review, ...others } = filters
  const named =
    review === 'pending' && Object.keys(others).length === 0
      ? {}
      : Object.keys(filters).length === 0
        ? { review: ANY_REVIEW }
        : filters
  return {
    ...named,
    ...(view.sort === 'deadline' ? {} : { sort: view.sort }),
    ...(view.grouped === null ? {} : { grouped: String(view.grouped) }),
  }
}

/** Whether claims are shown under the headings of their articles. */
export function isGrouped({ grouped, sort }: QueueView): boolean {
  return grouped ?? (sort === 'deadline' || sort === 'article')
}

/** Whether a view is of what waits for the reader: then it is without what they have put off or approved already. */
export function isWaiting(view: QueueView): boolean {
  return view.mine === null && view.review.length === 1 && view.review[0] === 'pending'
}

/** What `GET /api/claims` is asked for this view. */
export function claimsQueryOf(view: QueueView): z.input<typeof claimsQuery> {
  return {
    ...filtersOf(view),
    ...(isWaiting(view) ? { mine: 'waiting' } : {}),
    sort: view.sort,
    ...(isGrouped(view) ? { groups: 'true' } : {}),
  }
}

/** The address of a view, and of one claim in it. Two views are the same exactly when their addresses are. */
export function addressOf(view: QueueView, claim: string | null = null): Route {
  const search = new URLSearchParams({ ...paramsOf(view), ...(claim === null ? {} : { claim }) })
  const text = search.toString().replaceAll('%2C', ',').replaceAll('%3A', ':').replaceAll('%2F', '/')
  return text === '' ? '/queue' : `/queue?${text}`
}

/** Whether two views list the same claims, in whatever order. */
export function sameFilters(a: QueueView, b: QueueView): boolean {
  return JSON.stringify(filtersOf(a)) === JSON.stringify(filtersOf(b))
}

/** Whether two views list the same claims in the same way. */
export function sameView(a: QueueView, b: QueueView): boolean {
  return a === b || JSON.stringify(paramsOf(a)) === JSON.stringify(paramsOf(b))
}

/** How many filters a view sets beyond those of the ready-made views. */
export function filterCount(view: QueueView): number {
  return Object.keys(filtersOf(view)).filter(name => name !== 'zone').length
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
    { name: 'Later', view: { ...NO_FILTER, mine: 'later' }, count: counts => counts.mine.later },
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

/** How many claims a view holds: known for the ready-made ones, counted by the server for the others. */
export function sizeOf(
  state: Pick<QueueState, 'view' | 'counts' | 'next' | 'fitting'>,
  rows: readonly Pick<ClaimRow, 'id'>[],
): CountUpTo {
  if (state.next === null) return { count: rows.length, atLeast: false }
  const named = namedViews(true).find(one => sameFilters(one.view, state.view))
  if (named) return { count: Math.max(named.count(state.counts), rows.length), atLeast: false }
  const { count, atLeast } = state.fitting ?? { count: 0, atLeast: true }
  return { count: Math.max(count, rows.length), atLeast: atLeast || count < rows.length }
}

/** A number of claims as it is shown: "1,000+" where they were not counted to the end. */
export function countWords({ count, atLeast }: CountUpTo): string {
  return `${count.toLocaleString('en')}${atLeast ? '+' : ''}`
}

/** A view as it is kept under a name: every filter is named, so that none is left to what is usual. */
export function keptParams(view: QueueView): Record<string, string> {
  const { sort, grouped } = view
  return {
    ...filtersOf(view),
    ...(sort === 'deadline' ? {} : { sort }),
    ...(grouped === null ? {} : { grouped: String(grouped) }),
  }
}

/** The view that was kept so. */
export function keptView(params: Readonly<Record<string, string>>): QueueView {
  return viewOf({ review: ANY_REVIEW, ...params })
}
