import { closeHistory } from 'prosemirror-history'
import type { Node } from 'prosemirror-model'
import { type Command, TextSelection, type Transaction } from 'prosemirror-state'
import { manuscriptSchema } from '@/lib/domain/manuscript-schema'
import { lineText } from '@/lib/domain/manuscript-text'
import { rangesOf } from './claim-index'
import { choosing } from './claim-plugin'

const BLANK = /[\s\u200B\uFEFF]/

/**
 * The stretch that a claim over these positions would have: without white space at its ends, whole characters
 * only; null where there is nothing but white space.
 */
function markableRange(doc: Node, from: number, to: number): { from: number; to: number } | null {
  const low = Math.max(0, Math.min(from, to))
  const high = Math.min(doc.content.size, Math.max(from, to))
  let first: number | null = null
  let last: number | null = null
  doc.nodesBetween(low, high, (node, pos) => {
    if (!node.isTextblock) return true
    const start = pos + 1
    const text = lineText(node)
    let a = Math.max(0, low - start)
    let b = Math.min(text.length, high - start)
    if (isLow(text, a)) a--
    if (isLow(text, b)) b++
    while (a < b && BLANK.test(text.charAt(a))) a++
    while (b > a && BLANK.test(text.charAt(b - 1))) b--
    if (a < b) {
      first ??= start + a
      last = start + b
    }
    return false
  })
  return first === null || last === null ? null : { from: first, to: last }
}

/* Between the two halves of a character outside the basic plane. */
function isLow(text: string, at: number): boolean {
  return at > 0 && /[\uDC00-\uDFFF]/.test(text.charAt(at)) && /[\uD800-\uDBFF]/.test(text.charAt(at - 1))
}

/** Marks a stretch (ProseMirror) as a new claim; false over nothing, or where a claim has just these words. */
export function markRange(id: string, from: number, to: number): Command {
  return (state, dispatch) => {
    const range = markableRange(state.doc, from, to)
    if (range === null || isClaimed(state.doc, range)) return false
    if (dispatch) dispatch(choosing(marked(closeHistory(state.tr), id, range), id))
    return true
  }
}

/** Marks the selection as a new claim and puts the caret at its end, so that the next key does not replace it. */
export function markSelection(id: string): Command {
  return (state, dispatch) => {
    const { from, to, empty } = state.selection
    if (empty) return false
    return markRange(
      id,
      from,
      to,
    )(state, dispatch && (tr => dispatch(tr.setSelection(TextSelection.near(tr.doc.resolve(to), -1)))))
  }
}

/** Takes a claim's mark off all its words; false when it is not in the draft. */
export function unmark(id: string): Command {
  return (state, dispatch) => {
    const ranges = rangesOf(state.doc, id)
    if (ranges.length === 0) return false
    if (dispatch) dispatch(unmarked(closeHistory(state.tr), id, ranges))
    return true
  }
}

/** Puts a claim's mark on the selection, and off any other words it stood on; false when nothing is selected. */
export function relink(id: string): Command {
  return (state, dispatch) => {
    const { from, to, empty } = state.selection
    const range = empty ? null : markableRange(state.doc, from, to)
    if (range === null) return false
    if (dispatch) {
      const tr = marked(unmarked(closeHistory(state.tr), id, rangesOf(state.doc, id)), id, range)
      dispatch(choosing(tr.setSelection(TextSelection.near(tr.doc.resolve(range.to), -1)), id))
    }
    return true
  }
}

function marked(tr: Transaction, id: string, range: { from: number; to: number }): Transaction {
  return tr.addMark(range.from, range.to, manuscriptSchema.marks.claim.create({ id }))
}

function unmarked(tr: Transaction, id: string, ranges: readonly { from: number; to: number }[]): Transaction {
  const mark = manuscriptSchema.marks.claim.create({ id })
  for (const { from, to } of ranges) tr.removeMark(from, to, mark)
  return tr
}

/* Looks further than the range only for claims that cover all of it. */
function isClaimed(doc: Node, { from, to }: { from: number; to: number }): boolean {
  let covering: Set<string> | null = null
  doc.nodesBetween(from, to, node => {
    if (!node.isInline) return true
    const ids = node.marks.filter(mark => mark.type.name === 'claim').map(mark => String(mark.attrs.id))
    covering = new Set(covering === null ? ids : ids.filter(id => covering?.has(id)))
    return false
  })
  for (const id of covering ?? []) {
    const ranges = rangesOf(doc, id)
    if (ranges[0]?.from === from && ranges.at(-1)?.to === to) return true
  }
  return false
}
