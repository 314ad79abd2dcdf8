import fc from 'fast-check'
import type { Node } from 'prosemirror-model'
import { describe, expect, it } from 'vitest'
import { linesOf } from './manuscript-text'
import { dressLike } from './plain-dress'
import {
  blockquote,
  claim,
  doc,
  em,
  h,
  headline,
  li,
  ol,
  p,
  standfirst,
  strong,
  ul,
} from './testing/manuscript'

const body = (...blocks: Parameters<typeof doc>) => doc(headline('Harbour'), standfirst(), ...blocks)

describe('a draft read from plain text', () => {
  it('keeps what its words were set in, and headings', () => {
    const present = body(
      h(2, 'The ', em('log')),
      p('Five ', strong('missiles'), ' fell at ', claim('a', 'dawn'), '.'),
    )
    const plain = body(p('The log'), p('New.'), p('Six missiles fell hard at dawn.'))
    expect(dressLike(present, plain).toJSON()).toEqual(
      body(h(2, 'The ', em('log')), p('New.'), p('Six ', strong('missiles'), ' fell hard at dawn.')).toJSON(),
    )
  })

  it('leaves alone what it does not know', () => {
    const present = body(p('One'), p('Two'))
    const plain = body(p('Something else'), ul(li(p('Two three'))))
    expect(dressLike(present, plain).toJSON()).toEqual(plain.toJSON())
  })

  const LISTS = body(
    p('The crew:'),
    ol(li(p('Ann, ', em('mate'))), li(p('Bo Lind'), ul(li(p('cook')), li(p('and pilot')))), li(p('Cy'))),
    blockquote(p('We sank.'), p('We swam.')),
    p('So they said.'),
  )
  const flat = (...lines: string[]) => body(...lines.map(line => p(line)))

  it('keeps lists and quotations, and takes what is new between their lines into them', () => {
    expect(dressLike(LISTS, flat(...linesIn(LISTS))).toJSON()).toEqual(LISTS.toJSON())
    const lines = ['The crew:', 'Ann, mate', 'Bert', 'Bo Lind', 'cook', 'and pilot', 'Cy', 'We sank.']
    expect(dressLike(LISTS, flat(...lines, 'We drank.', 'We swam.', 'So they said.')).toJSON()).toEqual(
      body(
        p('The crew:'),
        ol(
          li(p('Ann, ', em('mate'))),
          li(p('Bert')),
          li(p('Bo Lind'), ul(li(p('cook')), li(p('and pilot')))),
          li(p('Cy')),
        ),
        blockquote(p('We sank.'), p('We drank.'), p('We swam.')),
        p('So they said.'),
      ).toJSON(),
    )
  })

  it('lets out what lay in an item that has gone', () => {
    const lines = linesIn(LISTS).filter(line => line !== 'Bo Lind')
    const dressed = dressLike(LISTS, flat(...lines))
    dressed.check()
    expect(dressed.toJSON()).toEqual(
      body(
        p('The crew:'),
        ol(li(p('Ann, ', em('mate')))),
        ul(li(p('cook')), li(p('and pilot'))),
        ol(li(p('Cy'))),
        blockquote(p('We sank.'), p('We swam.')),
        p('So they said.'),
      ).toJSON(),
    )
  })

  it('is a sound draft with every word in its order, whatever lines stay, go, come and change places', () => {
    const lines = linesIn(LISTS)
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...lines, 'New.', 'Newer still.'), { maxLength: 12 }), some => {
        const dressed = dressLike(LISTS, flat('Begin', ...some))
        dressed.check()
        expect(linesIn(dressed)).toEqual(['Begin', ...some])
      }),
    )
  })
})

function linesIn(draft: Node): string[] {
  return linesOf(draft)
    .slice(2)
    .map(({ text }) => text)
}
