import { ok, type Result, refuse } from './result'
import { searchTokens } from './search-token'

/* More words than this narrow nothing down. */
const MOST_TERMS = 24

/** How long a search may be, in UTF-16 units. */
export const LONGEST_SEARCH = 200

/** One thing that has to be there, or must not be. */
export interface SearchTerm {
  /** Any of these will do: words as `searchText` writes them, a space between two that follow each other. */
  readonly anyOf: readonly string[]
  /** Whether the last word may go on. */
  readonly prefix: boolean
  readonly not: boolean
}

/** What is looked for: all of it has to hold. At least one term is not a `not`. */
export type Search = readonly SearchTerm[]

/** Why a search cannot be read: it names no word, or only what must not be there. */
export type SearchRefusal = 'no_words' | 'only_without'

export const SEARCH_REFUSAL_TEXT: Record<SearchRefusal, string> = {
  no_words: 'There is no word or number to look for.',
  only_without: 'Say also what has to be there, not only what must not.',
}

const OPENING = '"“”„‟«»＂「『'
const CLOSING = '"“”‟«»＂」』'
const CHARACTERS = new RegExp(
  `(-?)([${OPENING}])([^${CLOSING}]*)[${CLOSING}]?(\\*?)|([^\\s${OPENING}]+)`,
  'gu',
)

/*
 * What is written as one with the word it stands before: "the", "and", "in" and the like. Whoever looks for the word
 * looks for these too. Longer chains are left to being typed.
 */
const ATTACHED: readonly { readonly script: RegExp; readonly before: readonly string[] }[] = [
  { script: /^\p{Script=Arabic}{2}/u, before: 'ال و ب ل ف ك وال بال لل فال كال'.split(' ') },
  { script: /^\p{Script=Hebrew}{2}/u, before: 'ה ו ב ל מ ש כ וה שה מה כש ול וב ומ'.split(' ') },
]

/**
 * Reads what somebody typed. Every word has to be there, as the beginning of a word; `"words in quotes"` as they
 * stand, one after the other, whole; `-word` must not be there. A quote left open ends at the end. Whatever is typed
 * can be read, unless it names nothing to look for.
 */
export function parseSearch(typed: string): Result<Search, SearchRefusal> {
  const terms: SearchTerm[] = []
  for (const [, minus, quote, quoted, star, plain] of typed.slice(0, LONGEST_SEARCH).matchAll(CHARACTERS)) {
    const phrase = quote !== undefined
    const not = phrase ? minus === '-' : (plain ?? '').startsWith('-')
    const term = termOf(phrase ? (quoted ?? '') : (plain ?? ''), phrase && star !== '*', not)
    if (term && terms.length < MOST_TERMS) terms.push(term)
  }
  if (terms.length === 0) return refuse('no_words')
  if (terms.every(term => term.not)) return refuse('only_without')
  return ok(terms)
}

/** What a field asks for that has been checked to be readable; nothing when it is blank. */
export function searchFor(typed: string | undefined): Search {
  if (typed === undefined || typed.trim() === '') return []
  const search = parseSearch(typed)
  if (!search.ok) throw new Error(`A search that cannot be read was let in: ${search.error}.`)
  return search.value
}

function termOf(text: string, whole: boolean, not: boolean): SearchTerm | null {
  const tokens = searchTokens(text)
  const last = tokens.at(-1)
  if (!last) return null
  // The last letter of a stretch without spaces is in the pair before it; alone it is the beginning of a pair.
  const paired = last.last && tokens.at(-2)?.end === last.end
  const words = (paired ? tokens.slice(0, -1) : tokens).map(token => token.text)
  const phrase = words.join(' ')
  const prefix = last.last ? !paired : !whole
  const attached = whole || words.length > 1 ? undefined : ATTACHED.find(({ script }) => script.test(phrase))
  return { anyOf: [phrase, ...(attached?.before ?? []).map(before => before + phrase)], prefix, not }
}

/** The stretches of a `searchText` that a term is found by: any of them, letter for letter. */
export function searchPatterns({ anyOf, prefix }: SearchTerm): string[] {
  return anyOf.map(words => ` ${words}${prefix ? '' : ' '}`)
}

/** Whether a `searchText` holds what is looked for. */
export function isFound(search: Search, text: string): boolean {
  return search.every(term => searchPatterns(term).some(pattern => text.includes(pattern)) !== term.not)
}
