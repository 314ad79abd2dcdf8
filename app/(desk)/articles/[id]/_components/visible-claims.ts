import { claimsIn } from '@/lib/editor/claim-index'
import type { EditorHandle } from '@/lib/editor/handle'

/** How far beyond the window, in window heights, notes have to be in the page, and how far they are put there. */
const NEEDED = 0.3
const KEPT = 0.75

/**
 * The claims that begin in the blocks in and near the window, in reading order. While those of the window and just
 * beyond it are all among the ones `known`, these are answered: scrolling a little changes nothing. Blocks are found
 * by halving: a long draft costs no more than a short one, and what is far away is not laid out for it.
 */
export function claimsNear(editor: EditorHandle, known: readonly string[]): readonly string[] {
  const needed = claimsWithin(editor, NEEDED)
  if (needed.length > 0 && holds(known, needed) && inOrder(known, editor.getSnapshot().order)) return known
  return claimsWithin(editor, KEPT)
}

function holds(known: readonly string[], needed: readonly string[]): boolean {
  const has = new Set(known)
  return needed.every(id => has.has(id))
}

let places: { readonly order: readonly string[]; readonly of: ReadonlyMap<string, number> } | null = null

/* Whether these are still in the draft, one after the other. */
function inOrder(ids: readonly string[], order: readonly string[]): boolean {
  if (places?.order !== order) places = { order, of: new Map(order.map((id, place) => [id, place])) }
  let before = -1
  for (const id of ids) {
    const place = places.of.get(id)
    if (place === undefined || place < before) return false
    before = place
  }
  return true
}

function claimsWithin(editor: EditorHandle, beyond: number): string[] {
  const { dom, state } = editor.view
  const blocks = dom.children
  const { doc } = state
  if (blocks.length !== doc.childCount) return editor.getSnapshot().order.slice(0, 100)
  const first = firstBelow(blocks, -innerHeight * beyond, 'bottom')
  const last = firstBelow(blocks, innerHeight * (1 + beyond), 'top')
  const before = new Set(first === 0 ? [] : claimsIn(doc.child(first - 1)).map(({ id }) => id))
  const near = new Set<string>()
  for (let index = first; index < last; index++) {
    for (const { id } of claimsIn(doc.child(index))) if (!before.has(id)) near.add(id)
  }
  return [...near]
}

function firstBelow(blocks: HTMLCollection, edge: number, side: 'top' | 'bottom'): number {
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
