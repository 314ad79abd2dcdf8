/* Scripts that put no spaces between words: white space beside these letters is never part of the wording. */
const UNSPACED = '[\\p{Script=Han}\\p{Script=Hiragana}\\p{Script=Katakana}\\u3000-\\u303F\\uFF00-\\uFFEF]'
const BESIDE_UNSPACED = new RegExp(`(?<=${UNSPACED}) | (?=${UNSPACED})`, 'gu')

/**
 * The wording of a stretch of text as staleness sees it: canonically composed, runs of white space made one
 * space, none at the ends and none beside letters of scripts written without spaces. A space between two
 * words still counts: "the rapist" is not "therapist".
 */
export function wordingOf(text: string): string {
  return text
    .normalize('NFC')
    .replace(/[\s\u200B\u00AD\uFEFF]+/gu, run => (/\s/u.test(run.replaceAll('\uFEFF', '')) ? ' ' : ''))
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
