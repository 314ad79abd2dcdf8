const GRAPHEMES = new Intl.Segmenter(undefined, { granularity: 'grapheme' })

/** The beginning of a text in one line, at most so many characters as a reader counts them. */
export function excerpt(text: string, max: number): string {
  const line = text.replace(/\s+/gu, ' ').trim()
  let taken = ''
  let count = 0
  for (const { segment } of GRAPHEMES.segment(line)) {
    if (count === max) return `${taken.trimEnd()}…`
    taken += segment
    count++
  }
  return line
}
