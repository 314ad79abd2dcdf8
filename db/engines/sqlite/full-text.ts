import type { SQL } from 'drizzle-orm'
import { sql } from 'drizzle-orm'
import { integer, real, sqliteTable, text } from 'drizzle-orm/sqlite-core'
import { SEARCH_KINDS, type SearchKind } from '@/lib/domain/search-kind'
import type { Search, SearchTerm } from '@/lib/domain/search-query'

/*
 * The indexes are virtual tables of FTS5, made by a migration: one for each kind, so that looking for a kind reads
 * nothing of the others. They keep no text, only which words stand where in which entry. The words are made by
 * `searchText`, so the plainest tokenizer will do: it divides at spaces.
 */
const indexOf = (kind: SearchKind) =>
  sqliteTable(`search_${kind}`, {
    id: integer('rowid').notNull(),
    rank: real('rank').notNull(),
    words: text('words'),
  })

/** The full-text index of one kind: the number of an entry, and how well it fits, less being better. */
export type FullText = ReturnType<typeof indexOf>

/** The full-text index of each kind. */
export const FULL_TEXT = Object.fromEntries(SEARCH_KINDS.map(kind => [kind, indexOf(kind)])) as Record<
  SearchKind,
  FullText
> // every kind is a key

/** The condition that an index holds what is looked for. */
export function matches(index: FullText, given: SQL | ReturnType<typeof sql.placeholder>): SQL {
  return sql`${index} match ${given}`
}

/** A search as FTS5 takes it. Nothing in a term means anything to FTS5 but letters: `searchText` left no more. */
export function matchExpression(search: Search): string {
  const wanted = search.filter(term => !term.not).map(termExpression)
  const unwanted = search.filter(term => term.not).map(termExpression)
  const all = wanted.join(' AND ')
  return unwanted.length === 0 ? all : `(${all}) NOT (${unwanted.join(' OR ')})`
}

/** Any of these terms, as FTS5 takes it. */
export function anyExpression(terms: readonly SearchTerm[]): string {
  return terms.map(termExpression).join(' OR ')
}

function termExpression({ anyOf, prefix }: SearchTerm): string {
  return `(${anyOf.map(words => `"${words}"${prefix ? ' *' : ''}`).join(' OR ')})`
}
