import { diffArrays } from 'diff'
import type { Node } from 'prosemirror-model'
import {
  alikePairs,
  type Block,
  bagOf,
  blocksOf,
  commonWords,
  samePicture,
  sizeOfBag,
  type WordBag,
} from './draft-diff'

/* How much of a line's words must be in another one for it to have gone there, whole or as a part of it. */
const GONE_THERE = 0.6
/* Above so many comparisons lines are not looked for elsewhere: the two drafts are not versions of one. */
const MOST_COMPARED = 250_000

/**
 * For each textblock of a draft, counted in reading order, those of another version that it became: the same one,
 * also where it was moved to; the parts it was divided into, the one it was put into; one reworded in its place, or
 * elsewhere. What is there word for word is looked for before what is merely alike.
 */
export function linePairs(before: Node, after: Node): ReadonlyMap<number, readonly number[]> {
  const [gone, come] = [linesAlone(before), linesAlone(after)]
  const found = new Map<number, number[]>()
  const taken = new Set<number>()
  const add = (from: number, to: number) => {
    const known = found.get(from)
    if (known?.includes(to)) return
    if (known) known.push(to)
    else found.set(from, [to])
    taken.add(to)
  }
  const runs = sameLines(gone, come, add)
  movedPictures(gone, come, found, taken, add)
  movedWhole(gone, come, found, taken, add)
  dividedOrJoined(gone, come, found, taken, add)
  for (const { from, to, leaving, arriving } of runs) {
    const left = leaving.flatMap((block, i) => (found.has(from + i) ? [] : [{ ...block, index: from + i }]))
    const open = arriving.flatMap((block, j) => (taken.has(to + j) ? [] : [{ ...block, index: to + j }]))
    for (const [i, j] of alikePairs(left, open)) add(left[i]?.index ?? 0, open[j]?.index ?? 0)
  }
  moved(gone, come, found, add)
  return found
}

type Add = (from: number, to: number) => void

function linesAlone(doc: Node): Block[] {
  return blocksOf(doc).filter(({ kind }) => kind !== 'rule')
}

/** Neighbouring lines that went, and those that stand in their place. */
interface Run {
  readonly from: number
  readonly to: number
  readonly leaving: readonly Block[]
  readonly arriving: readonly Block[]
}

function sameLines(gone: readonly Block[], come: readonly Block[], add: Add): Run[] {
  const changes = diffArrays([...gone], [...come], {
    comparator: (a, b) => a.text === b.text && a.picture === b.picture,
  })
  const runs: Run[] = []
  let [from, to] = [0, 0]
  let leaving: readonly Block[] = []
  for (const change of [...changes, null]) {
    if (change?.removed) {
      leaving = change.value
      continue
    }
    const arriving = change?.added ? change.value : []
    if (leaving.length > 0 || arriving.length > 0) runs.push({ from, to, leaving, arriving })
    from += leaving.length
    to += arriving.length
    leaving = []
    if (change && !change.added) for (let i = 0; i < change.value.length; i++) add(from++, to++)
  }
  return runs
}

type Found = ReadonlyMap<number, readonly number[]>
type Taken = ReadonlySet<number>

/* A figure is the one with the same picture, whatever became of its caption. */
function movedPictures(
  gone: readonly Block[],
  come: readonly Block[],
  found: Found,
  taken: Taken,
  add: Add,
): void {
  for (const [from, was] of gone.entries()) {
    if (was.picture === undefined || found.has(from)) continue
    const to = come.findIndex((is, index) => !taken.has(index) && samePicture(was, is))
    if (to !== -1) add(from, to)
  }
}

function movedWhole(
  gone: readonly Block[],
  come: readonly Block[],
  found: Found,
  taken: Taken,
  add: Add,
): void {
  const open = new Map<string, number[]>()
  for (const [to, { text }] of come.entries()) {
    if (!taken.has(to)) open.set(text, [...(open.get(text) ?? []), to])
  }
  for (const [from, { text }] of gone.entries()) {
    if (found.has(from) || text.trim() === '') continue
    const to = open.get(text)?.shift()
    if (to !== undefined) add(from, to)
  }
}

