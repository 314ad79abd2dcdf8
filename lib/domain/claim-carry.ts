import type { Node } from 'prosemirror-model'
import { Transform } from 'prosemirror-transform'
import { type ClaimAnchor, claimAnchors } from './claim-anchor'
import { linePairs } from './line-pairs'
import { linesOf, plainText, positionOf, type TextLine } from './manuscript-text'
import { findQuote } from './quote-search'
import { type DiffPart, wordingDiff } from './wording-diff'

/* With less of its letters left than this, or of what stands there now, a claim's words are gone. */
const LEFT = 0.4

/**
 * Puts the claims of a draft on another version of it that has none: on their words where these still are, also in
 * moved, divided and joined blocks; on the rewritten words where part of them is left. A claim of which too little
 * is left lies nowhere. Positions are ProseMirror's throughout.
 */
export function carryClaims(present: Node, fresh: Node): Node {
  const anchors = claimAnchors(present)
  const { claim } = fresh.type.schema.marks
  if (anchors.length === 0 || !claim) return fresh
  const before = linesOf(present)
  const after = linesOf(fresh)
  const text = plainText(fresh)
  const rewordings = createRewordings(present, fresh, before, after)
  const change = new Transform(fresh)
  for (const anchor of anchors) {
    for (const { from, to } of placeOf(anchor, { before, after, text, rewordings })) {
      change.addMark(from, to, claim.create({ id: anchor.id }))
    }
  }
  return change.doc
}

/** A stretch of ProseMirror positions, end exclusive. */
interface Stretch {
  readonly from: number
  readonly to: number
}

interface Drafts {
  readonly before: readonly TextLine[]
  readonly after: readonly TextLine[]
  readonly text: string
  readonly rewordings: (line: number) => readonly Rewording[]
}

/** What one line became in another: the pieces of both, word by word. */
interface Rewording {
  readonly line: TextLine
  readonly parts: readonly DiffPart[]
}

function createRewordings(
  present: Node,
  fresh: Node,
  before: readonly TextLine[],
  after: readonly TextLine[],
): Drafts['rewordings'] {
  const pairs = linePairs(present, fresh)
  const known = new Map<number, readonly Rewording[]>()
  return index => {
    const made =
      known.get(index) ??
      (pairs.get(index) ?? []).flatMap(to => {
        const [was, line] = [before[index], after[to]]
        return was && line ? [{ line, parts: wordingDiff(was.text, line.text) }] : []
      })
    known.set(index, made)
    return made
  }
}

function placeOf(anchor: ClaimAnchor, drafts: Drafts): Stretch[] {
  const carried = drafts.before.flatMap((line, index) => {
    const [start, end] = hullIn(anchor, line)
    return start < end
      ? [{ length: end - start, piece: bestPiece(drafts.rewordings(index), start, end) }]
      : []
  })
  const length = carried.reduce((sum, line) => sum + line.length, 0)
  const kept = carried.reduce((sum, { piece }) => sum + (piece?.kept ?? 0), 0)
  const whole = kept === length && carried.every(({ piece }) => piece?.whole)
  if (!whole) {
    const elsewhere = wordsElsewhere(anchor, drafts)
    if (elsewhere.length > 0) return elsewhere
  }
  const now = carried.reduce((sum, { piece }) => sum + (piece ? piece.to - piece.from : 0), 0)
  if (length === 0 || kept / Math.max(length, now) < LEFT) return []
  return carried.flatMap(({ piece }) => (piece ? [piece] : []))
}

/* From the first to the last marked character of the claim in a line, UTF-16 offsets in it. */
function hullIn(anchor: ClaimAnchor, line: TextLine): [start: number, end: number] {
  const end = line.pos + line.text.length
  const own = anchor.ranges.filter(range => range.from < end && range.to > line.pos)
  const first = own[0]
  const last = own.at(-1)
  if (!first || !last) return [0, 0]
  return [Math.max(first.from, line.pos) - line.pos, Math.min(last.to, end) - line.pos]
}

/** Where a stretch of a line came to lie in another one. */
interface Piece extends Stretch {
  /** How many of its UTF-16 units are left. */
  readonly kept: number
  /** Nothing was put in between. */
  readonly whole: boolean
}

function bestPiece(rewordings: readonly Rewording[], start: number, end: number): Piece | null {
  let best: Piece | null = null
  for (const rewording of rewordings) {
    const piece = pieceOf(rewording, start, end)
    if (piece && (best === null || piece.kept > best.kept)) best = piece
  }
  return best
}

/*
 * What is kept of the stretch, with what was put in between, and with the words that took the place of its own first
 * or last ones.
 */
function pieceOf({ line, parts }: Rewording, start: number, end: number): Piece | null {
  let [was, is] = [0, 0]
  let from: number | null = null
  let to = 0
  let kept = 0
  /* Where words of the stretch were taken out just before; what is put in there stands for them. */
  let gap: { readonly from: number; readonly inside: boolean } | null = null
  for (const { kind, text } of parts) {
    if (kind === 'del') {
      gap = {
        from: is,
        inside: was < end && was + text.length > start && was >= start && was + text.length <= end,
      }
      was += text.length
    } else if (kind === 'ins') {
      if (gap?.inside && text.trim() !== '') {
        from ??= gap.from
        to = is + text.length
      }
      is += text.length
      gap = null
    } else {
      const [a, b] = [Math.max(start, was), Math.min(end, was + text.length)]
      if (a < b) {
        from ??= is + a - was
        to = is + b - was
        kept += b - a
      }
      was += text.length
      is += text.length
      gap = null
    }
  }
  if (from === null || kept === 0) return null
  const words = line.text.slice(from, to)
  const [lead, trail] = [words.length - words.trimStart().length, words.length - words.trimEnd().length]
  if (lead === words.length) return null
  return {
    from: line.pos + from + lead,
    to: line.pos + to - trail,
    kept,
    whole: to - from === kept,
  }
}

/* Its exact words, where they are now: once, or where what stands around tells which. */
function wordsElsewhere(anchor: ClaimAnchor, { after, text }: Drafts): Stretch[] {
  const found = findQuote(text, anchor.quote, anchor.prefix, anchor.suffix)
  if (!found.ok) return []
  const [from, to] = [positionOf(after, found.value.start), positionOf(after, found.value.end)]
  if (from === null || to === null) return []
  return after.flatMap(line => {
    const stretch = { from: Math.max(from, line.pos), to: Math.min(to, line.pos + line.text.length) }
    return stretch.from < stretch.to ? [stretch] : []
  })
}
