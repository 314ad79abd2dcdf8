import { describe, expect, it } from 'vitest'
import { claim, doc, headline, link, p } from '@/lib/domain/testing/manuscript'
import { linkAtSelection, removeLink, setLink } from './link-commands'
import { applied, stateOf } from './testing/state'

const URL = 'https://council.example/'
const OLD = 'https://old.example/'

describe('linking', () => {
  it.each([
    ['the selection', doc(p('The <a>report<b> says')), doc(p('The ', link(URL, 'report'), ' says'))],
    [
      'over another link',
      doc(p('The <a>', link(OLD, 'report'), '<b> says')),
      doc(p('The ', link(URL, 'report'), ' says')),
    ],
    [
      'the whole link at the caret',
      doc(p('The ', link(OLD, 're<a>port'), ' says')),
      doc(p('The ', link(URL, 'report'), ' says')),
    ],
    [
      'across a claim',
      doc(p('<a>The ', claim('a', 'report'), '<b>')),
      doc(p(link(URL, 'The '), claim('a', link(URL, 'report')))),
    ],
  ])('%s', (_, before, expected) => {
    expect(applied(stateOf(before), setLink(URL))?.doc.toJSON()).toEqual(expected.toJSON())
  })

  it.each(['javascript:alert(1)', 'council', 'data:text/html,x', 'https://a:b@council.example/', ''])(
    'refuses %s',
    address => {
      expect(applied(stateOf(doc(p('The <a>report<b>'))), setLink(address))).toBeNull()
    },
  )

  it('is refused where nothing is selected, and in the headline', () => {
    expect(applied(stateOf(doc(p('The <a>report'))), setLink(URL))).toBeNull()
    expect(applied(stateOf(doc(headline('<a>Gate<b>'))), setLink(URL))).toBeNull()
  })

  it('keeps the address in normal form', () => {
    const state = applied(stateOf(doc(p('<a>report<b>'))), setLink('HTTPS://Council.example'))
    expect(state && linkAtSelection(state)).toBe(URL)
  })
})

describe('taking a link off', () => {
  it('takes the whole link at the caret', () => {
    const state = applied(stateOf(doc(p('The ', link(OLD, 're<a>port')))), removeLink)
    expect(state?.doc.toJSON()).toEqual(doc(p('The report')).toJSON())
  })

  it('is refused where there is none', () => {
    expect(applied(stateOf(doc(p('The <a>report<b>'))), removeLink)).toBeNull()
  })
})
