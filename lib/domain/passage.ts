import type { Node } from 'prosemirror-model'
import { lineText } from './manuscript-text'

/** What a stretch of a draft is to whoever searches. */
export const PASSAGE_PARTS = ['headline', 'text'] as const
export type PassagePart = (typeof PASSAGE_PARTS)[number]

/** A block of a draft that has words. */
export interface Passage {
  readonly part: PassagePart
  readonly text: string
}

/** What happened to the blocks of a draft: `from` null came, `to` null went, both changed. */
export interface PassageChange {
  readonly from: Passage | null
  readonly to: Passage | null
}

/** The blocks of a draft that have words, in order. */
export function passagesOf(doc: Node): Passage[] {
  return blocksOf(doc).flatMap(block => passageOf(doc, block) ?? [])
}

/**
 * How the blocks of a draft differ from those of the draft before. Blocks that both share are not looked at, so a
 * key costs the block it changed, however long the draft is.
 */
export function passageChanges(before: Node, after: Node): PassageChange[] {
  const [earlier, later] = [blocksOf(before), blocksOf(after)]
  const gone = unshared(before, earlier, later)
  const come = unshared(after, later, earlier)
  const changes: PassageChange[] = []
  // A change of marks alone leaves the words: what is gone and come alike cancels out.
  for (const passage of [...gone]) {
    const same = come.findIndex(one => one.part === passage.part && one.text === passage.text)
    if (same < 0) continue
    come.splice(same, 1)
    gone.splice(gone.indexOf(passage), 1)
  }
  for (const from of gone) {
    const at = come.findIndex(one => one.part === from.part)
    const [to = null] = at < 0 ? [] : come.splice(at, 1)
    changes.push({ from, to })
  }
  return [...changes, ...come.map(to => ({ from: null, to }))]
}

function blocksOf(doc: Node): Node[] {
  const blocks: Node[] = []
  doc.descendants(node => {
    if (!node.isTextblock) return true
    blocks.push(node)
    return false
  })
  return blocks
}

/* Counted, since one and the same block may stand in a draft twice. */
function unshared(doc: Node, blocks: readonly Node[], others: readonly Node[]): Passage[] {
  const shared = new Map<Node, number>()
  for (const block of others) shared.set(block, (shared.get(block) ?? 0) + 1)
  return blocks.flatMap(block => {
    const left = shared.get(block) ?? 0
    if (left > 0) shared.set(block, left - 1)
    return left > 0 ? [] : (passageOf(doc, block) ?? [])
  })
}

function passageOf(doc: Node, block: Node): Passage | null {
  // As databases store it: half a character is U+FFFD.
  const text = lineText(block).toWellFormed()
  if (text.trim() === '') return null
  return { part: block === doc.firstChild ? 'headline' : 'text', text }
}
