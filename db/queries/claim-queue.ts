import { and, asc, count, eq, exists, gt, isNull, ne, not, type SQL, sql, sum } from 'drizzle-orm'
import type { Reader } from '@/db'
import { prepared } from '@/db/prepared'
import { articles, citations, claimCounts, claims, snoozes } from '@/db/schema'
import { inJson, isFalseUnindexed, isTrue } from '@/db/schema/column'
import type { ReviewState } from '@/lib/domain/review-state'
import type { Search } from '@/lib/domain/search-query'
import type { Status } from '@/lib/domain/status'
import { fewClaimsFound, holds, type SearchShape, searchShape, searchValues } from './search-condition'

/** The queue's order: earliest deadline, then article, then place in the article. */
export interface QueueKey {
  readonly dueAt: string
  readonly articleId: string
  readonly number: number
  readonly id: string
}

/** Which claims; all that is given has to hold. */
export interface QueueFilter {
  /** Any of these. */
  readonly statuses?: readonly Status[] | undefined
  /** Any of these. */
  readonly reviews?: readonly ReviewState[] | undefined
  readonly articleId?: string | undefined
  /** A person's id; null for claims assigned to nobody. */
  readonly assigneeId?: string | null | undefined
  readonly stale?: boolean | undefined
  readonly orphaned?: boolean | undefined
  /** What quote, note and proposed wording together hold. */
  readonly search?: Search | undefined
  /** Neither what this person has put off nor what waits only for somebody else, since they have approved it. */
  readonly waitingFor?: QueueReader | undefined
  /** What this person has put off. */
  readonly putOffBy?: QueueReader | undefined
}

/** Whose queue it is, and at which moment. */
export interface QueueReader {
  readonly personId: string
  readonly now: string
}

const columns = {
  id: claims.id,
  articleId: claims.articleId,
  number: claims.number,
  quote: claims.quote,
  status: claims.status,
  review: claims.review,
  stale: claims.stale,
  orphaned: claims.orphaned,
  findingBy: claims.findingBy,
  findingAt: claims.findingAt,
  assigneeId: claims.assigneeId,
  priority: claims.priority,
  flags: claims.flags,
  firstApprovedBy: claims.firstApprovedBy,
  note: claims.note,
  createdAt: claims.createdAt,
  updatedAt: claims.updatedAt,
  dueAt: claims.dueAt,
  headline: articles.headline,
  deadline: articles.deadline,
}

/* A prepared statement has a fixed text, so there is one for each shape of filter; few are in use at a time. */
interface Shape {
  readonly status: boolean
  readonly review: boolean
  readonly article: boolean
  readonly assignee: 'any' | 'none' | 'one'
  readonly stale: boolean | undefined
  readonly orphaned: boolean | undefined
  readonly reader: 'any' | 'waiting' | 'later'
  /** `few`: found before, and given by their ids. */
  readonly search: 'few' | SearchShape
  readonly after: boolean
}

/** The statement for a shape of filter; exported for the test that asks the planner what it does. */
export function queueStatement(db: Reader, shape: Shape) {
  const given = sql.placeholder
  const wanted: (SQL | undefined)[] = [
    // Of one article all claims are few, and due at the same moment: read by number, never along the whole queue.
    shape.article || shape.search === 'few' ? isFalseUnindexed(claims.shelved) : eq(claims.shelved, false),
    shape.status ? eq(claims.status, given('status')) : undefined,
    shape.review ? eq(claims.review, given('review')) : undefined,
    shape.article ? eq(claims.articleId, given('articleId')) : undefined,
    shape.assignee === 'one' ? eq(claims.assigneeId, given('assigneeId')) : undefined,
    shape.assignee === 'none' ? isNull(claims.assigneeId) : undefined,
    shape.stale === undefined ? undefined : shape.stale ? isTrue(claims.stale) : eq(claims.stale, false),
    shape.orphaned === undefined
      ? undefined
      : shape.orphaned
        ? isTrue(claims.orphaned)
        : eq(claims.orphaned, false),
    shape.reader === 'waiting' ? not(putOff(db)) : undefined,
    shape.reader === 'waiting' ? sql`${claims.firstApprovedBy} is not ${given('reader')}` : undefined,
    shape.reader === 'later' ? putOff(db) : undefined,
    ...(shape.search === 'few' ? [inJson(claims.id, given('found'))] : holds(claims.search, shape.search)),
    shape.after
      ? sql`(${claims.dueAt}, ${claims.articleId}, ${claims.number}, ${claims.id}) > (${given('dueAt')}, ${given('afterArticleId')}, ${given('number')}, ${given('afterId')})`
      : undefined,
  ]
  return db
    .select(columns)
    .from(claims)
    .innerJoin(articles, eq(articles.id, claims.articleId))
    .where(and(...wanted))
    .orderBy(
      ...(shape.article ? [] : [asc(claims.dueAt), asc(claims.articleId)]),
      asc(claims.number),
      asc(claims.id),
    )
    .limit(given('limit'))
    .prepare()
}

