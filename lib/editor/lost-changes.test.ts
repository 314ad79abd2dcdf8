import fc from 'fast-check'
import { collab, receiveTransaction, sendableSteps } from 'prosemirror-collab'
import { setBlockType, wrapIn } from 'prosemirror-commands'
import { history, undo } from 'prosemirror-history'
import type { Node } from 'prosemirror-model'
import { type Command, EditorState, TextSelection, type Transaction } from 'prosemirror-state'
import { describe, expect, it } from 'vitest'
import { manuscriptSchema } from '@/lib/domain/manuscript-schema'
import {
  claimId,
  doc,
  h,
  headline,
  li,
  p,
  standfirst,
  type TaggedDoc,
  ul,
} from '@/lib/domain/testing/manuscript'
import { claimOrder } from './claim-index'
import { type LostChange, lostChanges } from './lost-changes'

type Edit = (tr: Transaction) => Transaction

function stateOn(doc: Node, clientID: string): EditorState {
  return EditorState.create({ doc, plugins: [history(), collab({ clientID })] })
}

interface Merged {
  readonly lost: LostChange[]
  readonly doc: Node
  /** The share of own steps that were done again. */
  readonly kept: number
}

/** What one person loses who did `own` while somebody else had done `theirs`, and the draft that comes of it. */
function merged(draft: Node, own: readonly Edit[], theirs: readonly Edit[]): Merged {
  const mine = own.reduce((state, edit) => state.apply(edit(state.tr)), stateOn(draft, 'ann'))
  const other = theirs.reduce((state, edit) => state.apply(edit(state.tr)), stateOn(draft, 'ben'))
  return rebased(mine, other)
}

function rebased(mine: EditorState, other: EditorState): Merged {
  const over = sendableSteps(other)?.steps ?? []
  const own = sendableSteps(mine)?.steps ?? []
  const tr = receiveTransaction(
    mine,
    over,
    over.map(() => 'ben'),
  )
  const again = own.filter((_, i) => tr.mapping.getMirror(i) !== undefined).length
  const kept = own.length === 0 || over.length === 0 ? 1 : again / own.length
  return { lost: over.length === 0 ? [] : lostChanges(own, tr), doc: tr.doc, kept }
}

const claimMark = (name: string) => manuscriptSchema.mark('claim', { id: claimId(name) })
const DRAFT = doc(
  headline('Gate'),
  standfirst('The council knew.'),
  p('<a>Five missiles<b> fell on <c>Friday.<d>'),
  p('<e>The gate was shut.<f>'),
)
const at = (name: string, draft: TaggedDoc = DRAFT) => draft.tag(name)
const cut: Edit = tr => tr.delete(at('e') - 1, at('f') + 1)

