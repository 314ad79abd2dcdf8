import { Fragment, type Node, type ResolvedPos } from 'prosemirror-model'
import { canJoin, type Transform } from 'prosemirror-transform'

/**
 * Takes the textblock at this position away, and what holds nothing else with it. Where it has to be there, and of a
 * picture's caption, only its words go.
 */
export function removeBlock(change: Transform, pos: number): void {
  const at = change.doc.resolve(pos)
  let { depth } = at
  while (depth > 1 && at.node(depth - 1).childCount === 1) depth--
  const parent = at.node(depth - 1)
  const index = at.index(depth - 1)
  const isCaption = at.parent.type.name === 'figure'
  if (!isCaption && parent.canReplace(index, index + 1)) change.delete(at.before(depth), at.after(depth))
  else change.delete(at.start(), at.end())
}

/**
 * Puts a textblock of another draft in after the one at `pos`: in the same list or quotation where there it stands in
 * the one of `$before`, the block before it. Answers a position in it.
 */
export function insertBlock(
  change: Transform,
  pos: number,
  $block: ResolvedPos,
  $before: ResolvedPos,
  content: Fragment,
): number {
  const $at = change.doc.resolve(pos)
  const { paragraph } = $block.parent.type.schema.nodes
  /* Words come back without the picture that they stand under. */
  const bare = $block.parent.type.name === 'figure' ? paragraph?.create(null, content) : undefined
  const block = bare ?? $block.parent.copy(content)
  for (let depth = Math.min($before.sharedDepth($block.pos), $at.depth - 1); depth >= 0; depth--) {
    const node = wrapped($block, depth + 1, block)
    const container = $at.node(depth)
    const index = $at.indexAfter(depth)
    const alike = container.type === $block.node(depth).type && isLastIn($at, depth + 1)
    if (!alike || !container.canReplaceWith(index, index, node.type)) continue
    const place = $at.after(depth + 1)
    const put = inserted(change, place, node)
    if (depth === 0) joinList(change, place, $block)
    return put
  }
  /* In the middle of something else: right after the block, as what can stand there. */
  const plain = paragraph?.create(null, content) ?? block
  return inserted(change, $at.after(), plain)
}

/* Whether nothing of what stands around a block from this depth on comes after the block. */
function isLastIn($at: ResolvedPos, depth: number): boolean {
  for (let level = depth; level < $at.depth; level++)
    if ($at.indexAfter(level) < $at.node(level).childCount) return false
  return true
}

/* The block in what stands around it, from some depth on; an item begins with a paragraph. */
function wrapped($block: ResolvedPos, depth: number, block: Node): Node {
  let node = block
  for (let level = $block.depth - 1; level >= depth; level--) {
    const around = $block.node(level)
    const fits = around.type.validContent(Fragment.from(node))
    const lead = fits
      ? []
      : [around.type.contentMatch.fillBefore(Fragment.from(node))].flatMap(one => one?.content ?? [])
    node = around.copy(Fragment.from([...lead, node]))
  }
  return node
}

function inserted(change: Transform, place: number, node: Node): number {
  change.insert(place, node)
  let inside = place
  for (let at: Node | null = node; at; at = at.isTextblock ? null : at.lastChild) inside++
  const $inside = change.doc.resolve(place + node.nodeSize)
  let last = place + node.nodeSize
  for (let at: Node | null | undefined = $inside.nodeBefore; at; at = at.isTextblock ? null : at.lastChild)
    last--
  return Math.max(inside, last)
}

/* A new first item belongs to the list that goes on after it. */
function joinList(change: Transform, place: number, $block: ResolvedPos): void {
  if ($block.depth < 2) return
  const put = change.doc.nodeAt(place)
  const end = place + (put?.nodeSize ?? 0)
  const next = change.doc.nodeAt(end)
  const goesOn = $block.index(1) < $block.node(1).childCount - 1
  const list = /_list$/.test(put?.type.name ?? '')
  if (list && goesOn && next?.type === put?.type && canJoin(change.doc, end)) change.join(end)
}
