import { diffArrays } from 'diff'
import type { Node } from 'prosemirror-model'
import { lineText } from './manuscript-text'
import { segmentsOf } from './segment'
import { type DiffPart, wordingDiff } from './wording-diff'

/** What a block of a draft is, for showing it. */
export const BLOCK_KINDS = [
  'headline',
  'standfirst',
  'paragraph',
  'heading',
  'quotation',
  'item',
  'rule',
  'figure',
] as const
export type BlockKind = (typeof BLOCK_KINDS)[number]

export const BLOCK_CHANGES = ['same', 'changed', 'ins', 'del'] as const

/** A block of two versions, held against each other. */
export interface BlockDiff {
  readonly change: (typeof BLOCK_CHANGES)[number]
  readonly kind: BlockKind
  /** Of a figure: the hash of its picture, as it is now. */
  readonly picture?: string
  /** Its words; what is the same, put in and taken out, in reading order. */
  readonly parts: readonly DiffPart[]
}

/** What of a block says whether two are versions of each other. */
export interface Block {
  readonly kind: BlockKind
  readonly text: string
  /** Of a figure: the hash of its picture. */
  readonly picture?: string
}

/* Above so many pairs the blocks of a rewritten stretch are paired in order, without looking for the likest. */
const MOST_PAIRS = 10_000
/* Blocks with a smaller share of words in common are not versions of each other. */
const LIKENESS = 0.34

/**
 * Compares two versions of a draft block by block, and word by word within blocks that were changed. A block that
 * was moved comes out as taken away and put in; formatting does not count, the kind of a block does.
 */
export function draftDiff(before: Node, after: Node): BlockDiff[] {
  const changes = diffArrays(blocksOf(before), blocksOf(after), { comparator: sameBlock })
  const result: BlockDiff[] = []
  let gone: readonly Block[] = []
  for (const change of [...changes, null]) {
    if (change?.removed) {
      gone = change.value
      continue
    }
    const come = change?.added ? change.value : []
    result.push(...rewritten(gone, come))
    gone = []
    if (change && !change.added) {
      for (const block of change.value) {
        result.push({ change: 'same', ...shown(block), parts: [{ kind: 'same', text: block.text }] })
      }
    }
  }
  return result
}

/** The textblocks and rules of a draft in reading order. */
export function blocksOf(doc: Node): Block[] {
  const blocks: Block[] = []
  doc.descendants((node, _, parent) => {
    if (node.type.name === 'horizontal_rule') blocks.push({ kind: 'rule', text: '' })
    if (!node.isTextblock) return true
    const picture = node.type.name === 'figure' ? { picture: String(node.attrs.picture) } : {}
    blocks.push({ kind: kindOf(node, parent), text: lineText(node), ...picture })
    return false
  })
  return blocks
}

function kindOf(node: Node, parent: Node | null): BlockKind {
  const name = node.type.name
  if (name === 'headline' || name === 'standfirst' || name === 'heading' || name === 'figure') return name
  if (parent?.type.name === 'list_item') return 'item'
  return parent?.type.name === 'blockquote' ? 'quotation' : 'paragraph'
}

function sameBlock(a: Block, b: Block): boolean {
  return a.kind === b.kind && a.text === b.text && a.picture === b.picture
}

/** Whether two blocks are figures with one picture, whatever their captions say. */
export function samePicture(a: Block | undefined, b: Block | undefined): boolean {
  return a?.picture !== undefined && a.picture === b?.picture
}

function shown({ kind, picture }: Block): Pick<BlockDiff, 'kind' | 'picture'> {
  return picture === undefined ? { kind } : { kind, picture }
}

/* Blocks that went and those that came in their place: those alike are versions of each other. */
function rewritten(gone: readonly Block[], come: readonly Block[]): BlockDiff[] {
  const result: BlockDiff[] = []
  let nextGone = 0
  let nextCome = 0
  const take = (untilGone: number, untilCome: number) => {
    for (; nextGone < untilGone; nextGone++) result.push(whole('del', gone[nextGone]))
    for (; nextCome < untilCome; nextCome++) result.push(whole('ins', come[nextCome]))
  }
  for (const [goneIndex, comeIndex] of alikePairs(gone, come)) {
    take(goneIndex, comeIndex)
    const [was, is] = [gone[goneIndex], come[comeIndex]]
    if (was && is) result.push({ change: 'changed', ...shown(is), parts: wordingDiff(was.text, is.text) })
    nextGone++
    nextCome++
  }
  take(gone.length, come.length)
  return result
}

function whole(change: 'ins' | 'del', block: Block = { kind: 'paragraph', text: '' }): BlockDiff {
  return { change, ...shown(block), parts: [{ kind: change, text: block.text }] }
}

/** The pairing, in order, in which blocks are most alike together: the longest common subsequence by likeness. */
export function alikePairs(gone: readonly Block[], come: readonly Block[]): [number, number][] {
  if (gone.length === 0 || come.length === 0) return []
  if (gone.length * come.length > MOST_PAIRS) {
    return Array.from({ length: Math.min(gone.length, come.length) }, (_, index) => [index, index])
  }
  const bags = [gone, come].map(blocks => blocks.map(({ text }) => bagOf(text)))
  const width = come.length + 1
  const best = new Float64Array((gone.length + 1) * width)
  const score = (i: number, j: number) => {
    // Headline and standfirst are always there: they are versions of each other, whatever they say.
    const alike = likeness(bags[0]?.[i], bags[1]?.[j])
    if (samePicture(gone[i], come[j])) return 1 + alike
    if (gone[i]?.kind === come[j]?.kind && isFixed(gone[i]?.kind)) return 1 + alike
    if (isFixed(gone[i]?.kind) || isFixed(come[j]?.kind)) return 0
    return alike >= LIKENESS ? alike : 0
  }
  const at = (i: number, j: number) => best[i * width + j] ?? 0
  for (let i = gone.length - 1; i >= 0; i--) {
    for (let j = come.length - 1; j >= 0; j--) {
      const own = score(i, j)
      best[i * width + j] = Math.max(at(i + 1, j), at(i, j + 1), own > 0 ? own + at(i + 1, j + 1) : 0)
    }
  }
  const found: [number, number][] = []
  for (let i = 0, j = 0; i < gone.length && j < come.length; ) {
    if (at(i, j) === at(i + 1, j)) i++
    else if (at(i, j) === at(i, j + 1)) j++
    else found.push([i++, j++])
  }
  return found
}

function isFixed(kind: BlockKind | undefined): boolean {
  return kind === 'headline' || kind === 'standfirst'
}

/** How often each word is in a text. */
export function bagOf(text: string): Map<string, number> {
  const bag = new Map<string, number>()
  for (const { text: word } of segmentsOf(text, 'word')) {
    if (word.trim() !== '') bag.set(word, (bag.get(word) ?? 0) + 1)
  }
  return bag
}

/* The share of words in common (Dice), from 0 to 1. */
function likeness(a: WordBag = new Map(), b: WordBag = new Map()): number {
  const total = sizeOfBag(a) + sizeOfBag(b)
  return total === 0 ? 0 : (2 * commonWords(a, b)) / total
}

export type WordBag = ReadonlyMap<string, number>

/** How many words two texts have in common, each as often as it is in both. */
export function commonWords(a: WordBag, b: WordBag): number {
  let common = 0
  for (const [word, count] of a) common += Math.min(count, b.get(word) ?? 0)
  return common
}

/** How many words there are. */
export function sizeOfBag(bag: WordBag): number {
  let size = 0
  for (const count of bag.values()) size += count
  return size
}
