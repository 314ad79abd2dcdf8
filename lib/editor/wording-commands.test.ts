import { undo } from 'prosemirror-history'
import { describe, expect, it } from 'vitest'
import {
  blockquote,
  br,
  claim,
  claimId,
  doc,
  em,
  headline,
  li,
  link,
  p,
  standfirst,
  strong,
  ul,
} from '@/lib/domain/testing/manuscript'
import { applied, stateOf } from './testing/state'
import { applyWording, cutClaim } from './wording-commands'

const A = claimId('a')

describe('applying a proposed wording', () => {
  it.each([
    [
      'a word',
      doc(p('The ', claim('a', 'five missiles'), ' fell')),
      'three missiles',
      doc(p('The ', claim('a', 'three missiles'), ' fell')),
    ],
    [
      'all of it',
      doc(p('The ', claim('a', 'five missiles'), ' fell')),
      'rain',
      doc(p('The ', claim('a', 'rain'), ' fell')),
    ],
    [
      'more words',
      doc(p('The ', claim('a', 'five missiles'), ' fell')),
      'five large missiles at least',
      doc(p('The ', claim('a', 'five large missiles at least'), ' fell')),
    ],
    [
      'fewer words',
      doc(p('The ', claim('a', 'five large missiles'), ' fell')),
      'five missiles',
      doc(p('The ', claim('a', 'five missiles'), ' fell')),
    ],
    ['white space round it is left out', doc(p(claim('a', 'five'))), ' six\n', doc(p(claim('a', 'six')))],
    [
      'the formatting at the start stays',
      doc(p(claim('a', strong('five'), ' missiles'))),
      'three rockets',
      doc(p(claim('a', strong('three'), ' rockets'))),
    ],
    [
      'a link on one changed word stays',
      doc(p(claim('a', 'the ', link('https://a.example/', 'report'), ' says'))),
      'the study says',
      doc(p(claim('a', 'the ', link('https://a.example/', 'study'), ' says'))),
    ],
    [
      'a link on part of what goes does not spread',
      doc(p(claim('a', link('https://a.example/', 'report'), 'age'))),
      'study',
      doc(p(claim('a', 'study'))),
    ],
    [
      'a claim around it takes the new words',
      doc(p(claim('b', 'The ', claim('a', 'five'), ' fell'))),
      'six',
      doc(p(claim('b', 'The ', claim('a', 'six'), ' fell'))),
    ],
    [
      'a claim inside it stays on its words',
      doc(p(claim('a', 'five ', claim('b', 'missiles')), ' fell')),
      'three missiles',
      doc(p(claim('a', 'three ', claim('b', 'missiles')), ' fell')),
    ],
    [
      'a claim on just the changed word goes over to the new one',
      doc(p(claim('a', claim('b', 'five'), ' missiles'))),
      'three missiles',
      doc(p(claim('a', claim('b', 'three'), ' missiles'))),
    ],
    [
      'text put into its midst is part of it',
      doc(p(claim('a', 'five'), ' big ', claim('a', 'missiles'))),
      'five small missiles',
      doc(p(claim('a', 'five small missiles'))),
    ],
    [
      'in the headline, on one line',
      doc(headline(claim('a', 'Gate failed'))),
      'Gate\nheld',
      doc(headline(claim('a', 'Gate held'))),
    ],
    ['a line break', doc(p(claim('a', 'five'))), 'one\ntwo', doc(p(claim('a', 'one', br(), 'two')))],
    [
      'a line for each block it covers',
      doc(p('See ', claim('a', 'five')), p(claim('a', 'six'), ' fell')),
      'seven\neight',
      doc(p('See ', claim('a', 'seven')), p(claim('a', 'eight'), ' fell')),
    ],
    [
      'all in the first block when the lines do not match',
      doc(p('See ', claim('a', 'five')), p(claim('a', 'six')), p('End')),
      'seven eight',
      doc(p('See ', claim('a', 'seven eight')), p('End')),
    ],
    [
      'in a script without spaces',
      doc(p('昨天', claim('a', '五枚导弹'), '落下')),
      '三枚导弹',
      doc(p('昨天', claim('a', '三枚导弹'), '落下')),
    ],
  ])('%s', (_, before, wording, expected) => {
    const state = applied(stateOf(before), applyWording(A, wording))
    expect(state?.doc.toString()).toBe(expected.toString())
    expect(state?.doc.eq(expected)).toBe(true)
    state?.doc.check()
  })

  it.each([
    ['a claim that is not in the draft', doc(p('Five')), 'six'],
    ['nothing', doc(p(claim('a', 'five'))), ' '],
    ['what stands there already', doc(p(claim('a', 'five'))), 'five'],
  ])('is refused for %s', (_, draft, wording) => {
    expect(applied(stateOf(draft), applyWording(A, wording))).toBeNull()
  })

  it('is undone in one step, typing before it apart', () => {
    const draft = doc(p('The ', claim('a', 'five big missiles'), ' fell'))
    let state = stateOf(draft)
    state = state.apply(state.tr.insertText('x', draft.content.size - 1))
    const typed = state.doc
    state = applied(state, applyWording(A, 'six small rockets')) ?? state
    state = applied(state, undo) ?? state
    expect(state.doc.eq(typed)).toBe(true)
  })
})