/* The reader has put the claim off until a moment after now. */
function putOff(db: Reader): SQL {
  return exists(
    db
      .select({ one: sql`1` })
      .from(snoozes)
      .where(
        and(
          eq(snoozes.personId, sql.placeholder('reader')),
          eq(snoozes.claimId, claims.id),
          gt(snoozes.until, sql.placeholder('now')),
        ),
      ),
  )
}

const statements = prepared(() => new Map<string, ReturnType<typeof queueStatement>>())

function statementFor(db: Reader, shape: Shape) {
  const known = statements(db)
  const key = JSON.stringify(Object.values(shape))
  const statement = known.get(key) ?? queueStatement(db, shape)
  known.set(key, statement)
  return statement
}

export type QueueRow = Awaited<ReturnType<ReturnType<typeof queueStatement>['execute']>>[number]

/**
 * A page of the queue. A filter with several statuses or review states is asked one combination after the other
 * and merged, so that each is read along an index and none is sorted.
 */
export async function queuePage(
  db: Reader,
  filter: QueueFilter,
  after: QueueKey | null,
  limit: number,
): Promise<QueueRow[]> {
  const reader = filter.waitingFor ?? filter.putOffBy
  const search = filter.search ?? []
  const found = search.length === 0 ? null : await fewClaimsFound(db, search)
  const statement = statementFor(db, {
    status: filter.statuses !== undefined,
    review: filter.reviews !== undefined,
    article: filter.articleId !== undefined,
    assignee: filter.assigneeId === undefined ? 'any' : filter.assigneeId === null ? 'none' : 'one',
    stale: filter.stale,
    orphaned: filter.orphaned,
    reader: reader === undefined ? 'any' : filter.waitingFor ? 'waiting' : 'later',
    search: found === null ? searchShape(search) : 'few',
    after: after !== null,
  })
  const pages: QueueRow[][] = []
  for (const status of filter.statuses ?? [undefined]) {
    for (const review of filter.reviews ?? [undefined]) {
      const page = await statement.execute({
        status,
        review,
        articleId: filter.articleId,
        assigneeId: filter.assigneeId,
        ...(found === null ? searchValues(search) : { found: JSON.stringify(found) }),
        dueAt: after?.dueAt,
        afterArticleId: after?.articleId,
        number: after?.number,
        afterId: after?.id,
        reader: reader?.personId,
        now: reader?.now,
        limit,
      })
      pages.push(page)
    }
  }
  const [only, ...others] = pages
  if (only !== undefined && others.length === 0) return only
  return pages.flat().sort(inQueueOrder).slice(0, limit)
}

/**
 * The ids of all claims that fit a filter, in the queue's order, some hundreds at a time: whoever wants the first
 * thousand stops there. What changes between two batches neither repeats nor hides what did not change.
 */
