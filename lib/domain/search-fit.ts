import { type Search, searchPatterns } from './search-query'

/* How much more a word counts that is there whole than one that only begins so, and one right after the other typed before. */
const WHOLE = 2
const TOGETHER = 2
/* A text of so many characters is neither short nor long. */
const USUAL = 150

/**
 * How well a `searchText` fits a search by which it is found; less is better, and all are below nought. A word counts
 * more that is there whole, that is there more than once (each time less), that stands right after the one typed
 * before it, and that stands in a short text.
 */
export function fitness(search: Search, text: string): number {
  const length = 0.5 + 0.5 * (text.length / USUAL)
  let sum = 0
  let before: readonly number[] = []
  for (const term of search) {
    if (term.not) continue
    let count = 0
    const ends: number[] = []
    for (const pattern of searchPatterns(term)) {
      for (let at = text.indexOf(pattern); at >= 0; at = text.indexOf(pattern, at + 1)) {
        const end = endOf(text, at + pattern.length - 1)
        const whole = end - at <= pattern.trimEnd().length
        count += (whole ? WHOLE : 1) + (before.includes(at) ? TOGETHER : 0)
        ends.push(end)
      }
    }
    sum += count / (count + length)
    before = ends
  }
  return -sum
}

/* Where the word ends in which, or right after which, a place lies. */
function endOf(text: string, at: number): number {
  const end = text.indexOf(' ', at)
  return end < 0 ? text.length : end
}
