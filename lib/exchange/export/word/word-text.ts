/** What XML 1.0 cannot hold in any form, halves of letters included, is shown as the mark for a missing letter. */
export function wordText(text: string): string {
  return INVALID.test(text) ? text.replace(INVALID_ALL, '\uFFFD') : text
}

// biome-ignore lint/suspicious/noControlCharactersInRegex: these are the characters to replace
const INVALID = /[\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF]|\p{Surrogate}/u
const INVALID_ALL = new RegExp(INVALID, 'gu')

const RTL =
  /[\p{Script=Hebrew}\p{Script=Arabic}\p{Script=Syriac}\p{Script=Thaana}\p{Script=Nko}\p{Script=Adlam}]/u
const LETTER = /\p{L}/u

/** Whether a block reads from right to left: by its first letter, as `dir="auto"` decides. */
export function readsRightToLeft(text: string): boolean {
  if (!RTL.test(text)) return false
  for (const letter of text) if (LETTER.test(letter)) return RTL.test(letter)
  return false
}

/** A stretch of text that runs one way. */
export interface DirectedText {
  readonly text: string
  readonly rightToLeft: boolean
}

/**
 * Cuts a text where its direction changes: Word shapes and orders each run by the flag on it, and does not look at
 * the letters. Blanks and digits go with the letters on both sides, else with the block.
 */
export function directedPieces(text: string, blockRightToLeft: boolean): DirectedText[] {
  if (!RTL.test(text)) {
    const rightToLeft = blockRightToLeft && !LETTER.test(text)
    return text === '' ? [] : [{ text, rightToLeft }]
  }
  const pieces: { text: string; rightToLeft: boolean }[] = []
  let between = ''
  const add = (words: string, rightToLeft: boolean) => {
    const last = pieces.at(-1)
    if (words === '') return
    if (last?.rightToLeft === rightToLeft) last.text += words
    else pieces.push({ text: words, rightToLeft })
  }
  for (const letter of text) {
    if (!LETTER.test(letter)) {
      between += letter
      continue
    }
    const rightToLeft = RTL.test(letter)
    const before = pieces.at(-1)?.rightToLeft ?? blockRightToLeft
    add(between, before === rightToLeft ? rightToLeft : blockRightToLeft)
    add(letter, rightToLeft)
    between = ''
  }
  add(between, blockRightToLeft)
  return pieces
}

/** The languages of a text as far as letters tell them: which fonts and which spelling Word takes for them. */
export function languagesOf(text: string): {
  readonly eastAsia: 'ja-JP' | 'zh-CN' | 'ko-KR' | null
  readonly bidirectional: 'he-IL' | 'ar-SA' | null
} {
  const has = (script: RegExp) => script.test(text)
  return {
    eastAsia: has(/[\p{Script=Hiragana}\p{Script=Katakana}]/u)
      ? 'ja-JP'
      : has(/\p{Script=Hangul}/u)
        ? 'ko-KR'
        : has(/\p{Script=Han}/u)
          ? 'zh-CN'
          : null,
    bidirectional: has(/\p{Script=Arabic}/u) ? 'ar-SA' : has(/\p{Script=Hebrew}/u) ? 'he-IL' : null,
  }
}

/** "BO" for Bram Oduya: what Word shows beside a comment. */
export function initialsOf(name: string): string {
  const words = wordText(name)
    .split(/[\s.’'-]+/u)
    .filter(word => /[\p{L}\p{N}]/u.test(word))
  return words
    .map(word => [...word][0] ?? '')
    .slice(0, 3)
    .join('')
    .toUpperCase()
}