export async function* fittingClaims(db: Reader, filter: QueueFilter): AsyncGenerator<readonly string[]> {
  let after: QueueKey | null = null
  for (;;) {
    const rows: QueueRow[] = await queuePage(db, filter, after, IDS_AT_ONCE)
    if (rows.length > 0) yield rows.map(row => row.id)
    if (rows.length < IDS_AT_ONCE) return
    after = rows.at(-1) ?? null
  }
}

const IDS_AT_ONCE = 500

function inQueueOrder(a: QueueRow, b: QueueRow): number {
  return (
    order(a.dueAt, b.dueAt) || order(a.articleId, b.articleId) || a.number - b.number || order(a.id, b.id)
  )
}

/* As SQLite compares text: by code units, never by a language. */
function order(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}

const citationFacts = prepared((db: Reader) =>
  db
    .select({
      claimId: citations.claimId,
      sourceId: citations.sourceId,
      stance: citations.stance,
      primary: citations.primary,
    })
    .from(citations)
    .where(inJson(citations.claimId, sql.placeholder('claimIds')))
    .prepare(),
)

/** What the rule of three sources asks of the citations of claims. */
export async function citationFactsOf(db: Reader, claimIds: readonly string[]) {
  if (claimIds.length === 0) return []
  return citationFacts(db).execute({ claimIds: JSON.stringify(claimIds) })
}

/** So many claims over all articles are in one state; exported for the test that asks the planner what it does. */
export function totalsStatement(db: Reader) {
  return (
    db
      .select({
        status: claimCounts.status,
        review: claimCounts.review,
        stale: claimCounts.stale,
        orphaned: claimCounts.orphaned,
        count: claimCounts.count,
      })
      .from(claimCounts)
      // The few rows of all articles together: found by their key, not among those of every article.
      .where(and(eq(claimCounts.articleId, ''), isFalseUnindexed(claimCounts.shelved)))
      .prepare()
  )
}

const totals = prepared(totalsStatement)

/** How many claims out of the trash are in each state, over all articles; several rows may share a state. */
export async function queueTotals(db: Reader) {
  return totals(db).execute()
}

const pending = prepared((db: Reader) =>
  db
    .select({
      articleId: claimCounts.articleId,
      headline: articles.headline,
      pending: sum(claimCounts.count).mapWith(Number),
    })
    .from(claimCounts)
    .innerJoin(articles, eq(articles.id, claimCounts.articleId))
    .where(
      and(eq(claimCounts.shelved, false), eq(claimCounts.review, 'pending'), ne(claimCounts.articleId, '')),
    )
    .groupBy(claimCounts.articleId)
    .orderBy(asc(isNull(articles.deadline)), asc(articles.deadline), asc(articles.id))
    .prepare(),
)

/** The articles with claims that wait for review, nearest deadline first. */
export async function pendingByArticle(db: Reader) {
  return pending(db).execute()
}

const putOffs = prepared((db: Reader) =>
  db
    .select({
      later: count(),
      pending: sql`sum(${claims.review} = 'pending')`.mapWith(Number),
    })
    .from(snoozes)
    .innerJoin(claims, eq(claims.id, snoozes.claimId))
    .where(
      and(
        eq(snoozes.personId, sql.placeholder('reader')),
        gt(snoozes.until, sql.placeholder('now')),
        isFalseUnindexed(claims.shelved),
      ),
    )
    .prepare(),
)

const approvedOnce = prepared((db: Reader) =>
  db
    .select({ pending: count() })
    .from(claims)
    .where(
      and(
        eq(claims.firstApprovedBy, sql.placeholder('reader')),
        eq(claims.review, 'pending'),
        isFalseUnindexed(claims.shelved),
        not(putOff(db)),
      ),
    )
    .prepare(),
)

/** How many claims somebody has put off, and how many that are pending do not wait for them. */
export async function setAside(
  db: Reader,
  { personId, now }: QueueReader,
): Promise<{ readonly later: number; readonly pending: number }> {
  const [off] = await putOffs(db).execute({ reader: personId, now })
  const [once] = await approvedOnce(db).execute({ reader: personId, now })
  return { later: off?.later ?? 0, pending: (off?.pending ?? 0) + (once?.pending ?? 0) }
}
