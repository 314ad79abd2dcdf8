/** A word as it is searched for: folded, and where it stands. */
export interface SearchToken {
  readonly text: string
  /** UTF-16 offsets in the text, end exclusive. */
  readonly start: number
  readonly end: number
  /** Of two letters of a script without spaces: where the first ends. Otherwise as `end`. */
  readonly split: number
  /** The last letter of a stretch without spaces, standing alone after the pairs. */
  readonly last: boolean
}

/* Longer words are told apart by their first letters alone. */
const LONGEST = 64

/* Accents of Latin, Greek and Cyrillic; the points and lengthening that Hebrew and Arabic are read without. */
const MARK = /[\u0300-\u036F\u0591-\u05BD\u05BF\u05C1\u05C2\u05C4\u05C5\u05C7\u0640\u064B-\u0655\u0670]/gu
/* Seen by nobody, and no end of a word: soft hyphen, joiners, marks of direction. */
const INVISIBLE = /[\u00AD\u200B-\u200F\u202A-\u202E\u2060\u2066-\u2069\uFEFF]|[\uFE00-\uFE0F]/u
const WORD = /[\p{L}\p{N}\p{M}]/u
const COMBINING = /\p{M}/u
/* Scripts that put no spaces between words. */
const UNSPACED =
  /[\p{scx=Han}\p{scx=Hira}\p{scx=Kana}\p{scx=Bopo}\p{scx=Thai}\p{scx=Lao}\p{scx=Khmr}\p{scx=Mymr}]/u
/* The noughts of digits that are not folded into ours by NFKD. */
const NOUGHTS = [0x660, 0x6f0, 0x966, 0x9e6, 0xe50, 0xed0, 0x1040, 0x17e0]

type Class = 'word' | 'unspaced' | 'combining' | 'hidden' | 'other'
interface Piece {
  readonly text: string
  readonly class: Class
}

const folded = new Map<string, readonly Piece[]>()

/** One code point as it is searched for: without case, accents and forms of show. */
function fold(point: string): readonly Piece[] {
  const known = folded.get(point)
  if (known) return known
  const pieces = foldAnew(point)
  // A text has few different letters, but a hostile one may have all there are.
  if (folded.size > 20_000) folded.clear()
  folded.set(point, pieces)
  return pieces
}

function foldAnew(point: string): readonly Piece[] {
  if (INVISIBLE.test(point)) return [{ text: '', class: 'hidden' }]
  const plain = point.normalize('NFKD').toLowerCase().normalize('NFKD').replace(MARK, '').replaceAll('ς', 'σ')
  if (plain === '') return [{ text: '', class: 'hidden' }]
  return Array.from(plain, text => {
    const code = text.codePointAt(0) ?? 0
    const nought = NOUGHTS.find(zero => code >= zero && code <= zero + 9)
    if (nought !== undefined) return { text: String(code - nought), class: 'word' }
    if (COMBINING.test(text)) return { text, class: 'combining' }
    if (!WORD.test(text)) return { text, class: 'other' }
    return { text, class: UNSPACED.test(text) ? 'unspaced' : 'word' }
  })
}

interface Letter {
  readonly text: string
  readonly start: number
  end: number
}

/**
 * The words of a text in any script, in order. Where words have no spaces between them every two letters that follow
 * each other are one (五枚の: 五枚, 枚の, の), so that any stretch is found by its pairs, one after the other, and a
 * single letter as the beginning of a pair.
 */
export function searchTokens(text: string): SearchToken[] {
  const tokens: SearchToken[] = []
  let run: Letter[] = []
  let kind: 'word' | 'unspaced' | null = null

  function close() {
    const [first] = run
    const end = run.at(-1)?.end
    if (first && end !== undefined && kind === 'word') {
      const word = Array.from(run.map(letter => letter.text).join(''))
        .slice(0, LONGEST)
        .join('')
      tokens.push({ text: word, start: first.start, end, split: end, last: false })
    } else if (kind === 'unspaced') {
      for (const [index, { text: letter, start, end: split }] of run.entries()) {
        const next = run[index + 1]
        const pair = letter + (next?.text ?? '')
        tokens.push({ text: pair, start, end: next?.end ?? split, split, last: next === undefined })
      }
    }
    run = []
    kind = null
  }

  let at = 0
  for (const point of text) {
    const end = at + point.length
    for (const { text: letter, class: what } of fold(point)) {
      const before = run.at(-1)
      if (what === 'hidden') {
        if (before && COMBINING.test(point)) before.end = end
      } else if (what === 'other') close()
      else {
        const wanted: 'word' | 'unspaced' = what === 'combining' ? (kind ?? 'word') : what
        if (kind !== wanted) close()
        kind = wanted
        run.push({ text: letter, start: at, end })
      }
    }
    at = end
  }
  close()
  return tokens
}
