import type { Search, SearchTerm } from './search-query'
import { type SearchToken, searchTokens } from './search-token'

/** A stretch of a text that was found, or of what stands around it; joined they are the text. */
export interface Piece {
  readonly text: string
  readonly hit: boolean
}

/* UTF-16 offsets, end exclusive. */
interface Range {
  readonly start: number
  readonly end: number
  readonly term: number
}

/** How much of a long text is shown, and how much of that stands before what was found; UTF-16 units. */
const SHOWN = 180
const BEFORE = 50

/** A whole text with what was found in it told apart. */
export function highlighted(text: string, search: Search): Piece[] {
  return pieces(text, rangesOf(text, search), 0, text.length)
}

/** The part of a text in which most of what was looked for stands together, cut between words. */
export function excerptAround(text: string, search: Search): Piece[] {
  const ranges = rangesOf(text, search)
  if (text.length <= SHOWN) return pieces(text, ranges, 0, text.length)
  const best = ranges.reduce<{ at: number; terms: number }>(
    (found, { start }) => {
      const near = ranges.filter(one => one.start >= start && one.end <= start + SHOWN - BEFORE)
      const terms = new Set(near.map(one => one.term)).size
      return terms > found.terms ? { at: start, terms } : found
    },
    { at: 0, terms: 0 },
  )
  const from = best.at <= BEFORE ? 0 : wordStart(text, best.at - BEFORE, best.at)
  const to = from + SHOWN >= text.length ? text.length : wordEnd(text, from + SHOWN, best.at)
  const shown = pieces(text, ranges, from, to)
  if (from > 0) shown.unshift({ text: '…', hit: false })
  if (to < text.length) shown.push({ text: '…', hit: false })
  return shown
}

/** How many different things that were looked for stand in a text. */
export function foundIn(text: string, search: Search): number {
  return new Set(rangesOf(text, search).map(range => range.term)).size
}

function rangesOf(text: string, search: Search): Range[] {
  const tokens = searchTokens(text)
  const ranges: Range[] = []
  for (const [index, term] of search.entries()) {
    if (term.not) continue
    const sought = term.anyOf.map(words => words.split(' '))
    for (let at = 0; at < tokens.length; at++) {
      for (const words of sought) {
        const end = matchEnd(tokens, at, words, term)
        const start = tokens[at]?.start
        if (end !== null && start !== undefined) ranges.push({ start, end, term: index })
      }
    }
  }
  return ranges.sort((a, b) => a.start - b.start || b.end - a.end)
}

/* Where the words end that begin with a token; null when they do not stand there. */
function matchEnd(
  tokens: readonly SearchToken[],
  at: number,
  words: readonly string[],
  { prefix }: SearchTerm,
): number | null {
  for (const [index, word] of words.entries()) {
    const token = tokens[at + index]
    if (!token) return null
    const open = prefix && index === words.length - 1
    if (open ? !token.text.startsWith(word) : token.text !== word) return null
    if (index < words.length - 1) continue
    return open && token.text !== word && token.split < token.end ? token.split : token.end
  }
  return null
}

function pieces(text: string, ranges: readonly Range[], from: number, to: number): Piece[] {
  const found: Piece[] = []
  let at = from
  for (const range of ranges) {
    const start = Math.max(range.start, at)
    const end = Math.min(range.end, to)
    if (end <= start) continue
    if (start > at) found.push({ text: text.slice(at, start), hit: false })
    const last = found.at(-1)
    // What overlaps or touches is one.
    if (last?.hit && start === at)
      found[found.length - 1] = { text: last.text + text.slice(start, end), hit: true }
    else found.push({ text: text.slice(start, end), hit: true })
    at = end
  }
  if (at < to) found.push({ text: text.slice(at, to), hit: false })
  return found
}

/* The first place after a space, no later than `latest`; where there is none, the place itself, never half a letter. */
function wordStart(text: string, from: number, latest: number): number {
  const space = text.slice(from, latest).search(/\s\S/u)
  return space < 0 ? whole(text, from) : from + space + 1
}

function wordEnd(text: string, to: number, earliest: number): number {
  const before = text.slice(earliest, to).search(/\s\S*$/u)
  return before <= 0 ? whole(text, to) : earliest + before
}

function whole(text: string, at: number): number {
  return /[\uDC00-\uDFFF]/.test(text.charAt(at)) ? at - 1 : at
}
