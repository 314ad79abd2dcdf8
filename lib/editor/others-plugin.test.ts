import fc from 'fast-check'
import { collab, getVersion, receiveTransaction, sendableSteps } from 'prosemirror-collab'
import { history, undo, undoDepth } from 'prosemirror-history'
import type { Node } from 'prosemirror-model'
import { EditorState, type Transaction } from 'prosemirror-state'
import type { Step } from 'prosemirror-transform'
import { describe, expect, it } from 'vitest'
import type { Presence } from '@/lib/contracts/stream'
import { doc, headline, p, type TaggedDoc } from '@/lib/domain/testing/manuscript'
import { hearing, othersPlugin, placesOfOthers, selectionsOfOthers } from './others-plugin'

const START = doc(headline('Gate'), p('Five <a>missiles<b> fell.'))
const A = START.tag('a')
const B = START.tag('b')

const ben: Presence = {
  clientId: 'ben-1',
  person: { id: 'ben', name: 'Ben' },
  version: 0,
  anchor: A,
  head: A,
  claimId: null,
  working: false,
  at: '2024-03-04T09:00:00.000Z',
}

/* A window whose saving the test does by hand. */
function window(draft: TaggedDoc = START) {
  let state = EditorState.create({
    doc: draft,
    plugins: [history(), collab({ version: 0, clientID: 'ann-1' }), othersPlugin(id => `of-${id}`)],
  })
  const apply = (tr: Transaction) => {
    state = state.apply(tr)
  }
  return {
    state: () => state,
    apply,
    type: (text: string, at: number) => apply(state.tr.insertText(text, at)),
    hear: (...people: Presence[]) => apply(hearing(state.tr, people)),
    receive: (...steps: Step[]) =>
      apply(
        receiveTransaction(
          state,
          steps,
          steps.map(() => 'somebody'),
        ),
      ),
    confirm: (count = 1) => {
      const steps = sendableSteps(state)?.steps.slice(0, count) ?? []
      apply(
        receiveTransaction(
          state,
          steps,
          steps.map(() => 'ann-1'),
        ),
      )
    },
    heads: () => placesOfOthers(state).map(place => place.head),
  }
}

/* The step by which somebody types into the draft as it was at the start. */
const typing = (text: string, at: number, from = START) => {
  const [step] = EditorState.create({ doc: from }).tr.insertText(text, at).steps
  if (!step) throw new Error('Nothing was typed.')
  return step
}

