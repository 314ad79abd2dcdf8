import type { SQL } from 'drizzle-orm'
import { sql } from 'drizzle-orm'
import { integer, sqliteTable, text } from 'drizzle-orm/sqlite-core'
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
    words: text('words'),
  })

/** The full-text index of one kind: which words stand in the entry of a number. */
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

/* Up to so many letters an index keeps the beginnings of its words; the migration says so. */
const KEPT = 3

/**
 * A search for what may fit another, as FTS5 takes it: what begins with no more letters than an index keeps, so that
 * it finds the newest without putting together all there are. Null where the search is such a one itself.
 */
export function shortExpression(search: Search): string | null {
  const wanted = search.filter(term => !term.not)
  const short = wanted.map(shortTerm)
  if (short.every((term, index) => term === wanted[index])) return null
  return short.map(termExpression).join(' AND ')
}

function shortTerm(term: SearchTerm): SearchTerm {
  if (!term.prefix) return term
  const anyOf = term.anyOf.map(words => words.replace(LONG_END, '$1'))
  return anyOf.every((words, index) => words === term.anyOf[index]) ? term : { ...term, anyOf }
}

const LONG_END = new RegExp(`(?<![^ ])([^ ]{${KEPT}})[^ ]+$`, 'u')

/** Any of these terms, as FTS5 takes it. */
export function anyExpression(terms: readonly SearchTerm[]): string {
  return terms.map(termExpression).join(' OR ')
}

function termExpression({ anyOf, prefix }: SearchTerm): string {
  return `(${anyOf.map(words => `"${words}"${prefix ? ' *' : ''}`).join(' OR ')})`
}
