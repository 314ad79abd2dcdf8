import 'server-only'
import { type Reader, read } from '@/db'
import {
  desksWithClaims,
  fittingByArticle,
  fittingClaims,
  pendingByArticle,
  type QueueRow,
  queuePage,
} from '@/db/queries/claim-queue'
import { personNames } from '@/db/queries/person-names'
import { asked } from '@/db/queries/queue-ask'
import { countFitting } from '@/db/queries/queue-count'
import type { QueueFilter } from '@/db/queries/queue-filter'
import type { FacetCounts } from '@/db/queries/queue-lanes'
import { setAside } from '@/db/queries/set-aside'
import { snoozedOf } from '@/db/queries/snoozes'
import type { Answer } from '@/lib/contracts/call'
import type { ClaimRow, ClaimsAnswer, ClaimsQuery } from '@/lib/contracts/claim'
import type { ClaimFilter } from '@/lib/contracts/claim-filter'
import type { PersonRef } from '@/lib/contracts/shared'
import { dayAround } from '@/lib/domain/day'
import { NO_DEADLINE } from '@/lib/domain/deadline'
import { facetTotals } from '@/lib/domain/facet-totals'
import { may } from '@/lib/domain/permission'
import { ok, type Result, refuse } from '@/lib/domain/result'
import type { Actor } from '@/lib/domain/role'
import { searchFor } from '@/lib/domain/search-query'
import { person } from './claim-view'
import { now } from './clock'
import { presentHands } from './hands'
import { readQueueCursor, writeQueueCursor } from './queue-cursor'
import { forbidden, type Refusal } from './refusal'

/** Claims are counted up to here, and then said to be more. */
export const COUNTED = 1000

/**
 * Claims over all articles out of the trash, a page at a time; the filters given all have to hold. The counts are of
 * all claims, whatever the filter. Refuses 400 for a cursor of another filter or order, or of its own making.
 */
export async function listClaims(
  actor: Actor,
  query: ClaimsQuery,
): Promise<Result<Answer<'listClaims'>, Refusal>> {
  if (!may(actor, 'article.read')) return refuse(forbidden())
  const cursor = readQueueCursor(actor, query)
  if (!cursor.ok) return cursor
  return read(async db => {
    const ask = await asked(db, filterOf(actor, query))
    const { rows, next } = await queuePage(db, ask, query.sort ?? 'deadline', cursor.value, query.limit)
    const names = await personNames(
      db,
      rows.flatMap(row => [row.findingBy, row.assigneeId, row.firstApprovedBy]),
    )
    const counts = await countsFor(db, actor, ask.counts)
    const ids = counts.mine.later === 0 ? [] : rows.map(row => row.id)
    const later = await snoozedOf(db, actor.personId, ids, now())
    const groups = query.groups ? await fittingByArticle(db, ask, [...new Set(rows.map(articleOf))]) : null
    return ok({
      claims: rows.map(row => rowView(row, names, later.get(row.id) ?? null)),
      next: next === null ? null : writeQueueCursor(actor, query, next),
      counts,
      holds: await presentHands(db),
      ...(cursor.value === null ? { fitting: await countFitting(db, ask, COUNTED) } : {}),
      ...(groups === null ? {} : { groups }),
    })
  })
}

/** The desks by which claims can be filtered, by name; none for who reads no articles. */
export async function claimDesks(actor: Actor): Promise<readonly string[]> {
  return may(actor, 'article.read') ? read(desksWithClaims) : []
}

/** The ids of all claims that fit a filter, in its order, and whether there are more than can be had at once. */
export async function claimIds(
  actor: Actor,
  { sort, ...filter }: Omit<ClaimsQuery, 'cursor' | 'limit'>,
): Promise<Result<Answer<'claimIds'>, Refusal>> {
  if (!may(actor, 'article.read')) return refuse(forbidden())
  return read(async db => {
    const ids: string[] = []
    for await (const some of fittingClaims(db, filterOf(actor, filter), sort)) {
      ids.push(...some)
      if (ids.length > MOST_IDS) break
    }
    return ok({ ids: ids.slice(0, MOST_IDS), more: ids.length > MOST_IDS })
  })
}

