import { closeHistory } from 'prosemirror-history'
import type { Node } from 'prosemirror-model'
import { type Command, type EditorState, TextSelection } from 'prosemirror-state'
import { coveredSentences } from '@/lib/domain/coverage'
import { manuscriptSchema } from '@/lib/domain/manuscript-schema'
import { linesOf, lineText } from '@/lib/domain/manuscript-text'
import { fingerprintOf, nothingToCheckIn, type TextStretch } from '@/lib/domain/nothing-to-check'
import { sentencesOf, sentencesOfText } from '@/lib/domain/sentence'

const { nothing_to_check } = manuscriptSchema.marks

/** A stretch in ProseMirror positions, end exclusive. */
interface Range {
  readonly from: number
  readonly to: number
}

/**
 * Says of a stretch (ProseMirror) that there is nothing to check in it, sentence by sentence, so that a word changed
 * later opens its own sentence alone; where that is said of all of it already, takes it back. False over nothing.
 */
export function toggleNothingToCheck(from: number, to: number): Command {
  return (state, dispatch) => {
    const pieces = piecesIn(state.doc, from, to)
    if (pieces.length === 0) return false
    if (!dispatch) return true
    const tr = closeHistory(state.tr)
    if (pieces.every(piece => piece.passed)) {
      for (const piece of pieces) tr.removeMark(piece.from, piece.to, nothing_to_check)
    } else {
      for (const piece of pieces.filter(({ passed }) => !passed)) {
        const of = fingerprintOf(state.doc.textBetween(piece.from, piece.to, null, '\n'))
        tr.removeMark(piece.from, piece.to, nothing_to_check)
        tr.addMark(piece.from, piece.to, nothing_to_check.create({ of }))
      }
    }
    dispatch(tr)
    return true
  }
}

/** The same for the selection or, without one, for the sentence at the caret. */
export const toggleHere: Command = (state, dispatch) => {
  const place = placeOf(state)
  return place !== null && toggleNothingToCheck(place.from, place.to)(state, dispatch)
}

/** Whether it is said of all of the selection, or of the sentence at the caret, that there is nothing to check. */
export function isPassedHere(state: EditorState): boolean {
  const place = placeOf(state)
  if (place === null) return false
  const pieces = piecesIn(state.doc, place.from, place.to)
  return pieces.length > 0 && pieces.every(({ passed }) => passed)
}

function placeOf({ doc, selection }: EditorState): Range | null {
  if (!selection.empty) return selection
  const { head } = selection
  return sentencesOf(doc).find(({ from, to }) => from <= head && head <= to) ?? null
}

/** Selects the next or previous sentence that nobody has looked at, round at the ends; false when there is none. */
export function stepOpen(direction: 1 | -1): Command {
  return (state, dispatch) => {
    const open = coveredSentences(state.doc).filter(({ cover }) => cover === 'open')
    const { from, to } = state.selection
    const next =
      direction === 1
        ? (open.find(one => one.from > from || (one.from === from && to < one.to)) ?? open[0])
        : (open.findLast(one => one.from < from) ?? open.at(-1))
    if (!next) return false
    dispatch?.(state.tr.setSelection(TextSelection.create(state.doc, next.from, next.to)))
    return true
  }
}

/* The parts of the sentences in a stretch, each widened to what was said of it before. */
function piecesIn(doc: Node, from: number, to: number): (Range & { readonly passed: boolean })[] {
  return linesOf(doc).flatMap(({ node, pos, text }) => {
    if (pos + text.length < from || pos > to) return []
    const passed = nothingToCheckIn(node)
    return sentencesOfText(lineText(node)).flatMap(sentence => {
      const part = trimmed(text, Math.max(sentence.start, from - pos), Math.min(sentence.end, to - pos))
      if (part === null) return []
      const touching = passed.filter(one => one.start < part.end && one.end > part.start)
      const start = Math.min(part.start, ...touching.map(one => one.start))
      const end = Math.max(part.end, ...touching.map(one => one.end))
      const whole = touching.some(one => one.start <= part.start && one.end >= part.end)
      return [{ from: pos + start, to: pos + end, passed: whole }]
    })
  })
}

function trimmed(text: string, start: number, end: number): TextStretch | null {
  if (start >= end) return null
  const raw = text.slice(start, end)
  if (raw.trim() === '') return null
  return { start: start + raw.length - raw.trimStart().length, end: start + raw.trimEnd().length }
}