/* Lines that are a part of a line of the other draft, word for word. */
function dividedOrJoined(
  gone: readonly Block[],
  come: readonly Block[],
  found: Found,
  taken: Taken,
  add: Add,
): void {
  const lost = gone.flatMap(({ text }, from) =>
    found.has(from) || text.trim() === '' ? [] : [{ from, text }],
  )
  const fresh = come.flatMap(({ text }, to) => (taken.has(to) || text.trim() === '' ? [] : [{ to, text }]))
  if (lost.length * fresh.length > MOST_COMPARED) return
  for (const { from, text } of lost) {
    for (const one of fresh) {
      if (one.text.includes(text.trim()) || text.includes(one.text.trim())) add(from, one.to)
    }
  }
}

/*
 * Lines of which little is found so far are looked for in what came from nowhere, and the other way round: in whole
 * lines, and in lines that have their place the words that were put in, or taken out, there.
 */
function moved(gone: readonly Block[], come: readonly Block[], found: Found, add: Add): void {
  const bags = { gone: gone.map(({ text }) => bagOf(text)), come: come.map(({ text }) => bagOf(text)) }
  const left: { readonly gone: WordBag[]; readonly come: WordBag[] } = {
    gone: [...bags.gone],
    come: [...bags.come],
  }
  for (const [from, places] of found) {
    for (const to of places) {
      const [was, is] = [bags.gone[from], bags.come[to]]
      if (!was || !is || !isThere(was, is)) continue
      left.gone[from] = bagWithout(left.gone[from], is)
      left.come[to] = bagWithout(left.come[to], was)
    }
  }
  const lost = indicesOf(gone, index => !isSpent(bags.gone[index], left.gone[index]))
  const fresh = indicesOf(come, index => !isSpent(bags.come[index], left.come[index]))
  if (lost.length * come.length + fresh.length * gone.length > MOST_COMPARED) return
  for (const from of lost) {
    const to = likest(left.gone[from], left.come)
    if (to !== null) add(from, to)
  }
  for (const to of fresh) {
    const from = likest(left.come[to], left.gone)
    if (from !== null) add(from, to)
  }
}

function indicesOf(blocks: readonly Block[], wanted: (index: number) => boolean): number[] {
  return blocks.flatMap(({ text }, index) => (text.trim() !== '' && wanted(index) ? [index] : []))
}

/* Whether most of the words of one of the two are in the other. */
function isThere(a: WordBag, b: WordBag): boolean {
  return commonWords(a, b) >= GONE_THERE * Math.min(sizeOfBag(a), sizeOfBag(b))
}

/* Whether it is known of most of its words where they went. */
function isSpent(bag: WordBag | undefined, left: WordBag | undefined): boolean {
  return !bag || !left || sizeOfBag(left) < (1 - GONE_THERE) * sizeOfBag(bag)
}

/* The one that has most of these words, if it has enough of them; of equals the shortest. */
function likest(bag: WordBag | undefined, among: readonly WordBag[]): number | null {
  const words = bag ? sizeOfBag(bag) : 0
  if (!bag || words === 0) return null
  let best: { readonly index: number; readonly share: number; readonly size: number } | null = null
  for (const [index, other] of among.entries()) {
    const share = commonWords(bag, other) / words
    if (share < GONE_THERE || (best !== null && share < best.share)) continue
    const size = sizeOfBag(other)
    if (best === null || share > best.share || size < best.size) best = { index, share, size }
  }
  return best?.index ?? null
}

function bagWithout(bag: WordBag | undefined, other: WordBag): WordBag {
  const rest = new Map<string, number>()
  for (const [word, count] of bag ?? []) {
    const left = count - (other.get(word) ?? 0)
    if (left > 0) rest.set(word, left)
  }
  return rest
}
