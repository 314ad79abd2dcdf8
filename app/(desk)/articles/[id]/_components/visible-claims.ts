import type { EditorHandle } from '@/lib/editor/handle'

/** How far beyond the window, in window heights, notes are kept in the page. */
const MARGIN = 0.75

/**
 * The claims that begin in the blocks in and near the window, in reading order. Blocks are found by halving, so a
 * long draft costs no more than a short one, and what is far away is not laid out for it.
 */
export function claimsNear(editor: EditorHandle): string[] {
  const { dom, state } = editor.view
  const blocks = dom.children
  if (blocks.length !== state.doc.childCount)
    return editor
      .anchors()
      .slice(0, 100)
      .map(anchor => anchor.id)
  const top = -innerHeight * MARGIN
  const bottom = innerHeight * (1 + MARGIN)
  const firstBelow = (edge: number, side: 'top' | 'bottom') => {
    let low = 0
    let high = blocks.length
    while (low < high) {
      const middle = (low + high) >> 1
      const box = blocks[middle]?.getBoundingClientRect()
      if (box && box[side] < edge) low = middle + 1
      else high = middle
    }
    return low
  }
  const first = firstBelow(top, 'bottom')
  const last = firstBelow(bottom, 'top')
  let from = 0
  for (let index = 0; index < first; index++) from += state.doc.child(index).nodeSize
  let to = from
  for (let index = first; index < last; index++) to += state.doc.child(index).nodeSize
  return editor
    .anchors()
    .filter(anchor => anchor.from >= from && anchor.from < to)
    .map(anchor => anchor.id)
}
