import { Fragment, type Node } from 'prosemirror-model'
import { manuscriptSchema } from './manuscript-schema'

/** A block of the body, and the lists, items and quotations it lies in, from the outside in. */
interface Framed {
  readonly block: Node
  readonly frames: readonly Node[]
}

/**
 * Puts the blocks of a flat draft back into the lists and quotations that they were in. `from` says of its lines,
 * counted in reading order, at which position of `present` the line's content stood. A new line between two of one
 * list becomes an item of it, one between two of one quotation a part of it. Blocks that would not stand there by
 * the schema stay as they are.
 */
export function inFrames(present: Node, flat: Node, from: ReadonlyMap<number, number>): Node {
  const [headline, standfirst, ...body] = flat.content.content
  if (!headline || !standfirst || body.some(block => !block.isTextblock)) return flat
  const known = body.map((block, index): Framed => {
    const pos = from.get(index + 2)
    return { block, frames: pos === undefined ? [] : framesAt(present, pos) }
  })
  if (known.every(({ frames }) => frames.length === 0)) return flat
  const framed = withoutHeadlessItems(withNewLines(known))
  return flat.copy(Fragment.from([headline, standfirst, ...grouped(framed, 0)]))
}

function framesAt(doc: Node, pos: number): Node[] {
  const $pos = doc.resolve(pos)
  return Array.from({ length: Math.max(0, $pos.depth - 1) }, (_, index) => $pos.node(index + 1))
}

/* New lines join the frames that the lines around them share. */
function withNewLines(blocks: readonly Framed[]): Framed[] {
  const placed: Framed[] = []
  for (const [index, one] of blocks.entries()) {
    const before = placed.at(-1)?.frames ?? []
    const after = blocks.slice(index).find(({ frames }) => frames.length > 0)?.frames ?? []
    const shared = one.frames.length > 0 ? [] : common(before, after)
    const [last] = shared.slice(-1)
    const isInList = last?.type.name.endsWith('_list') ?? false
    const item = manuscriptSchema.nodes.list_item.create(null, manuscriptSchema.nodes.paragraph.create())
    placed.push(
      shared.length === 0 ? one : { block: one.block, frames: isInList ? [...shared, item] : shared },
    )
  }
  return placed
}

function common(a: readonly Node[], b: readonly Node[]): Node[] {
  const length = a.findIndex((node, depth) => node !== b[depth])
  return a.slice(0, length === -1 ? a.length : length)
}

/* What lay in an item whose own words have gone comes out of that item, and of all around it. */
function withoutHeadlessItems(blocks: readonly Framed[]): Framed[] {
  const seen = new Set<Node>()
  const headless = new Set<Node>()
  return blocks.map(({ block, frames }) => {
    for (const [depth, frame] of frames.entries()) {
      if (frame.type.name !== 'list_item' || seen.has(frame)) continue
      seen.add(frame)
      if (depth < frames.length - 1) headless.add(frame)
    }
    const last = frames.findLastIndex(frame => headless.has(frame))
    return { block, frames: frames.slice(last + 1) }
  })
}

function grouped(blocks: readonly Framed[], depth: number): Node[] {
  const out: Node[] = []
  for (let at = 0; at < blocks.length; ) {
    const frame = blocks[at]?.frames[depth]
    let end = at + 1
    if (frame) while (end < blocks.length && blocks[end]?.frames[depth] === frame) end++
    const group = blocks.slice(at, end)
    const inside = frame ? Fragment.from(grouped(group, depth + 1)) : null
    if (frame && inside && frame.type.validContent(inside)) out.push(frame.type.create(frame.attrs, inside))
    else out.push(...group.map(({ block }) => block))
    at = end
  }
  return out
}