describe('what a merge lost', () => {
  it('is nothing while everything found its place', () => {
    const { lost } = merged(DRAFT, [tr => tr.insertText('!', at('d'))], [tr => tr.insertText('?', at('a'))])
    expect(lost).toEqual([])
  })

  it('is text typed where somebody had deleted the paragraph, letters in one piece, with its place', () => {
    const typing = [...' soon'].map(
      (letter, i): Edit =>
        tr =>
          tr.insertText(letter, at('e') + 3 + i),
    )
    expect(merged(DRAFT, typing, [cut]).lost).toEqual([
      { kind: 'typed', text: ' soon', where: 'The soon gate was shut.' },
    ])
  })

  it('names the block above a paragraph that was all new', () => {
    const draft = doc(headline('Gate'), p('One two three.'), p('<x>'))
    const typing: Edit = tr => tr.insertText('New words', draft.tag('x'))
    const { lost } = merged(draft, [typing], [tr => tr.delete(draft.tag('x') - 1, draft.tag('x') + 1)])
    expect(lost).toEqual([{ kind: 'typed', text: 'New words', where: 'One two three.' }])
  })

  it('is not what one had deleted again oneself', () => {
    const typing: Edit[] = [
      tr => tr.insertText('helo', at('e')),
      tr => tr.delete(at('e') + 2, at('e') + 4),
      tr => tr.insertText('llo', at('e') + 2),
    ]
    expect(merged(DRAFT, typing, [cut]).lost.map(({ text }) => text)).toEqual(['hello'])
    expect(
      merged(
        DRAFT,
        typing.slice(0, 1).concat(tr => tr.delete(at('e'), at('e') + 4)),
        [cut],
      ).lost,
    ).toEqual([])
  })

  it('is a claim on words that somebody deleted', () => {
    const marking: Edit = tr => tr.addMark(at('c'), at('d'), claimMark('k'))
    const { lost } = merged(DRAFT, [marking], [tr => tr.delete(at('c'), at('d'))])
    expect(lost).toEqual([
      {
        kind: 'marked',
        text: 'Friday.',
        where: 'Five missiles fell on Friday.',
        mark: { type: 'claim', attrs: { id: claimId('k') } },
        on: true,
      },
    ])
  })

  it('is a formatting of words that somebody deleted, but not of words lost with it', () => {
    const bold: Edit = tr => tr.addMark(at('c'), at('d'), manuscriptSchema.mark('strong'))
    expect(merged(DRAFT, [bold], [tr => tr.delete(at('c'), at('d'))]).lost).toEqual([
      {
        kind: 'formatted',
        text: 'Friday.',
        where: 'Five missiles fell on Friday.',
        mark: { type: 'strong', attrs: {} },
        on: true,
      },
    ])
    const typed: Edit[] = [
      tr => tr.insertText('soon', at('e')),
      tr => tr.addMark(at('e'), at('e') + 4, manuscriptSchema.mark('strong')),
    ]
    expect(merged(DRAFT, typed, [cut]).lost.map(({ kind }) => kind)).toEqual(['typed'])
  })

  it('is no deletion that somebody else made as well', () => {
    expect(merged(DRAFT, [tr => tr.delete(at('e'), at('f'))], [cut]).lost).toEqual([])
  })

  it('is a deletion that cannot be done again', () => {
    const across: Edit = tr => tr.delete(at('d') - 3, at('e') + 3)
    const listing: Edit = tr => {
      const range = tr.doc.resolve(at('e')).blockRange()
      if (!range) throw new Error('There is nothing to put into a list.')
      const { bullet_list, list_item } = manuscriptSchema.nodes
      return tr.wrap(range, [{ type: bullet_list }, { type: list_item }])
    }
    const { lost, doc: after } = merged(DRAFT, [across], [listing])
    if (after.textContent.includes('day.The')) expect(lost).toMatchObject([{ kind: 'deleted' }])
    else expect(lost).toEqual([])
  })

  it('is a break in a paragraph that is gone', () => {
    expect(merged(DRAFT, [tr => tr.split(at('e') + 8)], [cut]).lost).toEqual([
      { kind: 'arranged', text: '', where: 'The gate' },
    ])
  })
})

const START = doc(
  headline('Gate failed'),
  standfirst('The council knew.'),
  p('Five missiles fell on the port on Friday.'),
  ul(li(p('one')), li(p('two'))),
  h(2, 'Aftermath'),
  p('The gate was shut.'),
)
const place = fc.nat({ max: 1000 }).map(share => share / 1000)
const deed = fc.oneof(
  {
    weight: 5,
    arbitrary: fc.record({
      do: fc.constant('type' as const),
      at: place,
      size: fc.integer({ min: 1, max: 4 }),
    }),
  },
  { weight: 4, arbitrary: fc.record({ do: fc.constant('delete' as const), at: place, to: place }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('split' as const), at: place }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('mark' as const), at: place, to: place }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('bold' as const), at: place, to: place }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('heading' as const), at: place }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('quote' as const), at: place }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('undo' as const) }) },
)
type Deed = typeof deed extends fc.Arbitrary<infer D> ? D : never

/* Letters that occur once, so that it can be told what became of each. */
function writer(state: EditorState, first: number, name: string) {
  let next = first
  return (one: Deed): EditorState => {
    const applied = perform(state, one, () => String.fromCodePoint(next++), `${name}${next++}`)
    try {
      applied.doc.check()
    } catch {
      return state
    }
    state = applied
    return state
  }
}