const MOST_IDS = 100_000

const articleOf = (row: QueueRow) => row.articleId

/** What somebody asks the queue for: the filter of a query, with `me` as that person and moments for words. */
export function filterOf(actor: Actor, query: ClaimFilter): QueueFilter {
  const { assignee, checker, q } = query
  const me = (person: string | undefined) => (person === 'me' ? actor.personId : person)
  const reader = { personId: actor.personId, now: now() }
  return {
    statuses: someOf(query.status),
    reviews: someOf(query.review),
    priorities: someOf(query.priority),
    flags: someOf(query.flags),
    stale: query.stale,
    orphaned: query.orphaned,
    unsourced: query.unsourced,
    thin: query.thin,
    articleId: query.article,
    desk: query.desk,
    assigneeId: assignee === 'none' ? null : me(assignee),
    checkerId: me(checker),
    ...dueBounds(query),
    waitingSince:
      query.waiting === undefined
        ? undefined
        : new Date(Date.parse(now()) - query.waiting * 3_600_000).toISOString(),
    search: searchFor(q),
    waitingFor: query.mine === 'waiting' ? reader : undefined,
    putOffBy: query.mine === 'later' ? reader : undefined,
  }
}

/* All that is said of the deadline has to hold: the latest beginning and the earliest end of it. */
function dueBounds({ due, dueAfter, dueBefore, zone = 'UTC' }: ClaimFilter) {
  const from: string[] = []
  const before: string[] = []
  if (due === 'none') from.push(NO_DEADLINE)
  else if (due === 'overdue') before.push(now())
  else if (due === 'today') {
    const today = dayAround(now(), zone)
    from.push(today.from)
    before.push(today.before)
  }
  if (dueAfter !== undefined) {
    from.push(new Date(dueAfter).toISOString())
    before.push(NO_DEADLINE)
  }
  if (dueBefore !== undefined) before.push(new Date(dueBefore).toISOString())
  return { dueFrom: from.sort().at(-1), dueBefore: before.sort()[0] }
}

/* Each once; an empty list asks for nothing in particular. */
function someOf<T>(values: readonly T[] | undefined): readonly T[] | undefined {
  return values === undefined || values.length === 0 ? undefined : [...new Set(values)]
}

async function countsFor(
  db: Reader,
  actor: Actor,
  { codes, counts }: FacetCounts,
): Promise<ClaimsAnswer['counts']> {
  const totals = facetTotals(codes, counts)
  const own = await setAside(db, { personId: actor.personId, now: now() })
  const mine = { waiting: totals.byReview.pending - own.pending, later: own.later }
  return { ...totals, mine, byArticle: await pendingByArticle(db) }
}

/* Written out: taking the rest of a row costs more than reading it from the database. */
function rowView(row: QueueRow, names: ReadonlyMap<string, PersonRef>, later: string | null): ClaimRow {
  return {
    id: row.id,
    articleId: row.articleId,
    number: row.number,
    quote: row.quote,
    status: row.status,
    review: row.review,
    stale: row.stale,
    orphaned: row.orphaned,
    findingBy: person(names, row.findingBy),
    findingAt: row.findingAt,
    assignee: person(names, row.assigneeId),
    priority: row.priority,
    flags: row.flags,
    firstApprovedBy: person(names, row.firstApprovedBy),
    note: row.note,
    waitingSince: row.waitingSince ?? row.createdAt,
    createdAt: row.createdAt,
    updatedAt: row.updatedAt,
    headline: row.headline,
    deadline: row.deadline,
    citationCount: row.citationCount,
    thinlySourced: row.thin,
    later,
  }
}
