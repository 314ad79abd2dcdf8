import 'server-only'
import { type Reader, read } from '@/db'
import {
  compareFound,
  countFound,
  type Found,
  type FoundKey,
  foundOfKind,
  type SearchFilter,
  type SearchSort,
} from '@/db/queries/search'
import type { Answer } from '@/lib/contracts/call'
import type { SearchQuery } from '@/lib/contracts/search'
import { may } from '@/lib/domain/permission'
import { ok, type Result, refuse } from '@/lib/domain/result'
import type { Actor } from '@/lib/domain/role'
import { SEARCH_KINDS, type SearchKind } from '@/lib/domain/search-kind'
import { searchFor } from '@/lib/domain/search-query'
import { readCursor, writeCursor } from './cursor'
import { forbidden, type Refusal } from './refusal'
import { presentFound } from './search-view'

/* So many of a kind are counted; there may be more. */
const COUNTED = 200

/**
 * Everything that holds the words, newest first unless asked otherwise, a page at a time: headlines, text of drafts,
 * claims, comments, excerpts, sources. Nothing of articles in the trash. Refuses 403 who may not read articles.
 */
export async function search(actor: Actor, query: SearchQuery): Promise<Result<Answer<'search'>, Refusal>> {
  if (!may(actor, 'article.read')) return refuse(forbidden())
  const cursor = readCursor(query.cursor, ['number', 'number'])
  if (!cursor.ok) return cursor
  const [rank, entry] = cursor.value ?? []
  const after = cursor.value === null ? null : { rank: Number(rank), entry: Number(entry) }
  const { sort, limit } = query
  const filter = { search: searchFor(query.q), articleId: query.article, statuses: someOf(query.status) }
  const kinds = someOf(query.kind) ?? SEARCH_KINDS
  return read(async db => {
    const each = query.each === true
    const rows = each
      ? await eachKind(db, kinds, filter, sort, limit)
      : await allKinds(db, kinds, filter, { sort, after, limit: limit + 1 })
    const page = each ? rows : rows.slice(0, limit)
    const last = each || rows.length <= limit ? undefined : page.at(-1)
    return ok({
      hits: await presentFound(db, page, filter.search),
      next: last ? writeCursor([last.rank, last.entry]) : null,
      counts: query.counts === true ? await countsOf(db, filter) : null,
    })
  })
}

/* Each kind is asked for a page, and the pages merged: so each is read along its own index. */
async function allKinds(
  db: Reader,
  kinds: readonly SearchKind[],
  filter: SearchFilter,
  page: { readonly sort: SearchSort; readonly after: FoundKey | null; readonly limit: number },
): Promise<Found[]> {
  const found: Found[] = []
  for (const kind of kinds) found.push(...(await foundOfKind(db, kind, filter, page)))
  return found.sort(compareFound).slice(0, page.limit)
}

async function eachKind(
  db: Reader,
  kinds: readonly SearchKind[],
  filter: SearchFilter,
  sort: SearchSort,
  limit: number,
): Promise<Found[]> {
  const found: Found[] = []
  for (const kind of kinds) found.push(...(await foundOfKind(db, kind, filter, { sort, after: null, limit })))
  return found
}

async function countsOf(db: Reader, filter: SearchFilter) {
  const counts: Partial<Record<SearchKind, { count: number; more: boolean }>> = {}
  for (const kind of SEARCH_KINDS) {
    const count = await countFound(db, kind, filter, COUNTED + 1)
    counts[kind] = { count: Math.min(count, COUNTED), more: count > COUNTED }
  }
  return counts
}

/* Each once; an empty list asks for nothing in particular. */
function someOf<T>(values: readonly T[] | undefined): readonly T[] | undefined {
  return values === undefined || values.length === 0 ? undefined : [...new Set(values)]
}