function perform(state: EditorState, one: Deed, letter: () => string, name: string): EditorState {
  const size = state.doc.content.size
  const from = 'at' in one ? Math.round(one.at * size) : 0
  const to = 'to' in one ? Math.round(one.to * size) : from
  const [low, high] = [Math.min(from, to), Math.max(from, to)]
  const $from = state.doc.resolve(from)
  const commanded = (command: Command): EditorState => {
    let next = state
    const selection = TextSelection.near($from)
    command(state.apply(state.tr.setSelection(selection)), tr => {
      next = state.applyTransaction(tr).state
    })
    return next
  }
  switch (one.do) {
    case 'type':
      if (!$from.parent.isTextblock) return state
      return state.apply(state.tr.insertText(Array.from({ length: one.size }, letter).join(''), from))
    case 'delete':
      return state.apply(state.tr.delete(low, Math.min(high, low + 25)))
    case 'split':
      return $from.parent.type.name === 'paragraph' ? state.apply(state.tr.split(from)) : state
    case 'mark':
      return state.apply(state.tr.addMark(low, high, claimMark(name)))
    case 'bold':
      return state.apply(state.tr.addMark(low, high, manuscriptSchema.mark('strong')))
    case 'heading':
      return commanded(setBlockType(manuscriptSchema.nodes.heading, { level: 2 }))
    case 'quote':
      return commanded(wrapIn(manuscriptSchema.nodes.blockquote))
    case 'undo':
      return commanded(undo)
  }
}

const isOwn = (letter: string) => letter >= '\ue000' && letter < '\uf000'
const ownLetters = (text: string) => [...text].filter(isOwn)

/* Found at random: a letter typed into a block whose other changes are lost. */
const TYPED_INTO_LOST: Deed[] = [
  { do: 'type', at: 0.365, size: 1 },
  { do: 'bold', at: 0.175, to: 0 },
  { do: 'delete', at: 0.167, to: 0.045 },
  { do: 'delete', at: 0.06, to: 0.287 },
  { do: 'heading', at: 0.097 },
  { do: 'type', at: 0.108, size: 1 },
]
const DELETED_AND_UNDONE: Deed[] = [{ do: 'delete', at: 0.373, to: 0.169 }, { do: 'undo' }]

describe('whatever two people do at once', () => {
  it('each letter one typed is in the draft after the merge or is told of, and so is each claim', () => {
    fc.assert(
      fc.property(
        fc.array(deed, { minLength: 1, maxLength: 14, size: 'max' }),
        fc.array(deed, { minLength: 1, maxLength: 14, size: 'max' }),
        (own, theirs) => {
          let mine = stateOn(START, 'ann')
          const ann = writer(mine, 0xe000, 'ann')
          for (const one of own) mine = ann(one)
          let other = stateOn(START, 'ben')
          const ben = writer(other, 0xf000, 'ben')
          for (const one of theirs) other = ben(one)
          const { lost, doc: after } = rebased(mine, other)

          const seen = ownLetters(mine.doc.textContent)
          const told = lost.filter(({ kind }) => kind === 'typed').flatMap(({ text }) => ownLetters(text))
          const standing = ownLetters(after.textContent)
          expect(seen.filter(letter => !standing.includes(letter) && !told.includes(letter))).toEqual([])
          // Undoing brings words back that a merge may then leave standing by itself.
          if (!own.some(({ do: what }) => what === 'undo')) {
            expect(told.filter(letter => standing.includes(letter))).toEqual([])
          }

          const claims = claimOrder(mine.doc).filter(id => id.includes('ann'))
          const kept = claimOrder(after).filter(id => id.includes('ann'))
          const toldClaims = lost.flatMap(({ kind, mark }) => (kind === 'marked' ? [mark?.attrs.id] : []))
          expect(claims.filter(id => kept.includes(id) === toldClaims.includes(id))).toEqual([])
        },
      ),
      { numRuns: 1500, examples: [[TYPED_INTO_LOST, DELETED_AND_UNDONE]] },
    )
  })

  it('a step that was not done again is told of, unless it only deleted what is gone', () => {
    let dropped = 0
    fc.assert(
      fc.property(deed, fc.array(deed, { minLength: 1, maxLength: 6 }), (own, theirs) => {
        const mine = writer(stateOn(START, 'ann'), 0xe000, 'ann')(own)
        let other = stateOn(START, 'ben')
        const ben = writer(other, 0xf000, 'ben')
        for (const one of theirs) other = ben(one)
        const { lost, kept, doc: after } = rebased(mine, other)
        if (kept === 1 || mine.doc.eq(START)) return
        dropped++
        const stands = claimOrder(after).some(id => id.includes('ann'))
        if (own.do === 'mark') expect(lost.length > 0).toBe(!stands)
        else if (own.do !== 'delete') expect(lost).not.toEqual([])
        else expect(lost.every(({ kind }) => kind === 'deleted' || kind === 'arranged')).toBe(true)
      }),
      { numRuns: 1000 },
    )
    expect(dropped).toBeGreaterThan(20)
  })
})
