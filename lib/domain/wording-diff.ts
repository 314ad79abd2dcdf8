import { diffArrays } from 'diff'
import { segmentsOf } from './segment'

/** A piece of a word-by-word comparison. */
export interface DiffPart {
  readonly kind: 'same' | 'ins' | 'del'
  readonly text: string
}

/* With more words changed than this the two are not versions of one wording, and finding out takes seconds. */
const MAX_CHANGES = 1000

function wordsOf(text: string): string[] {
  return Array.from(segmentsOf(text, 'word'), part => part.text)
}

/**
 * Compares two wordings word by word, in any script; the pieces joined without `del` give the new wording, and
 * without `ins` the old one. Texts with too little in common come out as one deletion and one insertion.
 */
export function wordingDiff(before: string, after: string): DiffPart[] {
  /* The library's own word comparison splits what is not Latin into letters; ours goes by Unicode's words. */
  const changes = diffArrays(wordsOf(before), wordsOf(after), { maxEditLength: MAX_CHANGES })
  if (changes === undefined) {
    return [
      { kind: 'del', text: before },
      { kind: 'ins', text: after },
    ]
  }
  return changes.map(change => ({
    kind: change.added ? 'ins' : change.removed ? 'del' : 'same',
    text: change.value.join(''),
  }))
}
