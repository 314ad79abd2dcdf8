/** A piece of a text as Unicode divides it; the pieces of a text joined give the text. */
export interface Segment {
  /** UTF-16 offset in the text. */
  readonly index: number
  readonly text: string
  /** Whether it is a word rather than space or punctuation; only for words. */
  readonly isWord: boolean
}

/* A fixed language: server and browser have to agree, whatever language each of them is set to. */
const SEGMENTERS = {
  word: new Intl.Segmenter('en', { granularity: 'word' }),
  sentence: new Intl.Segmenter('en', { granularity: 'sentence' }),
}

const WINDOW = { word: 1000, sentence: 4000 }
/* How many pieces at the end of a window may look different once what follows is known. */
const UNSURE = 3

/**
 * Divides a text into words or sentences, in any script. V8's segmenter needs time that grows with the square of
 * the text (22 s for 40,000 words), so it is given one window after the other; each begins where the last sure
 * piece ended.
 */
export function* segmentsOf(text: string, granularity: 'word' | 'sentence'): Generator<Segment> {
  let start = 0
  let size = WINDOW[granularity]
  while (start < text.length) {
    const window = text.slice(start, start + size)
    const pieces = [...SEGMENTERS[granularity].segment(window)]
    const last = start + window.length === text.length
    const sure = last ? pieces : pieces.slice(0, -UNSURE)
    if (sure.length === 0) {
      size *= 2
      continue
    }
    for (const { index, segment, isWordLike } of sure) {
      yield { index: start + index, text: segment, isWord: isWordLike ?? false }
    }
    start += sure.reduce((length, { segment }) => length + segment.length, 0)
    size = WINDOW[granularity]
  }
}
