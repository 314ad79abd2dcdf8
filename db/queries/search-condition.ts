import { type Column, eq, not, or, type SQL, sql } from 'drizzle-orm'
import type { Reader } from '@/db'
import { FULL_TEXT, matchExpression, matches } from '@/db/engines/sqlite/full-text'
import { prepared } from '@/db/prepared'
import { searchEntries } from '@/db/schema'
import { contains } from '@/db/schema/column'
import { type Search, searchPatterns } from '@/lib/domain/search-query'

/*
 * A search can be asked in two ways that find the same: of the full-text index, which is quick where few things are
 * found, and of the folded text of each row that one comes by, which is quick where many are found in an order of
 * one's own. These are the conditions of the second way.
 */

/** What prepared statements for a search differ by: how many stretches will do for each term, below nought for a `not`. */
export type SearchShape = readonly number[]

export function searchShape(search: Search): SearchShape {
  return search.map(term => (term.not ? -term.anyOf.length : term.anyOf.length))
}

/** The conditions that a column made by `searchText` holds what is looked for; `searchValues` are their values. */
export function holds(column: Column, shape: SearchShape): SQL[] {
  return shape.map((count, term) => {
    const any = or(
      ...Array.from({ length: Math.abs(count) }, (_, index) =>
        contains(column, sql.placeholder(name(term, index))),
      ),
    )
    if (!any) throw new Error('A term of a search has no words.')
    return count < 0 ? not(any) : any
  })
}

/** The values of the conditions for a search. */
export function searchValues(search: Search): Record<string, string> {
  return Object.fromEntries(
    search.flatMap((term, index) =>
      searchPatterns(term).map((pattern, alternative) => [name(index, alternative), pattern]),
    ),
  )
}

const name = (term: number, alternative: number) => `sought${term}_${alternative}`

/* With more than this, reading along an index of one's own and looking at each row is the quicker way. */
const FEW = 4000

const found = prepared((db: Reader) =>
  db
    .select({ id: searchEntries.ref })
    .from(FULL_TEXT.claim)
    .innerJoin(searchEntries, eq(searchEntries.id, FULL_TEXT.claim.id))
    .where(matches(FULL_TEXT.claim, sql.placeholder('match')))
    .limit(FEW + 1)
    .prepare(),
)

/** The ids of the claims that are found, in no order; null when they are many. */
export async function fewClaimsFound(db: Reader, search: Search): Promise<readonly string[] | null> {
  const rows = await found(db).execute({ match: matchExpression(search) })
  return rows.length > FEW ? null : rows.map(row => row.id)
}
