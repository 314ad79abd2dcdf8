import { lift, setBlockType, toggleMark, wrapIn } from 'prosemirror-commands'
import { liftListItem, wrapInList } from 'prosemirror-schema-list'
import type { Command, EditorState } from 'prosemirror-state'
import type { EditorView } from 'prosemirror-view'
import { linkUrl } from '@/lib/domain/link-url'
import { manuscriptSchema as schema } from '@/lib/domain/manuscript-schema'

export const toggleStrong: Command = toggleMark(schema.marks.strong)
export const toggleEm: Command = toggleMark(schema.marks.em)

/** What a paragraph can be turned into, with its name in the menu. */
export const blockCommands: readonly { readonly label: string; readonly command: Command }[] = [
  { label: 'Paragraph', command: plainParagraph },
  { label: 'Heading', command: setBlockType(schema.nodes.heading, { level: 2 }) },
  { label: 'Smaller heading', command: setBlockType(schema.nodes.heading, { level: 3 }) },
  { label: 'Quotation', command: wrapIn(schema.nodes.blockquote) },
  { label: 'List', command: wrapInList(schema.nodes.bullet_list) },
  { label: 'Numbered list', command: wrapInList(schema.nodes.ordered_list) },
  { label: 'Rule below', command: insertRule },
]

/* Out of a heading, a list or a quotation, one step at a time. */
function plainParagraph(state: EditorState, dispatch?: Parameters<Command>[1]): boolean {
  return (
    setBlockType(schema.nodes.paragraph)(state, dispatch) ||
    liftListItem(schema.nodes.list_item)(state, dispatch) ||
    lift(state, dispatch)
  )
}

/** Puts a rule after the block the caret is in; not in headline and standfirst. */
function insertRule(state: EditorState, dispatch?: Parameters<Command>[1]): boolean {
  const { $to } = state.selection
  if ($to.depth === 0 || $to.index(0) < 2) return false
  dispatch?.(state.tr.insert($to.after(1), schema.nodes.horizontal_rule.create()).scrollIntoView())
  return true
}

/** The address of the link the selection lies in, or null. */
export function linkAtSelection(state: EditorState): string | null {
  const { from, to, $from } = state.selection
  let href: string | null = null
  state.doc.nodesBetween(from, Math.max(to, from + 1), node => {
    const mark = schema.marks.link.isInSet(node.marks)
    if (mark) href = mark.attrs.href
  })
  return href ?? schema.marks.link.isInSet($from.marks())?.attrs.href ?? null
}

/** Links the selected words. False where the address may not be a link or nothing is selected. */
export function setLink(address: string): Command {
  return (state, dispatch) => {
    const href = linkUrl(address)
    const { from, to, empty } = state.selection
    if (href === null || empty) return false
    dispatch?.(
      state.tr.removeMark(from, to, schema.marks.link).addMark(from, to, schema.marks.link.create({ href })),
    )
    return true
  }
}

/** Takes the link off the selected words. */
export const removeLink: Command = (state, dispatch) => {
  const { from, to } = state.selection
  if (!state.doc.rangeHasMark(from, to, schema.marks.link)) return false
  dispatch?.(state.tr.removeMark(from, to, schema.marks.link))
  return true
}

/** Runs a command on a view and gives it the focus back. */
export function runCommand(view: EditorView, command: Command): boolean {
  const done = command(view.state, view.dispatch, view)
  view.focus()
  return done
}
