import { describe, expect, it } from 'vitest'
import { claim, doc, h, headline, li, p, standfirst, strong, ul } from '@/lib/domain/testing/manuscript'
import {
  backOverSection,
  deleteAcrossSections,
  forwardOverSection,
  leaveHeadline,
  splitStandfirst,
} from './section-commands'
import { applied, selectionIn, stateOf } from './testing/state'

type Case = [string, ReturnType<typeof doc>, ReturnType<typeof doc>]

function expectBecomes(command: Parameters<typeof applied>[1], before: Case[1], expected: Case[2]): void {
  const state = applied(stateOf(before), command)
  expect(state?.doc.toString()).toBe(expected.toString())
  expect(state?.doc.eq(expected)).toBe(true)
  expect(state?.selection.head).toBe(selectionIn(expected).head)
  state?.doc.check()
}

describe('Enter in the headline', () => {
  it.each<Case>([
    [
      'goes to the standfirst',
      doc(headline('Gate<a>'), standfirst('The')),
      doc(headline('Gate'), standfirst('<a>The')),
    ],
    ['tears nothing', doc(headline('Ga<a>te'), p('One')), doc(headline('Gate'), standfirst('<a>'), p('One'))],
  ])('%s', (_, before, expected) => expectBecomes(leaveHeadline, before, expected))

  it('is left to others elsewhere', () => {
    expect(applied(stateOf(doc(p('On<a>e'))), leaveHeadline)).toBeNull()
  })
})

describe('Enter in the standfirst', () => {
  it.each<Case>([
    ['at its end goes to the body', doc(standfirst('The<a>'), p('One')), doc(standfirst('The'), p('<a>One'))],
    [
      'puts what follows into the empty first paragraph',
      doc(standfirst('The <a>council ', claim('a', 'knew'))),
      doc(standfirst('The '), p('<a>council ', claim('a', 'knew'))),
    ],
    [
      'makes a first paragraph of what follows',
      doc(standfirst('The <a>council'), p('One')),
      doc(standfirst('The '), p('<a>council'), p('One')),
    ],
    [
      'takes selected words away',
      doc(standfirst('The <a>bad <b>council'), p('One')),
      doc(standfirst('The '), p('<a>council'), p('One')),
    ],
    [
      'before a list goes into its first item',
      doc(standfirst('The<a>'), ul(li(p('One')))),
      doc(standfirst('The'), ul(li(p('<a>One')))),
    ],
  ])('%s', (_, before, expected) => expectBecomes(splitStandfirst, before, expected))
})

describe('Backspace at the start of a part', () => {
  it.each<Case>([
    [
      'goes from the body to the standfirst and joins nothing',
      doc(standfirst('The'), p('<a>One')),
      doc(standfirst('The<a>'), p('One')),
    ],
    [
      'goes from the standfirst to the headline',
      doc(headline('Gate'), standfirst('<a>The')),
      doc(headline('Gate<a>'), standfirst('The')),
    ],
    [
      'takes an empty paragraph away',
      doc(standfirst('The'), p('<a>'), p('One')),
      doc(standfirst('The<a>'), p('One')),
    ],
    ['leaves the only paragraph', doc(standfirst('The'), p('<a>')), doc(standfirst('The<a>'), p())],
    [
      'makes a heading a paragraph first',
      doc(standfirst('The'), h(2, '<a>One')),
      doc(standfirst('The'), p('<a>One')),
    ],
  ])('%s', (_, before, expected) => expectBecomes(backOverSection, before, expected))

  it.each([
    ['in the midst of a block', doc(p('On<a>e'))],
    ['at the start of a later paragraph', doc(p('One'), p('<a>Two'))],
    ['in a list, which it leaves first', doc(ul(li(p('<a>One'))))],
    ['with a selection', doc(p('<a>On<b>e'))],
    ['at the start of the headline', doc(headline('<a>Gate'))],
  ])('is left to others %s', (_, draft) => {
    expect(applied(stateOf(draft), backOverSection)).toBeNull()
  })
})

describe('Delete at the end of a part', () => {
  it.each<Case>([
    [
      'goes to the standfirst',
      doc(headline('Gate<a>'), standfirst('The')),
      doc(headline('Gate'), standfirst('<a>The')),
    ],
    ['goes to the body', doc(standfirst('The<a>'), p('One')), doc(standfirst('The'), p('<a>One'))],
  ])('%s', (_, before, expected) => expectBecomes(forwardOverSection, before, expected))
})

describe('deleting from one part into another', () => {
  it.each<Case>([
    [
      'leaves what is left of each in its place',
      doc(headline('Ga<a>te'), standfirst('The'), p('One'), p('Tw<b>o ', strong('three'))),
      doc(headline('Ga<a>'), standfirst(), p('o ', strong('three'))),
    ],
    [
      'keeps the body out of the standfirst',
      doc(standfirst('T<a>he'), p('O<b>ne')),
      doc(standfirst('T<a>'), p('ne')),
    ],
    [
      'keeps the standfirst out of the headline',
      doc(headline('G<a>ate'), standfirst('T<b>he'), p('One')),
      doc(headline('G<a>'), standfirst('he'), p('One')),
    ],
    [
      'empties everything',
      doc(headline('<a>Gate'), standfirst('The'), p('One'), p('Two<b>')),
      doc(headline('<a>'), standfirst(), p()),
    ],
  ])('%s', (_, before, expected) => expectBecomes(deleteAcrossSections, before, expected))

  it('makes a valid manuscript wherever the selection lies, and loses no other text', () => {
    const draft = doc(
      headline('Gate'),
      standfirst('Th', strong('e')),
      ul(li(p('one')), li(p('two'), ul(li(p('deep'))))),
      h(2, 'Head'),
      p('End'),
    )
    const { size } = draft.content
    const text = (from: number, to: number) => draft.textBetween(from, to)
    for (let a = 1; a < size; a++) {
      for (let b = a + 1; b < size; b++) {
        const [$a, $b] = [draft.resolve(a), draft.resolve(b)]
        if (!$a.parent.isTextblock || !$b.parent.isTextblock || $a.index(0) > 1 || $a.sameParent($b)) continue
        const selected = Object.assign(draft.copy(draft.content), {
          tag: (name: string) => (name === 'a' ? a : b),
        })
        const state = applied(stateOf(selected), deleteAcrossSections)
        state?.doc.check()
        expect(state?.doc.textContent).toBe(text(0, a) + text(b, size))
      }
    }
  })
})
