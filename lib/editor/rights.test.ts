import { collab } from 'prosemirror-collab'
import { EditorState } from 'prosemirror-state'
import { describe, expect, it } from 'vitest'
import { claim, claimId, doc, em, p } from '@/lib/domain/testing/manuscript'
import { markRange } from './claim-commands'
import { claimPlugin } from './claim-plugin'
import { receiving } from './received'
import { type Rights, rightsPlugin } from './rights'
import { applied } from './testing/state'
import { applyWording, cutClaim } from './wording-commands'

const DRAFT = doc(p('The ', claim('a', 'five'), ' fell ', em('twice')))
const stateFor = (rights: Rights) =>
  EditorState.create({
    doc: DRAFT,
    plugins: [rightsPlugin(rights), collab({ version: 0, clientID: 'me' }), claimPlugin()],
  })
const CHECKER = { mayWrite: false, mayMark: true }
const READER = { mayWrite: false, mayMark: false }

describe('rights', () => {
  it.each([
    ['typing', (state: EditorState) => state.tr.insertText('x', 5)],
    ['deleting', (state: EditorState) => state.tr.delete(5, 7)],
    ['formatting', (state: EditorState) => state.tr.removeMark(0, state.doc.content.size)],
    [
      'marking and typing at once',
      (state: EditorState) => state.tr.removeMark(5, 12, state.schema.marks.claim).insertText('x', 5),
    ],
  ])('keep a checker from %s', (_, change) => {
    const state = stateFor(CHECKER)
    expect(state.apply(change(state)).doc).toBe(state.doc)
  })

  it('keep a checker from rewording and cutting', () => {
    expect(applied(stateFor(CHECKER), applyWording(claimId('a'), 'six'))?.doc).toBe(DRAFT)
    expect(applied(stateFor(CHECKER), cutClaim(claimId('a')))?.doc).toBe(DRAFT)
  })

  it('let a checker mark', () => {
    const state = applied(stateFor(CHECKER), markRange(claimId('new'), 9, 18))
    expect(state?.doc.eq(DRAFT)).toBe(false)
  })

  it('keep a reader from marking', () => {
    expect(applied(stateFor(READER), markRange(claimId('new'), 9, 18))?.doc).toBe(DRAFT)
  })

  it("let others' text in", () => {
    const state = stateFor(READER)
    const step = state.tr.insertText('Then ', 5).steps[0]?.toJSON()
    const { tr } = receiving(state, [{ step, clientId: 'other' }], 'me')
    expect(state.apply(tr).doc.textContent).toBe('Then The five fell twice')
  })
})
