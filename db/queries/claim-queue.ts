import { and, asc, count, eq, isNull, sql } from 'drizzle-orm'
import type { Reader } from '@/db'
import { prepared } from '@/db/prepared'
import { rowsAsOne } from '@/db/rows-as-one'
import { articles, claims } from '@/db/schema'
import { inJson, inJsonUnindexed } from '@/db/schema/column'
import type { QueueSort } from '@/lib/domain/queue-sort'
import { type Asked, asked } from './queue-ask'
import { partsOf, type QueueFilter } from './queue-filter'
import { idIn, type QueueKey, queueKeys } from './queue-keys'
import type { wayOf } from './queue-way'

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
  waitingSince: claims.waitingSince,
  citationCount: claims.citationCount,
  thin: claims.thin,
  createdAt: claims.createdAt,
  updatedAt: claims.updatedAt,
  headline: articles.headline,
  deadline: articles.deadline,
}

const rowsById = prepared((db: Reader) =>
  db
    .select({ rows: rowsAsOne(columns) })
    .from(claims)
    .innerJoin(articles, eq(articles.id, claims.articleId))
    .where(inJson(claims.id, sql.placeholder('ids')))
    .prepare(),
)

export type QueueRow = Awaited<ReturnType<ReturnType<typeof rowsById>['execute']>>[number]['rows'][number]

/** A page of the queue, and where its last claim stands; null when nothing comes after it. */
export interface QueuePage {
  readonly rows: readonly QueueRow[]
  readonly next: QueueKey | null
}

/** A page of the claims that fit a filter, in an order, after a key or from the beginning. */
export async function queuePage(
  db: Reader,
  ask: Asked,
  sort: QueueSort,
  after: QueueKey | null,
  limit: number,
  choose?: typeof wayOf,
): Promise<QueuePage> {
  const keys = await queueKeys(db, ask, sort, after, limit + 1, choose)
  const ids = keys.slice(0, limit).map(idIn)
  const [all] = ids.length > 0 ? await rowsById(db).execute({ ids: JSON.stringify(ids) }) : []
  const rows = new Map(all?.rows.map(row => [row.id, row]))
  return {
    rows: ids.flatMap(id => rows.get(id) ?? []),
    next: keys.length > limit ? (keys[limit - 1] ?? null) : null,
  }
}

const IDS_AT_ONCE = 500

/**
 * The ids of all claims that fit a filter, in an order, some hundreds at a time: whoever wants the first thousand
 * stops there. What changes between two batches neither repeats nor hides what did not change.
 */
export async function* fittingClaims(
  db: Reader,
  filter: QueueFilter,
  sort: QueueSort = 'deadline',
): AsyncGenerator<readonly string[]> {
  let after: QueueKey | null = null
  for (;;) {
    const keys: readonly QueueKey[] = await queueKeys(db, await asked(db, filter), sort, after, IDS_AT_ONCE)
    if (keys.length > 0) yield keys.map(idIn)
    if (keys.length < IDS_AT_ONCE) return
    after = keys.at(-1) ?? null
  }
}

const byArticle = prepared((db: Reader) =>
  db
    .select({ articleId: claims.articleId, count: count() })
    .from(claims)
    .where(
      and(
        inJson(claims.articleId, sql.placeholder('articles')),
        inJsonUnindexed(claims.facets, sql.placeholder('facets')),
      ),
    )
    .groupBy(claims.articleId)
    .prepare(),
)

/** How many claims in each of these articles fit a filter of facets, by article; null for any other filter. */
export async function fittingByArticle(
  db: Reader,
  { filter, lanes }: Asked,
  articleIds: readonly string[],
): Promise<Record<string, number> | null> {
  const own = partsOf(filter).filter(part => part !== 'articleId')
  if (own.length > 0) return null
  const values = {
    articles: JSON.stringify(articleIds),
    facets: JSON.stringify(lanes.flatMap(lane => lane.codes)),
  }
  const rows = await byArticle(db).execute(values)
  return Object.fromEntries(rows.map(row => [row.articleId, row.count]))
}

/* So many articles are named among the counts. */
const ARTICLES_NAMED = 100

const pending = prepared((db: Reader) => {
  const nearest = db
    .select({ articleId: articles.id, headline: articles.headline, pending: articles.pending })
    .from(articles)
    .where(and(isNull(articles.trashedAt), sql`${articles.pending} > 0`))
    .orderBy(asc(isNull(articles.deadline)), asc(articles.deadline), asc(articles.id))
    .limit(ARTICLES_NAMED)
    .as('nearest')
  const { articleId, headline, pending } = nearest
  return db
    .select({ rows: rowsAsOne({ articleId, headline, pending }) })
    .from(nearest)
    .prepare()
})

/** The articles with claims that wait for review, nearest deadline first, a hundred at most. */
export async function pendingByArticle(db: Reader) {
  const [all] = await pending(db).execute()
  return all?.rows ?? []
}

const desks = prepared((db: Reader) => {
  // From one desk to the next along the index, however many articles each has.
  const next = sql`select min(${articles.desk}) from ${articles} where ${articles.desk} > found.desk`
  const some = sql`select 1 from ${articles} join ${claims} on ${claims.articleId} = ${articles.id} where ${articles.desk} = found.desk`
  const all = sql`(with recursive found (desk) as (select '' union all select (${next}) from found where desk is not null) select desk from found where exists (${some}))`
  return db.select({ desk: sql<string | null>`desk` }).from(all).prepare()
})

/** The desks whose articles have claims, by name. */
export async function desksWithClaims(db: Reader): Promise<string[]> {
  return (await desks(db).execute()).flatMap(({ desk }) => desk || [])
}
