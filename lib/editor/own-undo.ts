import { isHistoryTransaction } from 'prosemirror-history'
import type { Node, Slice } from 'prosemirror-model'
import { type EditorState, Plugin, PluginKey, Selection, type Transaction } from 'prosemirror-state'
import { Mapping, type StepMap } from 'prosemirror-transform'
import { claimOrder } from './claim-index'
import { isReceived } from './received'

interface Range {
  readonly from: number
  readonly to: number
}

/** Ranges of the draft that others have typed since it was opened, in order, none touching another. */
type Foreign = readonly Range[]

interface Memory {
  readonly foreign: Foreign
  /** Pieces that were put back after an undo: redoing it takes them away in one place and brings them in another. */
  readonly owed: readonly string[]
}

interface Repair extends Memory {
  /** A claim for whose sake the whole undo was taken back. */
  readonly kept: string | null
}

const key = new PluginKey<Memory>('ownUndo')
const NOTHING: Memory = { foreign: [], owed: [] }

/** The claim for whose sake an undo or redo was taken back by this transaction; null when it was not. */
export function keptClaim(tr: Transaction): string | null {
  const repair: Repair | undefined = tr.getMeta(key)
  return repair?.kept ?? null
}

/**
 * Keeps undo and redo to what is one's own. Text that others put into what one had typed, or had deleted and got
 * back, stays; and an undo after which a claim would stand nowhere that is `guarded` is taken back as a whole.
 */
export function ownUndo(guarded: (claimId: string) => boolean): Plugin<Memory> {
  return new Plugin<Memory>({
    key,
    state: {
      init: () => NOTHING,
      apply: (tr, memory) => {
        const repair: Repair | undefined = tr.getMeta(key)
        if (repair) return { foreign: repair.foreign, owed: repair.owed }
        return tr.docChanged ? { ...memory, foreign: follow(memory.foreign, tr) } : memory
      },
    },
    appendTransaction: (transactions, before, after) => {
      if (!transactions.some(isHistoryTransaction)) return null
      const maps = transactions.flatMap(tr => tr.mapping.maps)
      const repair = after.tr
      const memory = mend(repair, before.doc, key.getState(before) ?? NOTHING, maps)
      if (lostClaim(before.doc, repair.doc, guarded) !== null) {
        return takeBack(transactions, before, after, guarded)
      }
      return memory === null ? null : repair.setMeta(key, { ...memory, kept: null } satisfies Repair)
    },
  })
}

function takeBack(
  transactions: readonly Transaction[],
  before: EditorState,
  after: EditorState,
  guarded: (claimId: string) => boolean,
): Transaction {
  const kept = lostClaim(before.doc, after.doc, guarded)
  const back = after.tr
  for (const tr of [...transactions].reverse()) {
    for (let i = tr.steps.length - 1; i >= 0; i--) {
      const step = tr.steps[i]
      const doc = tr.docs[i]
      if (step && doc) back.step(step.invert(doc))
    }
  }
  return back.setMeta(key, { ...(key.getState(before) ?? NOTHING), kept } satisfies Repair)
}

function lostClaim(before: Node, after: Node, guarded: (claimId: string) => boolean): string | null {
  const standing = new Set(claimOrder(after))
  return claimOrder(before).find(id => !standing.has(id) && guarded(id)) ?? null
}

/* Of what came from the server, own steps that were undone and done again are not others' doing. */
function follow(foreign: Foreign, tr: Transaction): Foreign {
  const ranges = foreign.map(({ from, to }) => ({
    from: tr.mapping.map(from, 1),
    to: tr.mapping.map(to, -1),
  }))
  if (isReceived(tr)) {
    const undone: number = tr.getMeta('rebased') ?? 0
    tr.mapping.maps.forEach((map, i) => {
      const mirror = tr.mapping.getMirror(i)
      if (i < undone || (mirror !== undefined && mirror < undone)) return
      const onward = tr.mapping.slice(i + 1)
      map.forEach((_from, _to, from, to) => {
        ranges.push({ from: onward.map(from, 1), to: onward.map(to, -1) })
      })
    })
  }
  return united(ranges)
}

function united(ranges: readonly Range[]): Foreign {
  const whole: Range[] = []
  for (const range of [...ranges].sort((a, b) => a.from - b.from)) {
    if (range.to <= range.from) continue
    const last = whole.at(-1)
    if (last && range.from <= last.to) {
      whole[whole.length - 1] = { from: last.from, to: Math.max(last.to, range.to) }
    } else whole.push(range)
  }
  return whole
}

/** A piece that was cut out: where it was before, and where it would stand now. */
interface Cut extends Range {
  readonly at: number
}

