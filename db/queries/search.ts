import { and, asc, desc, eq, exists, gt, inArray, isNull, lt, or, type SQL, sql } from 'drizzle-orm'
import type { Reader } from '@/db'
import { FULL_TEXT, matchExpression, matches } from '@/db/engines/sqlite/full-text'
import { articles, citations, claims, comments, passages, searchEntries, sources } from '@/db/schema'
import type { SearchKind } from '@/lib/domain/search-kind'
import type { Search } from '@/lib/domain/search-query'
import type { Status } from '@/lib/domain/status'
import { holds, searchShape, searchValues } from './search-condition'

/** Which of what is found is wanted; nothing of articles in the trash ever is. */
export interface SearchFilter {
  readonly search: Search
  /** Sources are of no article. */
  readonly articleId?: string | undefined
  /** Of the claim that is found, or commented on, or cited for; other kinds have none. */
  readonly statuses?: readonly Status[] | undefined
}

/** Newest first, or what fits best first. */
export type SearchSort = 'newest' | 'relevance'

/** Something that was found. */
export interface Found {
  readonly kind: SearchKind
  /** The id of the passage, claim, comment, citation or source. */
  readonly ref: string
  /** Grows with time; of its own over all kinds. */
  readonly entry: number
  /** How well it fits, less being better; 0 for all when sorted by age. */
  readonly rank: number
}

/** Where a page of what was found ended. */
export type FoundKey = Pick<Found, 'entry' | 'rank'>

/*
 * To rank is to weigh every match, which for a word that is everywhere takes half a second at a million: of more
 * than so many the newest are weighed.
 */
const WEIGHED = 20_000

/** A page of what was found of one kind. */
export async function foundOfKind(
  db: Reader,
  kind: SearchKind,
  filter: SearchFilter,
  {
    sort,
    after,
    limit,
  }: { readonly sort: SearchSort; readonly after: FoundKey | null; readonly limit: number },
): Promise<Found[]> {
  if (sort === 'newest') return newestOfKind(db, kind, filter, after?.entry, limit)
  const index = FULL_TEXT[kind]
  const match = matchExpression(filter.search)
  const [floor] = await db
    .select({ id: index.id })
    .from(index)
    .where(matches(index, sql`${match}`))
    .orderBy(desc(index.id))
    .limit(1)
    .offset(WEIGHED)
  return db
    .select({ kind: searchEntries.kind, ref: searchEntries.ref, entry: searchEntries.id, rank: index.rank })
    .from(index)
    .innerJoin(searchEntries, eq(searchEntries.id, index.id))
    .where(
      and(
        matches(index, sql`${match}`),
        floor === undefined ? undefined : gt(index.id, floor.id),
        standing(db, kind, filter),
        after === null
          ? undefined
          : or(gt(index.rank, after.rank), and(eq(index.rank, after.rank), lt(index.id, after.entry))),
      ),
    )
    .orderBy(asc(index.rank), desc(index.id))
    .limit(limit)
}

async function newestOfKind(
  db: Reader,
  kind: SearchKind,
  filter: SearchFilter,
  before: number | undefined,
  limit: number,
): Promise<Found[]> {
  const row = {
    kind: searchEntries.kind,
    ref: searchEntries.ref,
    entry: searchEntries.id,
    rank: sql<number>`0`,
  }
  // Of one article there are few: each is looked at, rather than what is found looked through for those of it.
  if (filter.articleId !== undefined) {
    return db
      .select(row)
      .from(searchEntries)
      .where(
        and(
          eq(searchEntries.articleId, filter.articleId),
          eq(searchEntries.kind, kind),
          before === undefined ? undefined : lt(searchEntries.id, before),
          standing(db, kind, filter, true),
        ),
      )
      .orderBy(desc(searchEntries.id))
      .limit(limit)
      .prepare()
      .execute(searchValues(filter.search))
  }
  const index = FULL_TEXT[kind]
  return db
    .select(row)
    .from(index)
    .innerJoin(searchEntries, eq(searchEntries.id, index.id))
    .where(
      and(
        matches(index, sql`${matchExpression(filter.search)}`),
        before === undefined ? undefined : lt(index.id, before),
        standing(db, kind, filter),
      ),
    )
    .orderBy(desc(index.id))
    .limit(limit)
}

/** How many of one kind are found, counted up to a limit. */
export async function countFound(
  db: Reader,
  kind: SearchKind,
  filter: SearchFilter,
  upTo: number,
): Promise<number> {
  return (await newestOfKind(db, kind, filter, undefined, upTo)).length
}