describe('cutting', () => {
  it.each([
    ['words and the space after', doc(p('The ', claim('a', 'five'), ' fell')), doc(p('The fell'))],
    ['at the start', doc(p(claim('a', 'Five'), ' fell')), doc(p('fell'))],
    ['before a full stop', doc(p('They fell ', claim('a', 'twice'), '.')), doc(p('They fell.'))],
    ['at the end', doc(p('They fell ', claim('a', 'twice'))), doc(p('They fell'))],
    ['within a word', doc(p('un', claim('a', 'believ'), 'able')), doc(p('unable'))],
    ['a whole paragraph', doc(p('One'), p(claim('a', 'two')), p('three')), doc(p('One'), p('three'))],
    ['the only paragraph', doc(p(claim('a', 'two'))), doc(p())],
    ['the headline', doc(headline(claim('a', 'Gate')), p('One')), doc(headline(), p('One'))],
    ['a list item', doc(ul(li(p('one')), li(p(claim('a', 'two'))))), doc(ul(li(p('one'))))],
    ['a whole list', doc(p('One'), ul(li(p(claim('a', 'two'))))), doc(p('One'))],
    ['a quotation', doc(blockquote(p(claim('a', 'two'))), p('End')), doc(p('End'))],
    [
      'over two blocks',
      doc(standfirst('On ', claim('a', 'five')), p(claim('a', 'six'), ' fell')),
      doc(standfirst('On'), p('fell')),
    ],
    [
      'only its own words',
      doc(p(claim('a', 'five'), ' big ', claim('a', 'missiles'), ' fell')),
      doc(p('big fell')),
    ],
    [
      'and leaves the rest of a claim it overlaps',
      doc(p(claim('b', 'The ', claim('a', 'five')), ' fell ', em('now'))),
      doc(p(claim('b', 'The '), 'fell ', em('now'))),
    ],
  ])('%s', (_, before, expected) => {
    const state = applied(stateOf(before), cutClaim(A))
    expect(state?.doc.toString()).toBe(expected.toString())
    expect(state?.doc.eq(expected)).toBe(true)
    state?.doc.check()
  })

  it('comes back with its claims by one undo', () => {
    const draft = doc(p('The ', claim('a', 'five ', claim('b', 'missiles')), ' fell'), p(claim('a', 'twice')))
    let state = applied(stateOf(draft), cutClaim(A)) ?? stateOf(draft)
    state = applied(state, undo) ?? state
    expect(state.doc.eq(draft)).toBe(true)
  })

  it('is refused for a claim that is not in the draft', () => {
    expect(applied(stateOf(doc(p('Five'))), cutClaim(A))).toBeNull()
  })
})
