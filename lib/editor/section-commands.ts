import type { ResolvedPos } from 'prosemirror-model'
import { type Command, type EditorState, Selection, TextSelection } from 'prosemirror-state'
import { manuscriptSchema } from '@/lib/domain/manuscript-schema'

const { headline, standfirst, paragraph, heading } = manuscriptSchema.nodes

/** Which part of the manuscript a position lies in. */
export function sectionOf($pos: ResolvedPos): 'headline' | 'standfirst' | 'body' {
  if ($pos.parent.type === headline) return 'headline'
  return $pos.parent.type === standfirst ? 'standfirst' : 'body'
}

/** Enter in the headline goes to the standfirst; what stands behind the caret stays where it is. */
export const leaveHeadline: Command = (state, dispatch) => {
  const { $from, $to } = state.selection
  if (!$from.sameParent($to) || sectionOf($from) !== 'headline') return false
  if (dispatch) {
    const tr = state.tr
    dispatch(tr.setSelection(TextSelection.create(tr.doc, $from.after() + 1)).scrollIntoView())
  }
  return true
}

/** Enter in the standfirst goes to the body; what stands behind the caret becomes the body's first paragraph. */
export const splitStandfirst: Command = (state, dispatch) => {
  const { $from, $to } = state.selection
  if (!$from.sameParent($to) || sectionOf($from) !== 'standfirst') return false
  if (dispatch) {
    const rest = $to.parent.content.cut($to.parentOffset)
    const tr = state.tr.delete($from.pos, $to.end())
    const start = tr.mapping.map($to.after())
    const first = tr.doc.nodeAt(start)
    if (rest.size > 0) {
      if (first?.type === paragraph && first.content.size === 0) tr.insert(start + 1, rest)
      else tr.insert(start, paragraph.create(null, rest))
    }
    const below = Selection.findFrom(tr.doc.resolve(start), 1, true)
    if (below) tr.setSelection(below)
    dispatch(tr.scrollIntoView())
  }
  return true
}

/**
 * Backspace at the start of the standfirst, or of the body's first block, goes to the end of the part above and
 * joins nothing; an empty first paragraph goes when another block follows, a heading becomes a paragraph first.
 */
export const backOverSection: Command = (state, dispatch) => {
  const $cursor = cursorOf(state)
  if (!$cursor || $cursor.parentOffset > 0 || sectionOf($cursor) === 'headline') return false
  if (sectionOf($cursor) === 'body' && ($cursor.depth > 1 || $cursor.index(0) !== 2)) return false
  if (dispatch) {
    const tr = state.tr
    if ($cursor.parent.type === heading) {
      dispatch(tr.setNodeMarkup($cursor.before(), paragraph).scrollIntoView())
      return true
    }
    const above = $cursor.before() - 1
    if (sectionOf($cursor) === 'body' && $cursor.parent.content.size === 0 && state.doc.childCount > 3) {
      tr.delete($cursor.before(), $cursor.after())
    }
    dispatch(tr.setSelection(TextSelection.create(tr.doc, above)).scrollIntoView())
  }
  return true
}

/** Delete at the end of the headline or the standfirst goes to the start of the part below and joins nothing. */
export const forwardOverSection: Command = (state, dispatch) => {
  const $cursor = cursorOf(state)
  if (!$cursor || sectionOf($cursor) === 'body' || $cursor.pos !== $cursor.end()) return false
  if (dispatch) {
    const below = Selection.findFrom(state.doc.resolve($cursor.after()), 1, true)
    if (below) dispatch(state.tr.setSelection(below).scrollIntoView())
  }
  return true
}

/**
 * Deletes a selection that runs from one part of the manuscript into another, in each part for itself: what is
 * left of the body does not become headline.
 */
export const deleteAcrossSections: Command = (state, dispatch) => {
  const { selection } = state
  const { $from, $to, from, to } = selection
  if (!(selection instanceof TextSelection) || sectionOf($from) === 'body') return false
  if (sectionOf($from) === sectionOf($to)) return false
  if (dispatch) {
    const tr = state.tr
    const standfirstStart = state.doc.child(0).nodeSize + 1
    const body = standfirstStart - 1 + state.doc.child(1).nodeSize
    const firstText = Selection.findFrom(state.doc.resolve(body), 1, true)?.from ?? to
    if (firstText < to) tr.delete(firstText, to)
    const standfirstEnd = Math.min(to, body - 1)
    if (standfirstStart < standfirstEnd) tr.delete(Math.max(from, standfirstStart), standfirstEnd)
    if (from < standfirstStart) tr.delete(from, standfirstStart - 2)
    dispatch(tr.setSelection(TextSelection.create(tr.doc, from)).scrollIntoView())
  }
  return true
}

function cursorOf(state: EditorState): ResolvedPos | null {
  return state.selection instanceof TextSelection ? state.selection.$cursor : null
}
