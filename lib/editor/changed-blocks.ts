import type { Node } from 'prosemirror-model'

/** Which top-level blocks differ: from `start` up to `before` in the old draft and up to `after` in the new. */
export interface BlockChange {
  readonly start: number
  readonly before: number
  readonly after: number
}

/** Compares two versions of a draft by the identity of their blocks, which ProseMirror keeps for what it leaves alone. */
export function changedBlocks(before: Node, after: Node): BlockChange {
  const shorter = Math.min(before.childCount, after.childCount)
  let start = 0
  while (start < shorter && before.child(start) === after.child(start)) start++
  let end = 0
  while (
    end < shorter - start &&
    before.child(before.childCount - 1 - end) === after.child(after.childCount - 1 - end)
  )
    end++
  return { start, before: before.childCount - end, after: after.childCount - end }
}

/** The textblocks in a stretch of top-level blocks with the position of each (before it, ProseMirror). */
export function textblocksIn(
  doc: Node,
  start: number,
  end: number,
  visit: (block: Node, pos: number) => void,
): void {
  let pos = 0
  for (let i = 0; i < end; i++) {
    const block = doc.child(i)
    if (i >= start) {
      if (block.isTextblock) visit(block, pos)
      else {
        const inside = pos + 1
        block.descendants((node, offset) => {
          if (node.isTextblock) visit(node, inside + offset)
          return !node.isTextblock
        })
      }
    }
    pos += block.nodeSize
  }
}
