import type { Node } from 'prosemirror-model'
import { codePointLength, linesOf, lineText } from './manuscript-text'

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

/** A marked stretch of one textblock; everything counts from the start of its content. */
interface BlockPart {
  readonly id: string
  /** ProseMirror positions. */
  readonly from: number
  readonly to: number
  /** UTF-16, widened to whole letters. */
  readonly start: number
  readonly end: number
  /** Code points. */
  readonly startPoint: number
  readonly endPoint: number
  readonly text: string
}

interface BlockParts {
  readonly parts: readonly BlockPart[]
  readonly points: number
}

const known = new WeakMap<Node, BlockParts>()

/* Read once for each version of a block: a key changes one block, and all others are as they were. */
function partsOf(block: Node): BlockParts {
  const before = known.get(block)
  if (before) return before
  const found = new Map<string, { from: number; to: number }[]>()
  block.forEach((node, from) => {
    const to = from + node.nodeSize
    for (const mark of node.marks) {
      if (mark.type.name !== 'claim') continue
      const ranges = found.get(mark.attrs.id)
      const last = ranges?.at(-1)
      if (last?.to === from) last.to = to
      else if (ranges) ranges.push({ from, to })
      else found.set(mark.attrs.id, [{ from, to }])
    }
  })
  const text = lineText(block)
  const parts: BlockPart[] = []
  for (const [id, ranges] of found) {
    for (const { from, to } of ranges) {
      const start = wholeLetter(text, from, -1)
      const end = wholeLetter(text, to, 1)
      const words = text.slice(start, end)
      const startPoint = codePointLength(text.slice(0, start))
      const endPoint = startPoint + codePointLength(words)
      parts.push({ id, from, to, start, end, startPoint, endPoint, text: words })
    }
  }
  const result = { parts, points: codePointLength(text) }
  known.set(block, result)
  return result
}

/** The marked stretches of every claim in the draft, by id, in reading order; touching stretches are joined. */
export function claimRanges(doc: Node): Map<string, ClaimRange[]> {
  const found = new Map<string, ClaimRange[]>()
  doc.descendants((node, pos) => {
    if (!node.isTextblock) return true
    for (const { id, from, to } of partsOf(node).parts) {
      const range = { from: pos + 1 + from, to: pos + 1 + to }
      const ranges = found.get(id)
      if (ranges) ranges.push(range)
      else found.set(id, [range])
    }
    return false
  })
  return found
}

function isHigh(unit: number): boolean {
  return unit >= 0xd800 && unit <= 0xdbff
}

function isLow(unit: number): boolean {
  return unit >= 0xdc00 && unit <= 0xdfff
}

/* A mark may begin or end between the halves of a surrogate pair; a quote never does. */
function wholeLetter(text: string, offset: number, direction: -1 | 1): number {
  const inside = isHigh(text.charCodeAt(offset - 1)) && isLow(text.charCodeAt(offset))
  return inside ? offset + direction : offset
}

/* The text between two offsets, without half a letter at its ends. */
function context(text: string, from: number, to: number): string {
  const start = from < to && isLow(text.charCodeAt(from)) ? from + 1 : from
  const end = start < to && isHigh(text.charCodeAt(to - 1)) ? to - 1 : to
  return text.slice(start, end)
}

/* A stretch in the draft and in its plain text. */
interface Part extends ClaimRange {
  readonly start: number
  readonly end: number
  readonly startPoint: number
  readonly endPoint: number
  readonly text: string
}

/** The anchors of all claims in the draft, in reading order: by where they begin, the longer first. */
export function claimAnchors(doc: Node): ClaimAnchor[] {
  const byId = new Map<string, [Part, ...Part[]]>()
  const lines = linesOf(doc)
  let points = 0
  for (const { node, pos, offset } of lines) {
    const block = partsOf(node)
    for (const own of block.parts) {
      const part = {
        from: pos + own.from,
        to: pos + own.to,
        start: offset + own.start,
        end: offset + own.end,
        startPoint: points + own.startPoint,
        endPoint: points + own.endPoint,
        text: own.text,
      }
      const parts = byId.get(own.id)
      if (parts) parts.push(part)
      else byId.set(own.id, [part])
    }
    points += block.points + 1
  }
  if (byId.size === 0) return []
  const text = lines.map(line => line.text).join('\n')
  const anchors: ClaimAnchor[] = []
  for (const [id, parts] of byId) {
    const [first] = parts
    const last = parts.at(-1) ?? first
    anchors.push({
      id,
      ranges: parts.map(({ from, to }) => ({ from, to })),
      from: first.from,
      to: last.to,
      start: first.startPoint,
      end: last.endPoint,
      quote: parts.length === 1 ? first.text : joined(text, parts),
      prefix: context(text, Math.max(0, first.start - CONTEXT), first.start),
      suffix: context(text, last.end, Math.min(text.length, last.end + CONTEXT)),
    })
  }
  return anchors.sort((a, b) => a.from - b.from || b.to - a.to || (a.id < b.id ? -1 : 1))
}

/* Several parts with what stands between them, or a gap where that is long. */
function joined(text: string, parts: readonly Part[]): string {
  let quote = ''
  let until = parts[0]?.start ?? 0
  for (const part of parts) {
    quote += part.start - until > GAP ? ' […] ' : text.slice(until, part.start)
    quote += part.text
    until = part.end
  }
  return quote
}
