import { describe, expect, it } from 'vitest'
import { dressLike } from './plain-dress'
import { claim, doc, em, h, headline, li, p, standfirst, strong, ul } from './testing/manuscript'

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

  it('leaves alone what it does not know, and lists', () => {
    const present = body(p('One'), ul(li(p('Two ', em('three')))))
    const plain = body(p('Something else'), ul(li(p('Two three'))))
    expect(dressLike(present, plain).toJSON()).toEqual(plain.toJSON())
  })
})
