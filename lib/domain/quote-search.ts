import { ok, type Result, refuse } from './result'

/** Where a quote stands in a plain text, UTF-16 offsets, end exclusive. */
export interface Found {
  readonly start: number
  readonly end: number
}

/**
 * Finds a quote with the text around it (W3C TextQuoteSelector: exact, prefix, suffix). Refused when it is not
 * there, and when it is there more than once and prefix and suffix do not tell which.
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
  const fitting = hits.filter(
    hit => text.slice(0, hit.start).endsWith(prefix) && text.slice(hit.end).startsWith(suffix),
  )
  const [only, ...others] = fitting
  if (only === undefined) return refuse('absent')
  return others.length > 0 ? refuse('ambiguous') : ok(only)
}
