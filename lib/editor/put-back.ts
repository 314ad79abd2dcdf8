import { closeHistory } from 'prosemirror-history'
import type { Node } from 'prosemirror-model'
import type { Transaction } from 'prosemirror-state'
import type { EditorView } from 'prosemirror-view'
import { manuscriptSchema } from '@/lib/domain/manuscript-schema'
import { linesOf, plainText, positionOf } from '@/lib/domain/manuscript-text'
import type { EditorHandle } from './handle'
import type { LostChange } from './lost-changes'
import { pasteIntoSection } from './paste-sections'
import { sliceOfText } from './paste-slice'

/** Whether there is anything to put back of a change, where its words are found: the shape of a paragraph is not. */
export function canPutBack({ kind }: LostChange): boolean {
  return kind !== 'arranged'
}

/**
 * Puts a change back that was lost in a merge, as a change of now: text at the cursor, anything else on the words it
 * was about, first looked for in the block it was in. False when these words are no longer in the draft, or the
 * person may not do it.
 */
export function putBack(editor: EditorHandle, change: LostChange): boolean {
  const { view } = editor
  const before = view.state.doc
  if (change.kind === 'typed') insertAtCursor(view, change.text)
  else if (change.kind === 'unmarked') editor.unmark(String(change.mark?.attrs.id))
  else {
    const range = rangeOf(before, change)
    const tr = range && redone(view.state.tr, change, range)
    if (tr) view.dispatch(tr)
  }
  return view.state.doc !== before
}

function insertAtCursor(view: EditorView, text: string): void {
  const { state } = view
  const slice = sliceOfText(text, state.selection.$from)
  view.dispatch(closeHistory(pasteIntoSection(state, slice) ?? state.tr.replaceSelection(slice)))
}

function redone(
  tr: Transaction,
  { kind, mark, on }: LostChange,
  { from, to }: { readonly from: number; readonly to: number },
): Transaction | null {
  if (kind === 'deleted') return tr.delete(from, to)
  if (!mark || !(mark.type in manuscriptSchema.marks)) return null
  const made = manuscriptSchema.mark(mark.type, { ...mark.attrs })
  return on === false ? tr.removeMark(from, to, made) : tr.addMark(from, to, made)
}

function rangeOf(doc: Node, { text, where }: LostChange): { from: number; to: number } | null {
  if (text.trim() === '') return null
  const lines = linesOf(doc)
  const plain = plainText(doc)
  const beginning = where.replace(/…$/, '')
  const home = beginning === '' ? undefined : lines.find(line => line.text.startsWith(beginning))
  const inHome = home ? plain.indexOf(text, home.offset) : -1
  const at = home && inHome >= 0 && inHome <= home.offset + home.text.length ? inHome : plain.indexOf(text)
  if (at < 0) return null
  const from = positionOf(lines, at)
  const to = positionOf(lines, at + text.length)
  return from === null || to === null ? null : { from, to }
}