/* The condition that an entry is of an article out of the trash and fits the filter; `words`: that it fits the search too. */
function standing(db: Reader, kind: SearchKind, filter: SearchFilter, words = false): SQL | undefined {
  const { statuses, articleId } = filter
  const shape = words ? searchShape(filter.search) : []
  const ofArticle = articleId === undefined ? undefined : eq(searchEntries.articleId, articleId)
  const one = sql`1`
  const ofClaim = and(
    eq(claims.shelved, false),
    statuses === undefined ? undefined : inArray(claims.status, [...statuses]),
  )
  switch (kind) {
    case 'source':
      return articleId === undefined && statuses === undefined ? undefined : sql`false`
    case 'article':
    case 'text':
      if (statuses !== undefined) return sql`false`
      return and(
        ofArticle,
        exists(
          db
            .select({ one })
            .from(articles)
            .where(and(eq(articles.id, searchEntries.articleId), isNull(articles.trashedAt))),
        ),
        words
          ? exists(
              db
                .select({ one })
                .from(passages)
                .where(and(eq(passages.id, searchEntries.ref), ...holds(passages.search, shape))),
            )
          : undefined,
      )
    case 'claim':
      return and(
        ofArticle,
        exists(
          db
            .select({ one })
            .from(claims)
            .where(and(eq(claims.id, searchEntries.ref), ofClaim, ...holds(claims.search, shape))),
        ),
      )
    case 'comment':
      return and(
        ofArticle,
        exists(
          db
            .select({ one })
            .from(comments)
            .innerJoin(claims, eq(claims.id, comments.claimId))
            .where(and(eq(comments.id, searchEntries.ref), ofClaim, ...holds(comments.search, shape))),
        ),
      )
    case 'excerpt':
      return and(
        ofArticle,
        exists(
          db
            .select({ one })
            .from(citations)
            .innerJoin(claims, eq(claims.id, citations.claimId))
            .where(and(eq(citations.id, searchEntries.ref), ofClaim, ...holds(citations.search, shape))),
        ),
      )
  }
}

const claimOfArticle = {
  articleId: claims.articleId,
  claimId: claims.id,
  headline: articles.headline,
  number: claims.number,
  quote: claims.quote,
  status: claims.status,
  review: claims.review,
  stale: claims.stale,
  orphaned: claims.orphaned,
}

/** The passages with these ids, and their articles. */
export async function foundPassages(db: Reader, ids: readonly string[]) {
  return db
    .select({
      ref: passages.id,
      text: passages.text,
      articleId: passages.articleId,
      headline: articles.headline,
      at: articles.updatedAt,
      deadline: articles.deadline,
    })
    .from(passages)
    .innerJoin(articles, eq(articles.id, passages.articleId))
    .where(inArray(passages.id, [...ids]))
}

/** The claims with these ids, and their articles. */
export async function foundClaims(db: Reader, ids: readonly string[]) {
  return db
    .select({
      ...claimOfArticle,
      ref: claims.id,
      note: claims.note,
      proposedWording: claims.proposedWording,
      at: claims.createdAt,
    })
    .from(claims)
    .innerJoin(articles, eq(articles.id, claims.articleId))
    .where(inArray(claims.id, [...ids]))
}

/** The comments with these ids, and what they are about. */
export async function foundComments(db: Reader, ids: readonly string[]) {
  return db
    .select({
      ...claimOfArticle,
      ref: comments.id,
      text: comments.text,
      authorId: comments.authorId,
      imported: comments.imported,
      at: comments.createdAt,
    })
    .from(comments)
    .innerJoin(claims, eq(claims.id, comments.claimId))
    .innerJoin(articles, eq(articles.id, claims.articleId))
    .where(inArray(comments.id, [...ids]))
}

/** The citations with these ids, and what they are about. */
export async function foundExcerpts(db: Reader, ids: readonly string[]) {
  return db
    .select({
      ...claimOfArticle,
      ref: citations.id,
      excerpt: citations.excerpt,
      locator: citations.locator,
      sourceTitle: sources.title,
      sourceKind: sources.kind,
      at: citations.addedAt,
    })
    .from(citations)
    .innerJoin(sources, eq(sources.id, citations.sourceId))
    .innerJoin(claims, eq(claims.id, citations.claimId))
    .innerJoin(articles, eq(articles.id, claims.articleId))
    .where(inArray(citations.id, [...ids]))
}

/** The sources with these ids. */
export async function foundSources(db: Reader, ids: readonly string[]) {
  return db
    .select()
    .from(sources)
    .where(inArray(sources.id, [...ids]))
}
