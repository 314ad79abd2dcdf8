/** The words of a text, in order: runs of letters, figures and the marks on them. */
export function wordsIn(text: string): string[] {
  return text.match(/[\p{L}\p{N}\p{M}]+/gu) ?? []
}

/** The first words of `wanted`, up to five, from where `found` does not have them in order; none when it has all. */
export function lostWords(wanted: readonly string[], found: readonly string[]): string[] {
  let at = 0
  for (const [index, word] of wanted.entries()) {
    at = found.indexOf(word, at) + 1
    if (at === 0) return wanted.slice(index, index + 5)
  }
  return []
}

/** The words of a text in any order, letters of scripts without spaces one by one: for counting how many are there. */
export function countableWords(text: string): string[] {
  return text.match(UNSPACED_OR_RUN) ?? []
}

const UNSPACED = '\\p{Script=Han}\\p{Script=Hiragana}\\p{Script=Katakana}'
const UNSPACED_OR_RUN = new RegExp(`[${UNSPACED}]|(?:(?![${UNSPACED}])[\\p{L}\\p{N}\\p{M}])+`, 'gu')
