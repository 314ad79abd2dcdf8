import type { Node } from 'prosemirror-model'
import { codePointLength, linesOf, type TextLine } from './manuscript-text'

/** A stretch in ProseMirror positions, end exclusive, inside one textblock. */
export interface ClaimRange {
  readonly from: number
  readonly to: number
}

/** Where a claim lies in a version of the draft. */
export interface ClaimAnchor {
  readonly id: string
  /** Marked stretches in reading order; several when the claim crosses blocks or was split. */
  readonly ranges: readonly ClaimRange[]
  /** First and last marked position, ProseMirror. */
  readonly from: number
  readonly to: number
  /** The same in Unicode code points of the plain text, end exclusive. */
  readonly start: number
  readonly end: number
  /** The plain text from the first to the last marked character, whatever was put between them included. */
  readonly quote: string
  /** Up to 32 UTF-16 units of the plain text before and after. */
  readonly prefix: string
  readonly suffix: string
}

const CONTEXT = 32
/* Parts of a claim moved further apart than this are quoted with a gap, not with all that lies between. */
const GAP = 600

/** The marked stretches of every claim in the draft, by id, in reading order; touching stretches are joined. */
export function claimRanges(doc: Node): Map<string, ClaimRange[]> {
  const found = new Map<string, ClaimRange[]>()
  doc.descendants((node, pos) => {
    if (!node.isInline) return true
    for (const mark of node.marks) {
      if (mark.type.name !== 'claim') continue
      const id: string = mark.attrs.id
      const ranges = found.get(id)
      const last = ranges?.at(-1)
      if (ranges && last && last.to === pos)
        ranges[ranges.length - 1] = { from: last.from, to: pos + node.nodeSize }
      else if (ranges) ranges.push({ from: pos, to: pos + node.nodeSize })
      else found.set(id, [{ from: pos, to: pos + node.nodeSize }])
    }
    return false
  })
  return found
}

function trimSurrogates(text: string): string {
  return text.replace(/^[\uDC00-\uDFFF]/, '').replace(/[\uD800-\uDBFF]$/, '')
}

/* A mark may begin or end between the halves of a surrogate pair; a quote never does. */
function wholeLetter(text: string, offset: number, direction: -1 | 1): number {
  const inside = /^[\uD800-\uDBFF][\uDC00-\uDFFF]$/.test(text.slice(Math.max(0, offset - 1), offset + 1))
  return inside ? offset + direction : offset
}

/** The anchors of all claims in the draft, in reading order: by where they begin, the longer first. */
export function claimAnchors(doc: Node): ClaimAnchor[] {
  const ranges = [...claimRanges(doc)]
  if (ranges.length === 0) return []
  const lines = linesOf(doc)
  const text = lines.map(line => line.text).join('\n')
  let at = 0
  const offsetOf = (pos: number, end: boolean): number => {
    /* Positions come almost sorted, so the search goes on from the last line found. */
    if (at > 0 && (lines[at]?.pos ?? 0) > pos) at = 0
    while (at < lines.length - 1 && (lines[at + 1] as TextLine).pos <= (end ? pos - 1 : pos)) at++
    const line = lines[at] as TextLine // descends from a non-empty list: a doc always has a headline
    return line.offset + (pos - line.pos)
  }
  const spans = ranges.map(([id, own]) => {
    const first = own[0] as ClaimRange // claimRanges never makes an empty list
    const last = own[own.length - 1] as ClaimRange
    const parts = own.map(range => ({
      from: wholeLetter(text, offsetOf(range.from, false), -1),
      to: wholeLetter(text, offsetOf(range.to, true), 1),
    }))
    return { id, own, from: first.from, to: last.to, parts }
  })
  spans.sort((a, b) => a.from - b.from || b.to - a.to || (a.id < b.id ? -1 : 1))
  let counted = 0
  let points = 0
  return spans.map(({ id, own, from, to, parts }) => {
    const start16 = (parts[0] as { from: number }).from
    const end16 = (parts[parts.length - 1] as { to: number }).to
    points += codePointLength(text.slice(counted, start16))
    counted = start16
    let quote = ''
    let until = start16
    for (const part of parts) {
      quote += part.from - until > GAP ? ' […] ' : text.slice(until, part.from)
      quote += text.slice(part.from, part.to)
      until = part.to
    }
    return {
      id,
      ranges: own,
      from,
      to,
      start: points,
      end: points + codePointLength(text.slice(start16, end16)),
      quote,
      prefix: trimSurrogates(text.slice(Math.max(0, start16 - CONTEXT), start16)),
      suffix: trimSurrogates(text.slice(end16, end16 + CONTEXT)),
    }
  })
}
