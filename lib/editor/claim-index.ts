import type { Node } from 'prosemirror-model'
import { changedBlocks } from './changed-blocks'

/** A claim inside one block; positions count from the start of the block's content. */
export interface BlockSpan {
  readonly id: string
  readonly from: number
  readonly to: number
  readonly ranges: readonly { readonly from: number; readonly to: number }[]
}

/** A claim in the whole draft, from its first to its last marked position (ProseMirror). */
export interface ClaimSpan {
  readonly id: string
  readonly from: number
  readonly to: number
}

const NONE: readonly BlockSpan[] = []
const byBlock = new WeakMap<Node, readonly BlockSpan[]>()
const byDoc = new WeakMap<
  Node,
  { readonly spans: ReadonlyMap<string, ClaimSpan>; readonly order: readonly string[] }
>()

/** The claims in a block, read once for each version of it, in reading order. */
export function claimsIn(block: Node): readonly BlockSpan[] {
  const known = byBlock.get(block)
  if (known) return known
  const found = new Map<string, { from: number; to: number }[]>()
  block.descendants((node, pos) => {
    if (!node.isInline) return true
    for (const mark of node.marks) {
      if (mark.type.name !== 'claim') continue
      const ranges = found.get(mark.attrs.id)
      const last = ranges?.at(-1)
      if (last && last.to === pos) last.to += node.nodeSize
      else if (ranges) ranges.push({ from: pos, to: pos + node.nodeSize })
      else found.set(mark.attrs.id, [{ from: pos, to: pos + node.nodeSize }])
    }
    return false
  })
  const spans: BlockSpan[] = []
  for (const [id, ranges] of found) {
    const from = ranges[0]?.from ?? 0
    spans.push({ id, from, to: ranges.at(-1)?.to ?? from, ranges })
  }
  const sorted = spans.length === 0 ? NONE : spans.sort(byReading)
  byBlock.set(block, sorted)
  return sorted
}

/** The claims of a draft by id; costs a look at each block and at each claim, once for each version. */
export function claimSpans(doc: Node): ReadonlyMap<string, ClaimSpan> {
  return indexOf(doc).spans
}

/** Ids of the claims in the draft in reading order: by where they begin, the longer first. */
export function claimOrder(doc: Node): readonly string[] {
  return indexOf(doc).order
}

function indexOf(doc: Node) {
  const known = byDoc.get(doc)
  if (known) return known
  const spans = new Map<string, { id: string; from: number; to: number }>()
  let start = 1
  for (const block of doc.children) {
    for (const { id, from, to } of claimsIn(block)) {
      const span = spans.get(id)
      if (span) span.to = start + to
      else spans.set(id, { id, from: start + from, to: start + to })
    }
    start += block.nodeSize
  }
  const index = { spans, order: inReadingOrder([...spans.values()]).map(span => span.id) }
  byDoc.set(doc, index)
  return index
}

/* They come by block and in order within it; only claims that begin together and end blocks apart are out of place. */
function inReadingOrder(spans: ClaimSpan[]): ClaimSpan[] {
  for (let i = 1; i < spans.length; i++) {
    for (let j = i; j > 0; j--) {
      const [a, b] = [spans[j - 1], spans[j]]
      if (!a || !b || byReading(a, b) <= 0) break
      spans[j - 1] = b
      spans[j] = a
    }
  }
  return spans
}

/** The marked stretches of one claim in reading order, one or more for each block; ProseMirror positions. */
export function rangesOf(doc: Node, id: string): { readonly from: number; readonly to: number }[] {
  const found: { from: number; to: number }[] = []
  doc.forEach((block, pos) => {
    for (const span of claimsIn(block)) {
      if (span.id !== id) continue
      for (const { from, to } of span.ranges) found.push({ from: pos + 1 + from, to: pos + 1 + to })
    }
  })
  return found
}

/** The order after an edit: the very same list when the edit left the order alone, which a key press does. */
export function orderAfter(before: Node, order: readonly string[], after: Node): readonly string[] {
  if (before === after) return order
  const { start, before: oldEnd, after: newEnd } = changedBlocks(before, after)
  if (edgesOf(before, start, oldEnd) === edgesOf(after, start, newEnd)) return order
  const next = claimOrder(after)
  return next.length === order.length && next.every((id, i) => id === order[i]) ? order : next
}

/* Where claims begin and end in these blocks, without how far apart: the order depends on nothing else. */
function edgesOf(doc: Node, start: number, end: number): string {
  let edges = ''
  for (let i = start; i < end; i++) {
    const block = doc.child(i)
    const spans = claimsIn(block)
    if (spans.length === 0) continue
    const at = spans.flatMap(({ id, from, to }) => [
      { pos: to, edge: `-${id}` },
      { pos: from, edge: `+${id}` },
    ])
    at.sort((a, b) => a.pos - b.pos || (a.edge < b.edge ? -1 : 1))
    let last = -1
    for (const { pos, edge } of at) {
      edges += pos === last ? edge : `|${edge}`
      last = pos
    }
  }
  return edges
}

function byReading(a: ClaimSpan, b: ClaimSpan): number {
  return a.from - b.from || b.to - a.to || (a.id < b.id ? -1 : 1)
}
