/* The baseline: ProseMirror with the same text and the same claim marks, no cards, no saving, nothing of ours. */
import { baseKeymap } from 'prosemirror-commands'
import { history } from 'prosemirror-history'
import { keymap } from 'prosemirror-keymap'
import { type Command, EditorState } from 'prosemirror-state'
import { EditorView } from 'prosemirror-view'
import { manuscriptSchema } from '@/lib/domain/manuscript-schema'

let added = 0
const claim = (id: string) => manuscriptSchema.marks.claim.create({ id })

const markSelection: Command = (state, dispatch) => {
  const { from, to } = state.selection
  dispatch?.(state.tr.addMark(from, to, claim(`added-${added++}-claim`)))
  return true
}

/* Without a store beside the document, a status can only be shown by rewriting the mark. */
const restatus: Command = (state, dispatch) => {
  const id = state.selection.$from.marks().find(mark => mark.type.name === 'claim')?.attrs.id
  const next = claim(`changed-${added++}-claim`)
  const tr = state.tr
  state.doc.descendants((node, pos) => {
    const mark = node.marks.find(one => one.type.name === 'claim' && one.attrs.id === id)
    if (mark) tr.removeMark(pos, pos + node.nodeSize, mark).addMark(pos, pos + node.nodeSize, next)
  })
  dispatch?.(tr)
  return true
}

const answer = await fetch(`/draft.json${location.search}`)
const state = EditorState.create({
  doc: manuscriptSchema.nodeFromJSON(await answer.json()),
  plugins: [history(), keymap({ 'Mod-Enter': markSelection, F9: restatus }), keymap(baseKeymap)],
})
const mount = document.querySelector<HTMLElement>('#draft')
if (!mount) throw new Error('There is nowhere to put the editor.')
new EditorView(mount, { state, attributes: { class: 'draft' } })
document.documentElement.dataset.ready = 'true'
