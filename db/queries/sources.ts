import { and, asc, desc, eq, isNull, sql } from 'drizzle-orm'
import type { Reader, Writer } from '@/db'
import { articles, citations, claims, sources } from '@/db/schema'
import type { Search } from '@/lib/domain/search-query'
import type { SourceKind } from '@/lib/domain/source'
import { holds, searchShape, searchValues } from './search-condition'

export type SourceRow = typeof sources.$inferSelect

export async function sourceById(db: Reader, id: string): Promise<SourceRow | undefined> {
  const [row] = await db.select().from(sources).where(eq(sources.id, id))
  return row
}

/** The library's place after a source: newest change first. */
export interface SourceKey {
  readonly updatedAt: string
  readonly id: string
}

export interface SourceFilter {
  readonly search: Search
  readonly kind?: SourceKind | undefined
}

/** A page of the library, the last changed first. */
export async function sourcePage(
  db: Reader,
  filter: SourceFilter,
  after: SourceKey | null,
  limit: number,
): Promise<SourceRow[]> {
  return db
    .select()
    .from(sources)
    .where(
      and(
        ...holds(sources.search, searchShape(filter.search)),
        filter.kind === undefined ? undefined : eq(sources.kind, filter.kind),
        after === null
          ? undefined
          : sql`(${sources.updatedAt}, ${sources.id}) < (${after.updatedAt}, ${after.id})`,
      ),
    )
    .orderBy(desc(sources.updatedAt), desc(sources.id))
    .limit(limit)
    .prepare()
    .execute(searchValues(filter.search))
}

export async function insertSource(db: Writer, row: SourceRow): Promise<void> {
  await db.insert(sources).values(row)
}

export async function updateSource(
  db: Writer,
  id: string,
  changes: Partial<Omit<SourceRow, 'id' | 'citationCount'>>,
): Promise<void> {
  await db.update(sources).set(changes).where(eq(sources.id, id))
}

/** A claim that cites a source. */
export interface SourceUse {
  readonly claimId: string
  readonly articleId: string
  readonly headline: string
  readonly quote: string
  readonly trashedAt: string | null
}

/** The claims that cite a source, by article and number; each once. */
export async function usesOfSource(db: Reader, sourceId: string): Promise<SourceUse[]> {
  return db
    .selectDistinct({
      claimId: claims.id,
      articleId: claims.articleId,
      headline: articles.headline,
      quote: claims.quote,
      trashedAt: articles.trashedAt,
      number: claims.number,
    })
    .from(citations)
    .innerJoin(claims, eq(claims.id, citations.claimId))
    .innerJoin(articles, eq(articles.id, claims.articleId))
    .where(eq(citations.sourceId, sourceId))
    .orderBy(asc(articles.headline), asc(claims.articleId), asc(claims.number))
}

/** The oldest source of this kind with this title and address, if there is one. */
export async function sourceLike(
  db: Reader,
  { kind, title, url }: Pick<SourceRow, 'kind' | 'title' | 'url'>,
): Promise<SourceRow | undefined> {
  const [row] = await db
    .select()
    .from(sources)
    .where(
      and(
        eq(sources.kind, kind),
        eq(sources.title, title),
        url === null ? isNull(sources.url) : eq(sources.url, url),
      ),
    )
    .orderBy(sources.createdAt, sources.id)
    .limit(1)
  return row
}
