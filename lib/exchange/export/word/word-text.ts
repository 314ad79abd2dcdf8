import { LETTER, RIGHT_TO_LEFT } from '../reading-direction'

/** What XML 1.0 cannot hold in any form, halves of letters included, is shown as the mark for a missing letter. */
export function wordText(text: string): string {
  return INVALID.test(text) ? text.replace(INVALID_ALL, '\uFFFD') : text
}

// biome-ignore lint/suspicious/noControlCharactersInRegex: these are the characters to replace
const INVALID = /[\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF]|\p{Surrogate}/u
const INVALID_ALL = new RegExp(INVALID, 'gu')

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
  if (!RIGHT_TO_LEFT.test(text)) {
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
    const rightToLeft = RIGHT_TO_LEFT.test(letter)
    const before = pieces.at(-1)?.rightToLeft ?? blockRightToLeft
    add(between, before === rightToLeft ? rightToLeft : blockRightToLeft)
    add(letter, rightToLeft)
    between = ''
  }
  add(between, blockRightToLeft)
  return pieces
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
