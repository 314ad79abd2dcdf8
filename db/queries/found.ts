import { eq, sql } from 'drizzle-orm'
import type { Reader } from '@/db'
import { prepared } from '@/db/prepared'
import { articles, citations, claims, comments, passages, sources } from '@/db/schema'
import { inJson } from '@/db/schema/column'

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

const ofPassages = prepared((db: Reader) =>
  db
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
    .where(inJson(passages.id, sql.placeholder('ids')))
    .prepare(),
)

/** The passages with these ids, and their articles. */
export async function foundPassages(db: Reader, ids: readonly string[]) {
  return ofPassages(db).execute({ ids: JSON.stringify(ids) })
}

const ofClaims = prepared((db: Reader) =>
  db
    .select({
      ...claimOfArticle,
      ref: claims.id,
      note: claims.note,
      proposedWording: claims.proposedWording,
      at: claims.createdAt,
    })
    .from(claims)
    .innerJoin(articles, eq(articles.id, claims.articleId))
    .where(inJson(claims.id, sql.placeholder('ids')))
    .prepare(),
)

/** The claims with these ids, and their articles. */
export async function foundClaims(db: Reader, ids: readonly string[]) {
  return ofClaims(db).execute({ ids: JSON.stringify(ids) })
}

const ofComments = prepared((db: Reader) =>
  db
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
    .where(inJson(comments.id, sql.placeholder('ids')))
    .prepare(),
)

/** The comments with these ids, and what they are about. */
export async function foundComments(db: Reader, ids: readonly string[]) {
  return ofComments(db).execute({ ids: JSON.stringify(ids) })
}

const ofExcerpts = prepared((db: Reader) =>
  db
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
    .where(inJson(citations.id, sql.placeholder('ids')))
    .prepare(),
)

/** The citations with these ids, and what they are about. */
export async function foundExcerpts(db: Reader, ids: readonly string[]) {
  return ofExcerpts(db).execute({ ids: JSON.stringify(ids) })
}

const ofSources = prepared((db: Reader) =>
  db
    .select()
    .from(sources)
    .where(inJson(sources.id, sql.placeholder('ids')))
    .prepare(),
)

/** The sources with these ids. */
export async function foundSources(db: Reader, ids: readonly string[]) {
  return ofSources(db).execute({ ids: JSON.stringify(ids) })
}
