import { history } from 'prosemirror-history'
import { type Command, EditorState, type Selection, TextSelection } from 'prosemirror-state'
import type { TaggedDoc } from '@/lib/domain/testing/manuscript'
import { claimPlugin } from '../claim-plugin'

/** A state with history and claims over a manuscript; `<a>` and `<b>` in it are the ends of the selection. */
export function stateOf(doc: TaggedDoc): EditorState {
  return EditorState.create({ doc, selection: selectionIn(doc), plugins: [history(), claimPlugin()] })
}

/** The selection from `<a>` to `<b>`, or a caret at `<a>`; at the start where there is no `<a>`. */
export function selectionIn(doc: TaggedDoc): Selection {
  const tag = (name: string): number | null => {
    try {
      return doc.tag(name)
    } catch {
      return null
    }
  }
  const a = tag('a')
  return a === null ? TextSelection.atStart(doc) : TextSelection.create(doc, a, tag('b') ?? a)
}

/** The state after a command, or null when the command does not apply. */
export function applied(state: EditorState, command: Command): EditorState | null {
  let next: EditorState | null = null
  const done = command(state, tr => {
    next = state.apply(tr)
  })
  return done ? next : null
}
