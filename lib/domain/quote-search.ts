import { ok, type Result, refuse } from './result'

/** Where a quote stands in a plain text, UTF-16 offsets, end exclusive. */
export interface Found {
  readonly start: number
  readonly end: number
}

/**
 * Finds a quote with the text around it (W3C TextQuoteSelector: exact, prefix, suffix). Refused when it is not
 * there, and when it is there more than once and prefix and suffix do not tell which. The only one there is found
 * whatever is said to stand around it: prefix and suffix are there to tell copies apart.
 */
export function findQuote(
  text: string,
  quote: string,
  prefix = '',
  suffix = '',
): Result<Found, 'absent' | 'ambiguous'> {
  if (quote.trim() === '') return refuse('absent')
  const hits: Found[] = []
  for (let at = text.indexOf(quote); at >= 0; at = text.indexOf(quote, at + 1)) {
    hits.push({ start: at, end: at + quote.length })
  }
  const [first, ...more] = hits
  if (first === undefined) return refuse('absent')
  if (more.length === 0) return ok(first)
  const fitting = hits.filter(hit => text.endsWith(prefix, hit.start) && text.startsWith(suffix, hit.end))
  const [only, ...others] = fitting
  return only === undefined || others.length > 0 ? refuse('ambiguous') : ok(only)
}
