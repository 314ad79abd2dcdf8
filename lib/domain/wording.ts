/*
 * Scripts that put no spaces between words, with their punctuation: white space beside these is never part of the
 * wording. Full-width Latin letters and digits are not among them: they are written with spaces. Nor are
 * combining marks, which belong to the space they stand on.
 */
const UNSPACED =
  '[\\p{Script=Han}\\u3000-\\u3029\\u3030-\\u3098\\u309B-\\u30FF\\uFF01-\\uFF0F\\uFF1A-\\uFF20\\uFF3B-\\uFF40\\uFF5B-\\uFF9F]'
const BESIDE_UNSPACED = new RegExp(`(?<=${UNSPACED}) (?!\\p{M})| (?=${UNSPACED})`, 'gu')
/* Zero-width space, soft hyphen, byte order mark: brought by pasting, seen by nobody. */
const INVISIBLE = /[\u200B\u00AD\uFEFF]/g

/**
 * The wording of a stretch of text as staleness sees it: canonically composed, runs of white space made one
 * space, none at the ends and none beside letters of scripts written without spaces. A space between two
 * words still counts: "the rapist" is not "therapist". Half a surrogate pair is U+FFFD, as databases store it.
 */
export function wordingOf(text: string): string {
  return text
    .replace(/\p{Surrogate}/gu, '\uFFFD')
    .replace(INVISIBLE, '')
    .normalize('NFC')
    .replace(/\s+/g, ' ')
    .trim()
    .replace(BESIDE_UNSPACED, '')
}

/** Whether two stretches of text say the same in the same words; white space does not count. */
export function sameWording(a: string, b: string): boolean {
  return a === b || wordingOf(a) === wordingOf(b)
}

/** Stale: there is a finding, and the text now differs from the wording it was made on. */
export function isStale(findingWording: string | null, quote: string): boolean {
  return findingWording !== null && !sameWording(findingWording, quote)
}