describe('where others are', () => {
  it('is where they were told to be', () => {
    const ann = window()
    ann.hear(ben, { ...ben, clientId: 'cas-1', person: { id: 'cas', name: 'Cas' } })
    expect(placesOfOthers(ann.state())).toEqual([
      { clientId: 'ben-1', person: ben.person, anchor: A, head: A, moves: 0 },
      { clientId: 'cas-1', person: { id: 'cas', name: 'Cas' }, anchor: A, head: A, moves: 0 },
    ])
  })

  it('is nowhere before they have been in the draft, and after they left', () => {
    const ann = window()
    ann.hear({ ...ben, anchor: null, head: null })
    expect(ann.heads()).toEqual([])
    ann.hear(ben)
    ann.hear()
    expect(ann.heads()).toEqual([])
    expect(selectionsOfOthers(ann.state()).find()).toEqual([])
  })

  it('goes along with what is typed here, and stays before what is typed right at it', () => {
    const ann = window()
    ann.hear(ben)
    ann.type('Only ', A - 5)
    ann.type('long ', A + 5)
    expect(ann.heads()).toEqual([A + 5])
  })

  it('counts from words that only this window has yet', () => {
    const ann = window()
    ann.type('Only ', A - 5)
    ann.hear(ben)
    expect(ann.heads()).toEqual([A + 5])
    ann.confirm()
    expect(ann.heads()).toEqual([A + 5])
  })

  it('goes after words that come in right at it: they are being typed there', () => {
    const ann = window()
    ann.hear(ben)
    ann.receive(typing('long ', A))
    expect(placesOfOthers(ann.state())).toMatchObject([{ head: A + 5, moves: 1 }])
  })

  it('stays before words typed here when others are received under them', () => {
    const ann = window()
    ann.hear(ben)
    ann.type('long ', A)
    ann.receive(typing('Only ', A - 5))
    expect(ann.state().doc.textContent).toContain('Only Five long missiles')
    expect(ann.heads()).toEqual([A + 5])
  })

  it('that was told for an older version is brought up to this one', () => {
    const ann = window()
    ann.receive(typing('Only ', A - 5))
    ann.type('Yes. ', A - 5)
    ann.confirm()
    expect(getVersion(ann.state())).toBe(2)
    ann.hear(ben)
    expect(ann.heads()).toEqual([A + 10])
    ann.hear({ ...ben, version: 1, anchor: A + 5, head: A + 5 })
    expect(placesOfOthers(ann.state())).toMatchObject([{ head: A + 10, moves: 0 }])
  })

  it('that was told for a later version waits for it, where they were', () => {
    const ann = window()
    const later = { ...ben, version: 1, anchor: A + 9, head: A + 9 }
    ann.hear(later)
    expect(ann.heads()).toEqual([])
    ann.hear(ben)
    ann.hear(later)
    expect(ann.heads()).toEqual([A])
    ann.receive(typing('Only ', A - 5))
    expect(placesOfOthers(ann.state())).toMatchObject([{ head: A + 9, moves: 1 }])
  })

  it('that was told for a version from before anything is known here is not guessed at', () => {
    const draft = EditorState.create({
      doc: START,
      plugins: [collab({ version: 7 }), othersPlugin(String)],
    })
    expect(placesOfOthers(draft.apply(hearing(draft.tr, [ben])))).toEqual([])
    expect(placesOfOthers(draft.apply(hearing(draft.tr, [{ ...ben, version: 7 }])))).toHaveLength(1)
  })

  it('goes on from where it has got to when the same is told again', () => {
    const ann = window()
    ann.hear(ben)
    ann.receive(typing('long ', A))
    ann.hear({ ...ben, claimId: 'c' })
    expect(ann.heads()).toEqual([A + 5])
  })

  it('never lies outside the draft', () => {
    const ann = window()
    ann.hear({ ...ben, anchor: 0, head: 10_000 })
    expect(placesOfOthers(ann.state())).toMatchObject([{ anchor: 0, head: START.content.size }])
  })

  it('costs nothing when nothing of it changes', () => {
    const ann = window()
    const empty = ann.state()
    ann.type('x', A)
    const plugin = ann.state().plugins.at(-1)
    expect(plugin?.getState(ann.state())).toBe(plugin?.getState(empty))
    ann.hear(ben)
    const before = ann.state()
    ann.apply(before.tr.setMeta('of no interest', true))
    expect(plugin?.getState(ann.state())).toBe(plugin?.getState(before))
    ann.hear({ ...ben, at: '2024-03-04T09:00:04.000Z' })
    ann.type('x', B + 3)
    expect(placesOfOthers(ann.state())).toBe(placesOfOthers(before))
  })

  it('is no part of the draft, nor of what can be undone', () => {
    const ann = window()
    ann.type('x', 1)
    ann.hear({ ...ben, head: B })
    expect(undoDepth(ann.state())).toBe(1)
    expect(ann.state().doc.textContent).toBe('xGateFive missiles fell.')
    undo(ann.state(), ann.apply)
    expect(ann.state().doc.eq(START)).toBe(true)
    expect(ann.heads()).toEqual([B])
    expect(sendableSteps(ann.state())?.steps).toHaveLength(2)
  })

  it('agrees with the other window, whatever both type and whenever it arrives', () => {
    const edit = fc.record({
      own: fc.boolean(),
      at: fc.nat(60),
      remove: fc.nat(4),
      text: fc.constantFrom('', 'x', 'yz'),
    })
    fc.assert(
      fc.property(fc.array(edit, { maxLength: 12 }), fc.nat(60), fc.nat(12), (edits, caret, toldAfter) => {
        const ann = window()
        // The other types into the confirmed draft.
        let theirs: Node = START
        const spot = (size: number, at: number) => 7 + (at % (size - 8))
        let head = spot(theirs.content.size, caret)
        ann.hear({ ...ben, anchor: head, head })
        for (const [index, { own, at, remove, text }] of edits.entries()) {
          const draft = own ? ann.state().doc : theirs
          const from = spot(draft.content.size, at)
          const to = Math.min(from + remove, draft.content.size - 1)
          const tr = EditorState.create({ doc: draft }).tr.insertText(text, from, to)
          if (own) ann.apply(ann.state().tr.insertText(text, from, to))
          else {
            ann.receive(...tr.steps)
            head = tr.mapping.map(head, 1)
            theirs = tr.doc
          }
          if (index === toldAfter) ann.hear({ ...ben, version: getVersion(ann.state()), anchor: head, head })
        }
        const unconfirmed = sendableSteps(ann.state())?.steps ?? []
        const expected = unconfirmed.reduce((position, step) => step.getMap().map(position, -1), head)
        expect(ann.heads()).toEqual([expected])
      }),
    )
  })
})

describe('what others selected', () => {
  const drawn = (state: EditorState) =>
    selectionsOfOthers(state)
      .find()
      .map(({ from, to }) => [from, to])

  it('is tinted from end to end, in whichever direction, and follows what is typed', () => {
    const ann = window()
    ann.hear({ ...ben, anchor: B, head: A })
    expect(drawn(ann.state())).toEqual([[A, B]])
    ann.type('Only ', A - 5)
    expect(drawn(ann.state())).toEqual([[A + 5, B + 5]])
  })

  it('is tinted for each of two who selected the same', () => {
    const ann = window()
    const cas = { ...ben, clientId: 'cas-1', person: { id: 'cas', name: 'Cas' }, anchor: B }
    ann.hear({ ...ben, anchor: B }, cas)
    expect(drawn(ann.state())).toEqual([
      [A, B],
      [A, B],
    ])
    expect(JSON.stringify(selectionsOfOthers(ann.state()).find())).toMatch(/of-ben.*of-cas/)
  })

  it('is nothing for a caret alone', () => {
    const ann = window()
    ann.hear(ben)
    expect(drawn(ann.state())).toEqual([])
  })
})
