import type { Node } from 'prosemirror-model'
import { Transform } from 'prosemirror-transform'
import { manuscriptSchema as schema } from '@/lib/domain/manuscript-schema'

/** How large a draft is measured. */
export interface Size {
  readonly words: number
  readonly claims: number
}

export const SIZES: readonly Size[] = [
  { words: 1_000, claims: 40 },
  { words: 10_000, claims: 400 },
  { words: 50_000, claims: 2_000 },
]

const WORDS =
  'the council river barrier of a said on was night for report claim not figure source by page clerk were open after minutes paid with town that engineer flood at two hundred control log three and he budget in it never record nobody written'.split(
    ' ',
  )

/** A small generator of numbers that repeats itself for the same seed (mulberry32). */
function numbers(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
}

/** A draft of so many words in paragraphs of some eighty, without claims. Always the same for the same size. */
export function draft({ words }: Size): Node {
  const next = numbers(words)
  const word = () => WORDS[Math.floor(next() * WORDS.length)] ?? 'the'
  const sentence = (length: number) => {
    const parts = Array.from({ length }, word)
    const text = parts.join(' ')
    return `${text.charAt(0).toUpperCase()}${text.slice(1)}.`
  }
  const blocks: Node[] = []
  let left = words
  while (left > 0) {
    const sentences: string[] = []
    for (let count = 0; count < 80 && left > 0; ) {
      const length = Math.min(left, 8 + Math.floor(next() * 16))
      sentences.push(sentence(length))
      count += length
      left -= length
    }
    if (blocks.length % 12 === 11)
      blocks.push(schema.nodes.heading.create({ level: 2 }, schema.text(sentence(4))))
    blocks.push(schema.nodes.paragraph.create(null, schema.text(sentences.join(' '))))
  }
  return schema.nodes.doc.create(null, [
    schema.nodes.headline.create(null, schema.text('A draft to measure by')),
    schema.nodes.standfirst.create(),
    ...blocks,
  ])
}

/** A stretch that becomes a claim: ProseMirror positions. */
export interface Stretch {
  readonly id: string
  readonly from: number
  readonly to: number
}

/** Where the claims lie: spread over the draft, 15 % of them overlapping the one before, all others apart. */
export function stretches(doc: Node, { claims }: Size): Stretch[] {
  const next = numbers(claims)
  const blocks: { pos: number; size: number }[] = []
  doc.forEach((node, offset) => {
    if (node.type === schema.nodes.paragraph && node.content.size > 300)
      blocks.push({ pos: offset + 1, size: node.content.size })
  })
  const perBlock = Math.ceil(claims / blocks.length)
  const found: Stretch[] = []
  for (let index = 0; index < claims; index++) {
    const { pos, size } = blocks[Math.floor(index / perBlock)] ?? { pos: 1, size: 0 }
    const room = size / perBlock
    const length = Math.floor(room * (0.3 + next() * 0.3))
    const own = pos + Math.floor(room * (index % perBlock)) + Math.floor(next() * room * 0.3)
    const before = found.at(-1)
    const from = overlapsBefore(index) && before ? before.from + Math.floor(length / 3) : own
    found.push({ id: `bench-${claims}-${String(index).padStart(5, '0')}`, from, to: from + length })
  }
  return found
}

function overlapsBefore(index: number): boolean {
  return [3, 10, 17].includes(index % 20)
}

/** Claims that no other claim overlaps, in reading order. */
export function lonely(all: readonly Stretch[]): Stretch[] {
  return all.filter((_, index) => !overlapsBefore(index) && !overlapsBefore(index + 1))
}

/** The draft with its claims marked. */
export function markedDraft(size: Size): Node {
  const plain = draft(size)
  const transform = new Transform(plain)
  for (const { id, from, to } of stretches(plain, size)) {
    transform.addMark(from, to, schema.marks.claim.create({ id }))
  }
  return transform.doc
}
