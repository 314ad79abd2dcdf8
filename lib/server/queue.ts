import 'server-only'
import { read } from '@/db'
import {
  citationFactsOf,
  pendingByArticle,
  type QueueFilter,
  type QueueKey,
  queuePage,
  queueTotals,
} from '@/db/queries/claim-queue'
import { personNames } from '@/db/queries/person-names'
import type { Answer } from '@/lib/contracts/call'
import type { ClaimRow, ClaimsAnswer, ClaimsQuery } from '@/lib/contracts/claim'
import { isThinlySourced } from '@/lib/domain/citation'
import { may } from '@/lib/domain/permission'
import { ok, type Result, refuse } from '@/lib/domain/result'
import { REVIEW_STATES } from '@/lib/domain/review-state'
import type { Actor } from '@/lib/domain/role'
import { searchWords } from '@/lib/domain/search-text'
import { STATUSES } from '@/lib/domain/status'
import { person } from './claim-view'
import { readCursor, writeCursor } from './cursor'
import { groupBy } from './group-by'
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
    const names = await personNames(
      db,
      page.flatMap(row => [row.findingBy, row.assigneeId]),
    )
    return ok({
      claims: page.map((row): ClaimRow => {
        const { dueAt, assigneeId, ...shown } = row
        const cited = citations.get(row.id) ?? []
        return {
          ...shown,
          findingBy: person(names, row.findingBy),
          assignee: person(names, assigneeId),
          citationCount: cited.length,
          thinlySourced: isThinlySourced(cited),
        }
      }),
      next: last ? writeCursor([last.dueAt, last.articleId, last.number, last.id]) : null,
      counts: countsOf(await queueTotals(db), await pendingByArticle(db)),
    })
  })
}

function keyOf(values: readonly (string | number)[]): QueueKey {
  const [dueAt, articleId, number, id] = values
  return { dueAt: String(dueAt), articleId: String(articleId), number: Number(number), id: String(id) }
}

function filterOf(actor: Actor, query: ClaimsQuery): QueueFilter {
  const { assignee, q } = query
  return {
    statuses: someOf(query.status),
    reviews: someOf(query.review),
    articleId: query.article,
    assigneeId: assignee === 'me' ? actor.personId : assignee === 'none' ? null : assignee,
    stale: query.stale,
    orphaned: query.orphaned,
    words: searchWords(q ?? ''),
  }
}

/* Each once; an empty list asks for nothing in particular. */
function someOf<T>(values: readonly T[] | undefined): readonly T[] | undefined {
  return values === undefined || values.length === 0 ? undefined : [...new Set(values)]
}

type Totals = Awaited<ReturnType<typeof queueTotals>>

function countsOf(totals: Totals, byArticle: ClaimsAnswer['counts']['byArticle']): ClaimsAnswer['counts'] {
  const total = (wanted: (row: Totals[number]) => boolean) =>
    totals.reduce((sum, row) => sum + (wanted(row) ? row.count : 0), 0)
  const each = <T extends string>(names: readonly T[], count: (name: T) => number) =>
    Object.fromEntries(names.map(name => [name, count(name)])) as Record<T, number> // every name is a key
  return {
    total: total(() => true),
    byStatus: each(STATUSES, status => total(row => row.status === status)),
    byReview: each(REVIEW_STATES, review => total(row => row.review === review)),
    stale: total(row => row.stale),
    orphaned: total(row => row.orphaned),
    byArticle,
  }
}
