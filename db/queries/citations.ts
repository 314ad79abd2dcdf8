import { and, asc, count, eq, getTableColumns, sql } from 'drizzle-orm'
import type { Reader, Writer } from '@/db'
import { prepared } from '@/db/prepared'
import { citations, sources } from '@/db/schema'
import { inJson } from '@/db/schema/column'
import { citationSearchText } from '@/lib/domain/search-text'
import type { SourceRow } from './sources'

export type CitationRow = Omit<typeof citations.$inferSelect, 'search'>

const { search: _search, ...shown } = getTableColumns(citations)

/** A citation with its source. */
export interface CitedSource {
  readonly citation: CitationRow
  readonly source: SourceRow
}

const ofClaims = prepared((db: Reader) =>
  db
    .select({ citation: shown, source: sources })
    .from(citations)
    .innerJoin(sources, eq(sources.id, citations.sourceId))
    .where(inJson(citations.claimId, sql.placeholder('claimIds')))
    .orderBy(asc(citations.addedAt), asc(citations.id))
    .prepare(),
)

/** The citations of claims, oldest first. */
export async function citationsOfClaims(db: Reader, claimIds: readonly string[]): Promise<CitedSource[]> {
  if (claimIds.length === 0) return []
  return ofClaims(db).execute({ claimIds: JSON.stringify(claimIds) })
}

/** The citation of a claim with this id. */
export async function citationById(
  db: Reader,
  claimId: string,
  id: string,
): Promise<CitedSource | undefined> {
  const [row] = await db
    .select({ citation: shown, source: sources })
    .from(citations)
    .innerJoin(sources, eq(sources.id, citations.sourceId))
    .where(and(eq(citations.id, id), eq(citations.claimId, claimId)))
  return row
}

const countOfClaim = prepared((db: Reader) =>
  db
    .select({ count: count() })
    .from(citations)
    .where(eq(citations.claimId, sql.placeholder('claimId')))
    .prepare(),
)

/** How many citations a claim has. */
export async function citationCount(db: Reader, claimId: string): Promise<number> {
  const [row] = await countOfClaim(db).execute({ claimId })
  return row?.count ?? 0
}

/** The source's own count follows by a trigger. */
export async function insertCitation(db: Writer, row: CitationRow): Promise<void> {
  await db.insert(citations).values({ ...row, search: citationSearchText(row) })
}

/** Changes how a claim uses a source. */
export async function updateCitation(
  db: Writer,
  id: string,
  changes: Pick<CitationRow, 'stance' | 'primary' | 'locator' | 'excerpt' | 'accessedAt'>,
): Promise<void> {
  const { stance, primary, locator, excerpt, accessedAt } = changes
  const search = citationSearchText(changes)
  await db
    .update(citations)
    .set({ stance, primary, locator, excerpt, accessedAt, search })
    .where(eq(citations.id, id))
}

/** The source stays in the library; its count follows by a trigger. */
export async function deleteCitation(db: Writer, id: string): Promise<void> {
  await db.delete(citations).where(eq(citations.id, id))
}
