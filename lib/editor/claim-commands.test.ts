import { undo } from 'prosemirror-history'
import type { EditorState } from 'prosemirror-state'
import { describe, expect, it } from 'vitest'
import { claimAnchors } from '@/lib/domain/claim-anchor'
import { br, claim, claimId, doc, em, headline, p, standfirst, strong } from '@/lib/domain/testing/manuscript'
import { markRange, markSelection, relink, unmark } from './claim-commands'
import { chosenClaim } from './claim-plugin'
import { applied, stateOf } from './testing/state'

const NEW = claimId('new')
const mark = markSelection(NEW)
const quotes = (state: EditorState | null) =>
  state &&
  Object.fromEntries(claimAnchors(state.doc).map(({ id, quote }) => [id.replace('claim-id-', ''), quote]))

describe('marking', () => {
  it.each([
    ['a word', doc(p('The <a>five missiles<b> fell')), 'five missiles'],
    ['without white space at the ends', doc(p('The<a> five missiles <b>fell')), 'five missiles'],
    ['in the headline', doc(headline('Gate <a>failed twice<b>')), 'failed twice'],
    ['in the standfirst', doc(standfirst('<a>The council knew<b>.')), 'The council knew'],
    ['across paragraphs', doc(p('One <a>two'), p('three<b> four')), 'two\nthree'],
    ['across headline and body', doc(headline('Gate <a>failed'), p('Five<b> fell')), 'failed\n\nFive'],
    ['from an empty paragraph on', doc(p('One<a> '), p(), p(' two<b>')), 'two'],
    ['over a line break', doc(p('One <a>two', br(), 'three<b>')), 'two\nthree'],
    ['over formatting', doc(p('The <a>fi', strong('ve'), ' mis', em('siles<b>'))), 'five missiles'],
    ['outside the basic plane', doc(p('<a>😀😀<b>')), '😀😀'],
    ['in a script without spaces', doc(p('新闻<a>五枚导弹<b>落下')), '五枚导弹'],
  ])('%s', (_, draft, quote) => {
    const state = applied(stateOf(draft), mark)
    expect(quotes(state)).toEqual({ new: quote })
    expect(state && chosenClaim(state)).toBe(NEW)
    state?.doc.check()
  })

  it('puts the caret behind the claim, so that the next key does not replace it', () => {
    const draft = doc(p('The <a>five<b> fell'))
    const state = applied(stateOf(draft), mark)
    expect(state?.selection.empty).toBe(true)
    expect(state?.selection.head).toBe(draft.tag('b'))
  })

  it.each([
    ['nothing', doc(p('The <a>five'))],
    ['white space', doc(p('The<a> <b>five'))],
    ['empty blocks', doc(headline('<a>'), standfirst(), p('<b>'))],
    ['exactly that claim', doc(p('The ', claim('a', '<a>five<b>'), ' fell'))],
    ['that claim and a space', doc(p('The<a> ', claim('a', 'five'), ' <b>fell'))],
    ['a claim over two blocks', doc(p('One ', claim('a', '<a>two')), p(claim('a', 'three<b>'), ' four'))],
  ])('is refused over %s', (_, draft) => {
    expect(applied(stateOf(draft), mark)).toBeNull()
  })

  it.each([
    ['inside a claim', doc(p('The ', claim('a', 'five <a>missiles<b>'), ' fell')), 'missiles'],
    ['around a claim', doc(p('<a>The ', claim('a', 'five missiles'), ' fell<b>')), 'The five missiles fell'],
    ['across a claim', doc(p('The ', claim('a', 'five <a>missiles'), ' fell<b>')), 'missiles fell'],
  ])('%s leaves the other as it is', (_, draft, quote) => {
    expect(quotes(applied(stateOf(draft), mark))).toEqual({ a: 'five missiles', new: quote })
  })

  it('takes the halves of a claim that was torn apart for another place', () => {
    const draft = doc(p('<a>', claim('a', 'five'), ' big ', claim('a', 'missiles'), '<b>'))
    expect(quotes(applied(stateOf(draft), mark))).toEqual({
      a: 'five big missiles',
      new: 'five big missiles',
    })
  })

  it('takes positions in either order, and only what lies in the draft', () => {
    const draft = doc(p('<a>five<b> fell'))
    const state = stateOf(draft)
    expect(quotes(applied(state, markRange(NEW, draft.tag('b'), draft.tag('a'))))).toEqual({ new: 'five' })
    expect(quotes(applied(state, markRange(NEW, -5, 9999)))).toEqual({ new: 'five fell' })
  })

  it('takes whole characters', () => {
    const draft = doc(p('a<a>😀b'))
    expect(quotes(applied(stateOf(draft), markRange(NEW, draft.tag('a') + 1, draft.tag('a') + 3)))).toEqual({
      new: '😀b',
    })
  })

  it('is undone by itself', () => {
    let state = stateOf(doc(p('The <a>five<b> fell')))
    state = state.apply(state.tr.insertText('x', 3))
    state = applied(state, mark) ?? state
    state = applied(state, undo) ?? state
    expect(quotes(state)).toEqual({})
    expect(state.doc.textContent).toContain('x')
  })
})

describe('taking a mark off', () => {
  it('takes it off all parts and leaves other claims', () => {
    const draft = doc(p(claim('a', 'five ', claim('b', 'missiles')), ' fell'), p(claim('a', 'on Friday')))
    expect(quotes(applied(stateOf(draft), unmark(claimId('a'))))).toEqual({ b: 'missiles' })
  })

  it('is refused for a claim that is not in the draft', () => {
    expect(applied(stateOf(doc(p('Five'))), unmark(claimId('a')))).toBeNull()
  })
})

describe('relinking', () => {
  it('puts an orphan on the selection and chooses it', () => {
    const state = applied(stateOf(doc(p('The <a>five<b> fell'))), relink(claimId('a')))
    expect(quotes(state)).toEqual({ a: 'five' })
    expect(state && chosenClaim(state)).toBe(claimId('a'))
  })

  it('moves a claim that stands somewhere', () => {
    const draft = doc(p('The ', claim('a', 'four'), ' or <a>five<b> fell'))
    expect(quotes(applied(stateOf(draft), relink(claimId('a'))))).toEqual({ a: 'five' })
  })

  it('is refused without a selection', () => {
    expect(applied(stateOf(doc(p('The <a>five'))), relink(claimId('a')))).toBeNull()
  })
})
