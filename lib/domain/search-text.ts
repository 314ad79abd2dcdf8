/* More words than this narrow nothing down. */
const MAX_WORDS = 8

/** Text folded for searching: letters without case and without their accents, white space made one space. */
export function searchText(...parts: readonly string[]): string {
  return parts
    .join(' ')
    .toLowerCase()
    .normalize('NFKD')
    .replace(/[\u0300-\u036F]/g, '')
    .replace(/\s+/gu, ' ')
    .trim()
}

/** The words of a search, folded; text is found when it contains all of them. */
export function searchWords(query: string): string[] {
  return searchText(query).split(' ').filter(Boolean).slice(0, MAX_WORDS)
}
