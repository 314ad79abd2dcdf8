import type { Node } from 'prosemirror-model'
import { type Command, type EditorState, NodeSelection, Selection, TextSelection } from 'prosemirror-state'
import type { EditorView } from 'prosemirror-view'
import { manuscriptSchema } from '@/lib/domain/manuscript-schema'

const { figure, paragraph } = manuscriptSchema.nodes

/** A figure in the draft and the ProseMirror position before it. */
export interface PlacedFigure {
  readonly node: Node
  readonly pos: number
}

/** The figure that is selected, or whose caption has the caret. */
export function figureAt({ selection }: EditorState): PlacedFigure | null {
  if (selection instanceof NodeSelection && selection.node.type === figure) {
    return { node: selection.node, pos: selection.from }
  }
  const { $from, $to } = selection
  if ($from.parent.type !== figure || !$from.sameParent($to)) return null
  return { node: $from.parent, pos: $from.before() }
}

/** The command where no figure is touched: what changes the kind of a block would take its picture away. */
export function outsideFigures(command: Command): Command {
  return (state, dispatch, view) => {
    let touched = false
    state.doc.nodesBetween(state.selection.from, state.selection.to, node => {
      touched ||= node.type === figure
    })
    return !touched && command(state, dispatch, view)
  }
}

/** Enter in a caption goes to a paragraph below, which takes what stands behind the caret along. */
export const leaveCaption: Command = (state, dispatch) => {
  const { $from, $to } = state.selection
  if (!$from.sameParent($to) || $from.parent.type !== figure) return false
  if (dispatch) {
    const tr = state.tr.deleteSelection()
    dispatch(tr.split(tr.selection.from, 1, [{ type: paragraph }]).scrollIntoView())
  }
  return true
}

/** Backspace at the start of a caption chooses the figure; at its end Delete does nothing. */
export const backOntoFigure: Command = (state, dispatch) => {
  const $cursor = cursorIn(state)
  if (!$cursor || $cursor.parentOffset > 0) return false
  dispatch?.(choosing(state, $cursor.before()))
  return true
}
export const stopAtCaptionEnd: Command = state => {
  const $cursor = cursorIn(state)
  return $cursor !== null && $cursor.pos === $cursor.end()
}

type Arrow = 'up' | 'down' | 'left' | 'right'

/**
 * Arrow keys come past a figure: from above onto the picture, from there into the caption, and the other way round.
 */
export function pastFigure(arrow: Arrow): Command {
  return (state, dispatch, view) => {
    const { selection } = state
    const forward = arrow === 'down' || arrow === 'right'
    if (selection instanceof NodeSelection) {
      if (!forward || selection.node.type !== figure) return false
      dispatch?.(state.tr.setSelection(TextSelection.create(state.doc, selection.from + 1)).scrollIntoView())
      return true
    }
    if (!(selection instanceof TextSelection) || !selection.empty) return false
    if (view && !view.endOfTextblock(arrow, state)) return false
    const { $head } = selection
    if (!forward) {
      if ($head.parent.type !== figure) return false
      dispatch?.(choosing(state, $head.before()))
      return true
    }
    const below = Selection.findFrom(state.doc.resolve($head.after()), 1, true)
    if (below?.$from.parent.type !== figure) return false
    dispatch?.(choosing(state, below.$from.before()))
    return true
  }
}

/** What is typed while a figure is chosen is added to its caption, and does not take the picture's place. */
export function typeIntoFigure(view: EditorView, text: string): boolean {
  const { selection, tr } = view.state
  if (!(selection instanceof NodeSelection) || selection.node.type !== figure) return false
  const end = selection.to - 1
  tr.insertText(text, end).setSelection(TextSelection.create(tr.doc, end + text.length))
  view.dispatch(tr.scrollIntoView())
  return true
}

/** Says what is to be seen in the figure that is chosen, for those who do not see it. */
export function describeFigure(alt: string): Command {
  return (state, dispatch) => {
    const at = figureAt(state)
    if (!at) return false
    dispatch?.(state.tr.setNodeAttribute(at.pos, 'alt', alt))
    return true
  }
}

/** Takes the figure that is chosen out of the draft, its caption with it. */
export const removeFigure: Command = (state, dispatch) => {
  const at = figureAt(state)
  if (!at) return false
  dispatch?.(state.tr.setSelection(NodeSelection.create(state.doc, at.pos)).deleteSelection())
  return true
}

function cursorIn(state: EditorState) {
  const $cursor = state.selection instanceof TextSelection ? state.selection.$cursor : null
  return $cursor?.parent.type === figure ? $cursor : null
}

function choosing(state: EditorState, pos: number) {
  return state.tr.setSelection(NodeSelection.create(state.doc, pos)).scrollIntoView()
}
