import { undo } from 'prosemirror-history'
import type { Command, EditorState } from 'prosemirror-state'
import { describe, expect, it } from 'vitest'
import { coverageOf, coveredSentences } from '@/lib/domain/coverage'
import { claim, doc, headline, p, passed, type TaggedDoc } from '@/lib/domain/testing/manuscript'
import { isPassedHere, stepOpen, toggleHere, toggleNothingToCheck } from './coverage-commands'
import { applied, stateOf } from './testing/state'

const ran = (state: EditorState, command: Command): EditorState => {
  const next = applied(state, command)
  if (next === null) throw new Error('The command does not apply.')
  return next
}
const covers = ({ doc }: EditorState) => coveredSentences(doc).map(({ cover }) => cover)
const selected = ({ doc, selection }: EditorState) => doc.textBetween(selection.from, selection.to)

describe('nothing to check', () => {
  it('is said of the sentence at the caret, and taken back by the same', () => {
    const state = stateOf(doc(p('It rain<a>ed. Five fell.')))
    const said = ran(state, toggleHere)
    expect(covers(said)).toEqual(['nothing_to_check', 'open'])
    expect(isPassedHere(said)).toBe(true)
    const back = ran(said, toggleHere)
    expect(covers(back)).toEqual(['open', 'open'])
    expect(isPassedHere(back)).toBe(false)
  })

  it('is said sentence by sentence of a selection, so that rewriting one opens that one alone', () => {
    const state = stateOf(doc(headline('<a>Port.'), p('It rained. It was dark. Five<b> fell.')))
    const said = ran(state, toggleHere)
    expect(covers(said)).toEqual([
      'nothing_to_check',
      'nothing_to_check',
      'nothing_to_check',
      'nothing_to_check',
    ])
    const at = said.doc.content.size - 'ned. It was dark. Five fell.'.length - 1
    const typed = said.apply(said.tr.insertText('x', at))
    expect(covers(typed)).toEqual(['nothing_to_check', 'open', 'nothing_to_check', 'nothing_to_check'])
  })

  it('of part of a sentence counts for that part, and can be widened', () => {
    const state = stateOf(doc(p('On Monday <a>it rained<b> a lot.')))
    const said = ran(state, toggleHere)
    expect(coverageOf(said.doc)).toMatchObject({ nothingToCheck: 2, openSentences: 0 })
    const { from, to } = said.selection
    const wider = ran(said, toggleNothingToCheck(from - 7, to - 3))
    expect(coverageOf(wider.doc)).toMatchObject({ nothingToCheck: 3 })
  })

  it('is undone by one step, and leaves claims alone', () => {
    const state = stateOf(doc(p(claim('a', 'Five fell.'), ' <a>It rained.<b>')))
    const said = ran(state, toggleHere)
    expect(covers(said)).toEqual(['claim', 'nothing_to_check'])
    expect(ran(said, undo).doc.eq(state.doc)).toBe(true)
  })

  it('is not to be said of nothing', () => {
    expect(applied(stateOf(doc(p('  <a> <b>  '))), toggleHere)).toBeNull()
    expect(applied(stateOf(doc(p('<a>'))), toggleHere)).toBeNull()
  })

  it('holds in the order of reading whatever way it was said', () => {
    const draft = doc(p('五枚の<a>ミサイル。誰もい<b>なかった。'))
    expect(covers(ran(stateOf(draft), toggleHere))).toEqual(['nothing_to_check', 'nothing_to_check'])
  })
})

describe('the next sentence that nobody has looked at', () => {
  const draft = () =>
    doc(headline('Port'), p('<a>It rained. ', claim('a', 'Five fell.'), ' So.'), p(passed('Then.'), ' Dark.'))
  const walk = (state: EditorState, direction: 1 | -1, count: number) => {
    const seen: string[] = []
    let at = state
    for (let i = 0; i < count; i++) {
      at = ran(at, stepOpen(direction))
      seen.push(selected(at))
    }
    return seen
  }

  it('is selected, one after the other, round at the ends, and back', () => {
    expect(walk(stateOf(draft()), 1, 5)).toEqual(['It rained.', 'So.', 'Dark.', 'Port', 'It rained.'])
    expect(walk(stateOf(draft()), -1, 3)).toEqual(['Port', 'Dark.', 'So.'])
  })

  it('is none when all are looked at', () => {
    const done: TaggedDoc = doc(headline(passed('Port')), p(claim('a', 'Five fell.')))
    expect(applied(stateOf(done), stepOpen(1))).toBeNull()
  })
})
