import type { DraftLine, DraftPiece } from './draft-lines'
import { textOf } from './draft-lines'

/** A line of the draft as the reviewer sees it: whole, or clipped around the claim. */
export interface PassageLine extends DraftLine {
  readonly clippedBefore: boolean
  readonly clippedAfter: boolean
  /** Lines of the draft were left out before this one. */
  readonly afterGap: boolean
}

/** A claim in the words around it. */
export interface Passage {
  readonly lines: readonly PassageLine[]
  /** The claim's own words here; when they differ from the claim's quote, the draft has changed since it was read. */
  readonly quote: string
  /** Claims over these lines by how deep their underline lies: 0 next to the words, then 1, 2. */
  readonly lanes: ReadonlyMap<string, number>
  /** How much text each claim covers in the draft, UTF-16 units; the smallest is innermost. */
  readonly sizes: ReadonlyMap<string, number>
}

/* A line shorter than this says too little alone, and is shown with its neighbours. UTF-16 units. */
const ENOUGH = 140
/* At most so much of a long line is shown on either side of the claim. UTF-16 units. */
const AROUND = 700
/* Text without a space for so long is not written in words with spaces between. */
const WORD = 60
const LANES = 3

/** The claim's line or lines, with enough around them to be read; null when no text of the draft carries it. */
export function passageOf(lines: readonly DraftLine[], claimId: string): Passage | null {
  const own = lines.flatMap((line, at) => (line.pieces.some(under(claimId)) ? [at] : []))
  const first = own[0]
  const last = own.at(-1)
  if (first === undefined || last === undefined) return null
  const shown = new Set(own)
  const length = own.reduce((sum, at) => sum + textOf(lines[at] as DraftLine).length, 0) // `own` holds indices of `lines`
  if (length < ENOUGH) {
    if (first > 0) shown.add(first - 1)
    if (last < lines.length - 1) shown.add(last + 1)
  }
  let before: number | null = null
  const passage: PassageLine[] = []
  for (const [at, line] of lines.entries()) {
    if (!shown.has(at)) continue
    const clipped = clip(line, claimId)
    passage.push({ ...clipped, afterGap: before !== null && before < at - 1 })
    before = at
  }
  const sizes = sizesOf(lines, passage)
  return {
    lines: passage,
    quote: own
      .map(at => ownText(lines[at] as DraftLine, claimId)) // `own` holds indices of `lines`
      .join('\n'),
    lanes: lanesOf(passage, sizes),
    sizes,
  }
}

function under(claimId: string): (piece: DraftPiece) => boolean {
  return piece => piece.claims.includes(claimId)
}

/** The text of a line from the first to the last piece of the claim in it, whatever was put between included. */
function ownText(line: DraftLine, claimId: string): string {
  const from = line.pieces.findIndex(under(claimId))
  const to = line.pieces.findLastIndex(under(claimId))
  return line.pieces
    .slice(from, to + 1)
    .map(piece => piece.text)
    .join('')
}

function clip(line: DraftLine, claimId: string): Omit<PassageLine, 'afterGap'> {
  const text = textOf(line)
  const whole = { ...line, clippedBefore: false, clippedAfter: false }
  if (text.length <= 2 * AROUND) return whole
  const spans = spansOf(line)
  const own = spans.filter(span => under(claimId)(span.piece))
  const from = clipStart(text, own[0]?.from ?? 0)
  const to = clipEnd(text, own.at(-1)?.to ?? 0)
  const pieces = spans.flatMap(({ piece, from: start, to: end }) => {
    const kept = text.slice(Math.max(start, from), Math.min(end, to))
    return start < to && end > from && kept !== '' ? [{ ...piece, text: kept }] : []
  })
  return { ...line, pieces, clippedBefore: from > 0, clippedAfter: to < text.length }
}

/* Clips at a space where there is one near, and never inside a pair of surrogates. UTF-16 offsets. */
function clipStart(text: string, claimFrom: number): number {
  if (claimFrom <= AROUND) return 0
  const target = claimFrom - AROUND
  const space = text.indexOf(' ', target)
  if (space >= 0 && space - target < WORD && space < claimFrom) return space + 1
  return isLowSurrogate(text, target) ? target + 1 : target
}

function clipEnd(text: string, claimTo: number): number {
  if (text.length - claimTo <= AROUND) return text.length
  const target = claimTo + AROUND
  const space = text.lastIndexOf(' ', target)
  if (space > claimTo && target - space < WORD) return space
  return isLowSurrogate(text, target) ? target - 1 : target
}

function isLowSurrogate(text: string, at: number): boolean {
  const unit = text.charCodeAt(at)
  return unit >= 0xdc00 && unit <= 0xdfff
}

interface Span {
  readonly piece: DraftPiece
  readonly from: number
  readonly to: number
}

function spansOf(line: DraftLine): Span[] {
  let at = 0
  return line.pieces.map(piece => {
    const from = at
    at += piece.text.length
    return { piece, from, to: at }
  })
}

function sizesOf(lines: readonly DraftLine[], passage: readonly PassageLine[]): Map<string, number> {
  const sizes = new Map<string, number>()
  for (const line of passage) for (const piece of line.pieces) for (const id of piece.claims) sizes.set(id, 0)
  for (const line of lines) {
    for (const piece of line.pieces) {
      for (const id of piece.claims) {
        const size = sizes.get(id)
        if (size !== undefined) sizes.set(id, size + piece.text.length)
      }
    }
  }
  return sizes
}

/** Interval colouring, smallest claim first: two claims over the same text never share a lane, while lanes last. */
function lanesOf(passage: readonly PassageLine[], sizes: ReadonlyMap<string, number>): Map<string, number> {
  const meets = new Map<string, Set<string>>()
  for (const line of passage) {
    for (const piece of line.pieces) {
      for (const id of piece.claims) {
        const others = meets.get(id) ?? new Set()
        for (const other of piece.claims) if (other !== id) others.add(other)
        meets.set(id, others)
      }
    }
  }
  const lanes = new Map<string, number>()
  for (const id of bySize(meets.keys(), sizes)) {
    const taken = new Set([...(meets.get(id) ?? [])].map(other => lanes.get(other)))
    const free = Array.from({ length: LANES }, (_, lane) => lane).find(lane => !taken.has(lane))
    lanes.set(id, free ?? LANES - 1)
  }
  return lanes
}

/** Claims from the smallest to the largest; equals in the order of their ids. */
export function bySize(ids: Iterable<string>, sizes: ReadonlyMap<string, number>): string[] {
  return [...ids].sort((a, b) => (sizes.get(a) ?? 0) - (sizes.get(b) ?? 0) || (a < b ? -1 : 1))
}
