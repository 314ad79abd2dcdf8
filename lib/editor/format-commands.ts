import { lift, setBlockType, toggleMark, wrapIn } from 'prosemirror-commands'
import { liftListItem, wrapInList } from 'prosemirror-schema-list'
import type { Command, EditorState } from 'prosemirror-state'
import type { EditorView } from 'prosemirror-view'
import { manuscriptSchema as schema } from '@/lib/domain/manuscript-schema'
import { outsideFigures } from './figure-commands'

export { linkAtSelection, removeLink, setLink } from './link-commands'

export const toggleStrong: Command = toggleMark(schema.marks.strong)
export const toggleEm: Command = toggleMark(schema.marks.em)

/** What a paragraph can be turned into, with its name in the menu. */
export const blockCommands: readonly { readonly label: string; readonly command: Command }[] = [
  { label: 'Paragraph', command: plainParagraph },
  { label: 'Heading', command: blockType(schema.nodes.heading, { level: 2 }) },
  { label: 'Smaller heading', command: blockType(schema.nodes.heading, { level: 3 }) },
  { label: 'Quotation', command: wrapIn(schema.nodes.blockquote) },
  { label: 'List', command: wrapInList(schema.nodes.bullet_list) },
  { label: 'Numbered list', command: wrapInList(schema.nodes.ordered_list) },
  { label: 'Rule below', command: insertRule },
]

function blockType(...kind: Parameters<typeof setBlockType>): Command {
  return outsideFigures(setBlockType(...kind))
}

/* Out of a heading, a list or a quotation, one step at a time. */
function plainParagraph(state: EditorState, dispatch?: Parameters<Command>[1]): boolean {
  return (
    blockType(schema.nodes.paragraph)(state, dispatch) ||
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

/** Runs a command on a view and gives it the focus back. */
export function runCommand(view: EditorView, command: Command): boolean {
  const done = command(view.state, view.dispatch, view)
  view.focus()
  return done
}