interface Piece extends Range {
  /** Where it began before any of the steps. */
  readonly origin: number
}

/* What of the ranges outlives the steps, and what they delete. */
function carve(foreign: Foreign, maps: readonly StepMap[]): { whole: Range[]; cut: Cut[] } {
  let pieces: Piece[] = foreign.map(range => ({ ...range, origin: range.from }))
  const cut: Cut[] = []
  maps.forEach((map, i) => {
    const onward = new Mapping(maps.slice(i + 1))
    const left: Piece[] = []
    for (const piece of pieces) {
      let start = piece.from
      map.forEach((oldFrom, oldTo, _newFrom, newTo) => {
        const from = Math.max(start, oldFrom)
        const to = Math.min(piece.to, oldTo)
        if (to <= from) return
        if (from > start) left.push(sub(piece, start, from, map))
        const origin = piece.origin + from - piece.from
        cut.push({ from: origin, to: origin + to - from, at: onward.map(newTo, 1) })
        start = to
      })
      if (start < piece.to) left.push(sub(piece, start, piece.to, map))
    }
    pieces = left
  })
  return { whole: pieces.map(({ from, to }) => ({ from, to })), cut: cut.sort((a, b) => a.from - b.from) }
}

function sub(piece: Piece, from: number, to: number, map: StepMap): Piece {
  return { from: map.map(from, 1), to: map.map(to, -1), origin: piece.origin + from - piece.from }
}

/* Puts others' text back where it was cut out; answers what is to be known then, or null when nothing was cut. */
function mend(
  tr: Transaction,
  before: Node,
  { foreign, owed }: Memory,
  maps: readonly StepMap[],
): Memory | null {
  const { whole, cut } = carve(foreign, maps)
  const lost = cut.filter(({ from, to }) => textIn(before, from, to).trim() !== '')
  if (lost.length === 0) return null
  const brought = insertedBy(maps)
  const again: string[] = []
  let ranges: Range[] = [...whole]
  for (const { from, to, at } of lost) {
    const text = textIn(before, from, to)
    const back = owed.includes(text) ? placeOf(tr, text, brought) : null
    if (back) {
      ranges.push(back)
      continue
    }
    again.push(text)
    const done = tr.steps.length
    const pos = tr.mapping.map(at, 1)
    insertText(tr, pos, before.slice(from, to))
    for (const map of tr.mapping.maps.slice(done)) {
      ranges = ranges.map(range => ({ from: map.map(range.from, 1), to: map.map(range.to, -1) }))
      map.forEach((_from, _to, newFrom, newTo) => {
        ranges.push({ from: newFrom, to: newTo })
      })
    }
  }
  return { foreign: united(ranges), owed: [...owed, ...again] }
}

/* As it was where that fits, otherwise its words alone in the nearest block. */
function insertText(tr: Transaction, pos: number, slice: Slice): void {
  const size = tr.doc.textContent.length
  const whole = size + slice.content.textBetween(0, slice.content.size, '').length
  const done = tr.steps.length
  tr.replace(pos, pos, slice)
  if (tr.doc.textContent.length >= whole) return
  const words: Node[] = []
  slice.content.descendants(node => {
    if (node.isText) words.push(node)
  })
  const at = Selection.near(tr.doc.resolve(tr.mapping.slice(done).map(pos, 1))).from
  if (words.length > 0) tr.insert(at, words)
}

function textIn(doc: Node, from: number, to: number): string {
  return doc.textBetween(from, to, '\n', leaf => leaf.type.spec.leafText?.(leaf) ?? '')
}

/* Where what the steps put in stands after all of them. */
function insertedBy(maps: readonly StepMap[]): Range[] {
  const ranges: Range[] = []
  maps.forEach((map, i) => {
    const onward = new Mapping(maps.slice(i + 1))
    map.forEach((_from, _to, from, to) => {
      ranges.push({ from: onward.map(from, 1), to: onward.map(to, -1) })
    })
  })
  return [...united(ranges)]
}

/* Where a text stands in what was brought; text of several blocks is not told from what is around it. */
function placeOf(tr: Transaction, text: string, brought: readonly Range[]): Range | null {
  for (const range of brought) {
    const from = tr.mapping.map(range.from, 1)
    const to = tr.mapping.map(range.to, -1)
    const index = textIn(tr.doc, from, to).indexOf(text)
    if (index < 0) continue
    const exact =
      tr.doc.resolve(from).sameParent(tr.doc.resolve(to)) && tr.doc.resolve(from).parent.isTextblock
    return exact ? { from: from + index, to: from + index + text.length } : { from, to }
  }
  return null
}
