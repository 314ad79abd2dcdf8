import 'server-only'
import { type Reader, read } from '@/db'
import {
  citationFactsOf,
  fittingClaims,
  pendingByArticle,
  type QueueFilter,
  type QueueKey,
  type QueueRow,
  queuePage,
  queueTotals,
  setAside,
} from '@/db/queries/claim-queue'
import { personNames } from '@/db/queries/person-names'
import { snoozedOf } from '@/db/queries/snoozes'
import type { Answer } from '@/lib/contracts/call'
import type { ClaimRow, ClaimsAnswer, ClaimsQuery } from '@/lib/contracts/claim'
import type { PersonRef } from '@/lib/contracts/shared'
import { isThinlySourced } from '@/lib/domain/citation'
import { may } from '@/lib/domain/permission'
import { ok, type Result, refuse } from '@/lib/domain/result'
import { REVIEW_STATES } from '@/lib/domain/review-state'
import type { Actor } from '@/lib/domain/role'
import { searchFor } from '@/lib/domain/search-query'
import { STATUSES } from '@/lib/domain/status'
import { person } from './claim-view'
import { now } from './clock'
import { readCursor, writeCursor } from './cursor'
import { groupBy } from './group-by'
import { presentHands } from './hands'
import { forbidden, type Refusal } from './refusal'

/**
 * Claims over all articles out of the trash, earliest deadline first, a page at a time; the filters given all have
 * to hold. The counts are of all claims, whatever the filter. Refuses 400 for a cursor of its own making.
 */
export async function listClaims(
  actor: Actor,
  query: ClaimsQuery,
): Promise<Result<Answer<'listClaims'>, Refusal>> {
  if (!may(actor, 'article.read')) return refuse(forbidden())
  const cursor = readCursor(query.cursor, ['string', 'string', 'number', 'string'])
  if (!cursor.ok) return cursor
  const after = cursor.value === null ? null : keyOf(cursor.value)
  return read(async db => {
    const rows = await queuePage(db, filterOf(actor, query), after, query.limit + 1)
    const page = rows.slice(0, query.limit)
    const last = rows.length > query.limit ? page.at(-1) : undefined
    const citations = groupBy(
      await citationFactsOf(
        db,
        page.map(row => row.id),
      ),
      citation => citation.claimId,
    )
    const ids = page.map(row => row.id)
    const later = await snoozedOf(db, actor.personId, ids, now())
    const names = await personNames(
      db,
      page.flatMap(row => [row.findingBy, row.assigneeId, row.firstApprovedBy]),
    )
    return ok({
      claims: page.map(row => rowView(row, citations.get(row.id) ?? [], names, later.get(row.id) ?? null)),
      next: last ? writeCursor([last.dueAt, last.articleId, last.number, last.id]) : null,
      counts: await countsFor(db, actor),
      holds: await presentHands(db),
    })
  })
}

function keyOf(values: readonly (string | number)[]): QueueKey {
  const [dueAt, articleId, number, id] = values
  return { dueAt: String(dueAt), articleId: String(articleId), number: Number(number), id: String(id) }
}

/** The ids of all claims that fit a filter, in the queue's order, and whether there are more than can be had at once. */
export async function claimIds(
  actor: Actor,
  query: Omit<ClaimsQuery, 'cursor' | 'limit'>,
): Promise<Result<Answer<'claimIds'>, Refusal>> {
  if (!may(actor, 'article.read')) return refuse(forbidden())
  return read(async db => {
    const ids: string[] = []
    for await (const some of fittingClaims(db, filterOf(actor, query))) {
      ids.push(...some)
      if (ids.length > MOST_IDS) break
    }
    return ok({ ids: ids.slice(0, MOST_IDS), more: ids.length > MOST_IDS })
  })
}

const MOST_IDS = 100_000

/** What somebody asks the queue for: the filter of a query, with `me` as that person. */
export function filterOf(actor: Actor, query: Omit<ClaimsQuery, 'cursor' | 'limit'>): QueueFilter {
  const { assignee, q } = query
  const reader = { personId: actor.personId, now: now() }
  return {
    statuses: someOf(query.status),
    reviews: someOf(query.review),
    articleId: query.article,
    assigneeId: assignee === 'me' ? actor.personId : assignee === 'none' ? null : assignee,
    stale: query.stale,
    orphaned: query.orphaned,
    waitingFor: query.mine === 'waiting' ? reader : undefined,
    putOffBy: query.mine === 'later' ? reader : undefined,
    search: searchFor(q),
  }
}

/* Each once; an empty list asks for nothing in particular. */
function someOf<T>(values: readonly T[] | undefined): readonly T[] | undefined {
  return values === undefined || values.length === 0 ? undefined : [...new Set(values)]
}

async function countsFor(db: Reader, actor: Actor): Promise<ClaimsAnswer['counts']> {
  const counts = countsOf(await queueTotals(db), await pendingByArticle(db))
  const own = await setAside(db, { personId: actor.personId, now: now() })
  return { ...counts, mine: { waiting: counts.byReview.pending - own.pending, later: own.later } }
}

type Totals = Awaited<ReturnType<typeof queueTotals>>

function countsOf(
  totals: Totals,
  byArticle: ClaimsAnswer['counts']['byArticle'],
): Omit<ClaimsAnswer['counts'], 'mine'> {
  const counts = {
    total: 0,
    byStatus: zeros(STATUSES),
    byReview: zeros(REVIEW_STATES),
    stale: 0,
    orphaned: 0,
  }
  for (const { status, review, stale, orphaned, count } of totals) {
    counts.total += count
    counts.byStatus[status] += count
    counts.byReview[review] += count
    if (stale) counts.stale += count
    if (orphaned) counts.orphaned += count
  }
  return { ...counts, byArticle }
}

function zeros<T extends string>(names: readonly T[]): Record<T, number> {
  return Object.fromEntries(names.map(name => [name, 0])) as Record<T, number> // every name is a key
}

/* Written out: taking the rest of a row costs more than reading it from the database. */
function rowView(
  row: QueueRow,
  cited: Awaited<ReturnType<typeof citationFactsOf>>,
  names: ReadonlyMap<string, PersonRef>,
  later: string | null,
): ClaimRow {
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
    createdAt: row.createdAt,
    updatedAt: row.updatedAt,
    headline: row.headline,
    deadline: row.deadline,
    later,
    citationCount: cited.length,
    thinlySourced: isThinlySourced(cited),
  }
}
