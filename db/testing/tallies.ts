import { ne } from 'drizzle-orm'
import type { Reader } from '@/db'
import { articles, citations, claimCounts, claimFacets, claims, sources, workTallies } from '@/db/schema'
import { isThinlySourced } from '@/lib/domain/citation'
import { facetsCode } from '@/lib/domain/claim-facets'
import { NO_DEADLINE } from '@/lib/domain/deadline'

/** What is kept beside the rows that it follows from, by the name of each part. */
export interface Tallies {
  /** How many claims of an article, and of all (''), stand in each state. */
  readonly counts: Record<string, number>
  /** How many claims out of the trash have each set of facets. */
  readonly facets: Record<string, number>
  /** How many claims of an article wait for review. */
  readonly pending: Record<string, number>
  /** How many citations a source has. */
  readonly uses: Record<string, number>
  /** What a claim rests on: how many citations, and whether they are thin. */
  readonly sourced: Record<string, string>
  /** The desk and deadline of a claim's article, and whether that lies in the trash. */
  readonly places: Record<string, string>
}

/** The tallies as triggers keep them, and as the domain makes them out of the rows themselves. */
export async function tallies(db: Reader): Promise<{ readonly kept: Tallies; readonly afresh: Tallies }> {
  const rows = {
    claims: await db.select().from(claims),
    articles: await db.select().from(articles),
    citations: await db.select().from(citations),
    sources: await db.select().from(sources),
  }
  const counted = await db.select().from(claimCounts)
  const faceted = await db.select().from(claimFacets)
  return {
    kept: {
      counts: Object.fromEntries(counted.map(row => [stateOf(row), row.count])),
      facets: Object.fromEntries(faceted.map(row => [row.facets, row.count])),
      pending: Object.fromEntries(rows.articles.map(row => [row.id, row.pending])),
      uses: Object.fromEntries(rows.sources.map(row => [row.id, row.citationCount])),
      sourced: Object.fromEntries(rows.claims.map(row => [row.id, `${row.citationCount} ${row.thin}`])),
      places: Object.fromEntries(
        rows.claims.map(row => [row.id, `${row.desk} ${row.dueAt} ${row.shelved} ${row.facets}`]),
      ),
    },
    afresh: countedAfresh(rows),
  }
}

interface Rows {
  readonly claims: readonly (typeof claims.$inferSelect)[]
  readonly articles: readonly (typeof articles.$inferSelect)[]
  readonly citations: readonly (typeof citations.$inferSelect)[]
  readonly sources: readonly (typeof sources.$inferSelect)[]
}

function countedAfresh(rows: Rows): Tallies {
  const articleOf = new Map(rows.articles.map(row => [row.id, row]))
  const seen = rows.claims.map(claim => {
    const article = articleOf.get(claim.articleId)
    if (!article) throw new Error(`There is no article ${claim.articleId}.`)
    const cited = rows.citations.filter(one => one.claimId === claim.id)
    const thin = isThinlySourced(cited)
    const shelved = article.trashedAt !== null
    const facets = facetsCode({ ...claim, unsourced: cited.length === 0, thin })
    return { claim, article, cited, thin, shelved, facets }
  })
  const states = seen.flatMap(({ claim, shelved }) => {
    const state = { ...claim, resolved: claim.resolution !== null, shelved }
    return [stateOf(state), stateOf({ ...state, articleId: '' })]
  })
  return {
    counts: numberOfEach(states),
    facets: numberOfEach(seen.filter(one => !one.shelved).map(one => String(one.facets))),
    pending: Object.fromEntries(
      rows.articles.map(({ id }) => [
        id,
        rows.claims.filter(claim => claim.articleId === id && claim.review === 'pending').length,
      ]),
    ),
    uses: Object.fromEntries(
      rows.sources.map(({ id }) => [id, rows.citations.filter(one => one.sourceId === id).length]),
    ),
    sourced: Object.fromEntries(seen.map(({ claim, cited, thin }) => [claim.id, `${cited.length} ${thin}`])),
    places: Object.fromEntries(
      seen.map(({ claim, article: { desk, deadline }, shelved, facets }) => [
        claim.id,
        `${desk} ${deadline ?? NO_DEADLINE} ${shelved} ${shelved ? null : facets}`,
      ]),
    ),
  }
}

type State = Omit<typeof claimCounts.$inferSelect, 'count'>

function stateOf({ articleId, status, review, stale, orphaned, resolved, shelved }: State): string {
  return JSON.stringify([articleId, status, review, stale, orphaned, resolved, shelved])
}

function numberOfEach(names: readonly string[]): Record<string, number> {
  const counts: Record<string, number> = {}
  for (const name of names) counts[name] = (counts[name] ?? 0) + 1
  return counts
}

/** What is counted of the work done, `quarter desk measure bucket` → count; what came to nothing is left out. */
export async function workTallied(db: Reader): Promise<Record<string, number>> {
  const rows = await db.select().from(workTallies).where(ne(workTallies.count, 0))
  return Object.fromEntries(
    rows.map(row => [`${row.quarter} ${row.desk} ${row.measure} ${row.bucket}`, row.count]).sort(),
  )
}
