/* More words than this narrow nothing down. */
const MAX_WORDS = 8

/* Accents of Latin, Greek and Cyrillic; the points and lengthening that Hebrew and Arabic are read without. */
const MARKS = /[\u0300-\u036F\u0591-\u05BD\u05BF\u05C1\u05C2\u05C4\u05C5\u05C7\u0640\u064B-\u0655\u0670]/g

/** Text folded for searching: letters without case and without their accents, white space made one space. */
export function searchText(...parts: readonly string[]): string {
  return parts.join(' ').normalize('NFKD').toLowerCase().replace(MARKS, '').replace(/\s+/gu, ' ').trim()
}

/** The words of a search, folded; text is found when it contains all of them. */
export function searchWords(query: string): string[] {
  return searchText(query).split(' ').filter(Boolean).slice(0, MAX_WORDS)
}
