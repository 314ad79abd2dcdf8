import type { Reader } from '@/db'
import { matchExpression, shortExpression } from '@/db/engines/sqlite/full-text'
import { fitness } from '@/lib/domain/search-fit'
import type { SearchKind } from '@/lib/domain/search-kind'
import type { Search } from '@/lib/domain/search-query'
import type { Status } from '@/lib/domain/status'
import { searchShape, searchValues } from './search-condition'
import { type Match, matching, nth, OF_CLAIMS } from './search-statements'

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

/* To rank is to look at the words of every match: of more than so many the newest are looked at. */
const WEIGHED = 2000

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
  if (sort === 'newest') {
    const rows = await newest(db, kind, filter, { before: after?.entry, limit })
    return rows.map(({ ref, entry }) => ({ kind, ref, entry, rank: 0 }))
  }
  const rows = await newest(db, kind, filter, { limit: WEIGHED, words: true })
  return rows
    .map(({ ref, entry, words }) => ({ kind, ref, entry, rank: fitness(filter.search, words) }))
    .filter(one => after === null || compareFound(after, one) < 0)
    .sort(compareFound)
    .slice(0, limit)
}

/** The order of what was found: what fits best first, then the newest. */
export function compareFound(a: FoundKey, b: FoundKey): number {
  return a.rank - b.rank || b.entry - a.entry
}

/** How many of one kind are found, counted up to a limit. */
export async function countFound(
  db: Reader,
  kind: SearchKind,
  filter: SearchFilter,
  upTo: number,
): Promise<number> {
  return (await newest(db, kind, filter, { limit: upTo })).length
}

interface Page {
  /** The newest before this entry. */
  readonly before?: number | undefined
  readonly limit: number
  /** Whether the words of each entry come along. */
  readonly words?: boolean
}

/*
 * The newest matches. An index gives the newest first without knowing the others, but for beginnings of words longer
 * than those it keeps: for these it would put together all there are, of which there may be a million. So it is asked
 * for the shorter ones first, and some that may fit are looked at. Where that makes no page, few fit among all.
 */
async function newest(
  db: Reader,
  kind: SearchKind,
  { search, articleId, statuses }: SearchFilter,
  { before = Number.MAX_SAFE_INTEGER, limit, words = false }: Page,
): Promise<Match[]> {
  if (statuses !== undefined && !OF_CLAIMS.includes(kind)) return []
  const question = { kind, words, statuses: statuses !== undefined, shape: searchShape(search) }
  const given = {
    ...searchValues(search),
    ...(statuses && { statuses: JSON.stringify(statuses) }),
    before,
    limit,
  }
  if (articleId !== undefined) {
    if (kind === 'source') return []
    // Of one article there are few: each is looked at, rather than what is found looked through for those of it.
    return matching(db, { ...question, among: 'article' }).execute({ ...given, articleId })
  }
  const short = shortExpression(search)
  if (short !== null) {
    const lookedAt = Math.max(1000, 2 * limit)
    const last = await nth(db, kind, { match: short, before, most: lookedAt })
    const rows = await matching(db, { ...question, among: 'what may fit' }).execute({
      ...given,
      match: short,
      floor: last ?? 0,
    })
    if (last === null || rows.length >= (words ? limit / 2 : limit)) return rows
  }
  return matching(db, { ...question, among: 'what fits' }).execute({
    ...given,
    match: matchExpression(search),
  })
}
