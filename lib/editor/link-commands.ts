import type { Node } from 'prosemirror-model'
import type { Command, EditorState } from 'prosemirror-state'
import { linkUrl } from '@/lib/domain/link-url'
import { manuscriptSchema } from '@/lib/domain/manuscript-schema'

const { link } = manuscriptSchema.marks

/** Links the selection, or the whole link at the caret, to an address; false for an address that may not be a link. */
export function setLink(address: string): Command {
  return (state, dispatch) => {
    const href = linkUrl(address)
    const range = linkRange(state)
    if (href === null || range === null || !allowsLink(state.doc, range)) return false
    if (dispatch) {
      const tr = state.tr.removeMark(range.from, range.to, link)
      dispatch(tr.addMark(range.from, range.to, link.create({ href })).scrollIntoView())
    }
    return true
  }
}

/** Takes links off the selection, or the link at the caret; false where there is none. */
export const removeLink: Command = (state, dispatch) => {
  const range = linkRange(state)
  if (range === null || !state.doc.rangeHasMark(range.from, range.to, link)) return false
  if (dispatch) dispatch(state.tr.removeMark(range.from, range.to, link))
  return true
}

/** The address of the link at the caret or at the start of the selection. */
export function linkAtSelection(state: EditorState): string | null {
  const { $from } = state.selection
  for (const node of [$from.nodeAfter, $from.nodeBefore]) {
    const mark = node && link.isInSet(node.marks)
    if (mark) return mark.attrs.href
  }
  return null
}

function linkRange(state: EditorState): { from: number; to: number } | null {
  const { from, to, empty, $from } = state.selection
  if (!empty) return { from, to }
  const href = linkAtSelection(state)
  if (href === null) return null
  const mark = link.create({ href })
  const start = $from.start()
  let range: { from: number; to: number } | null = null
  $from.parent.forEach((node, offset) => {
    if (!mark.isInSet(node.marks)) return
    const piece = { from: start + offset, to: start + offset + node.nodeSize }
    if (range && range.to === piece.from) range = { from: range.from, to: piece.to }
    else if (range === null || range.to < from) range = piece
  })
  return range
}

function allowsLink(doc: Node, { from, to }: { from: number; to: number }): boolean {
  let allowed = false
  doc.nodesBetween(from, to, node => {
    if (node.isTextblock && node.type.allowsMarkType(link)) allowed = true
    return !node.isTextblock
  })
  return allowed
}
