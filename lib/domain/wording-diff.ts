import { diffWordsWithSpace } from 'diff'

/** A piece of a word-by-word comparison. */
export interface DiffPart {
  readonly kind: 'same' | 'ins' | 'del'
  readonly text: string
}

const WORDS = new Intl.Segmenter(undefined, { granularity: 'word' })

/** Compares two wordings word by word, in any script; the pieces joined without `del` give the new wording. */
export function wordingDiff(before: string, after: string): DiffPart[] {
  return diffWordsWithSpace(before, after, { intlSegmenter: WORDS }).map(part => ({
    kind: part.added ? 'ins' : part.removed ? 'del' : 'same',
    text: part.value,
  }))
}
