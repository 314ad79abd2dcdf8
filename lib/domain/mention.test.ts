import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { mentionedIn } from './mention'

const person = (id: string, name: string, active = true) => ({ id, name, active })
const PEOPLE = [
  person('bea', 'Bea Lindqvist'),
  person('bo', 'Bo Lindqvist'),
  person('ann', 'Ann Bell'),
  person('ann2', 'Ann Bellamy'),
  person('gone', 'Gus Gone', false),
  person('li', '李娜'),
  person('noor', 'نور الحسن'),
  person('one', 'Zoë'),
]

describe('who a comment mentions', () => {
  it.each([
    ['@Bea Lindqvist please look', ['bea']],
    ['could @bea look?', ['bea']],
    ['(@Bea)', ['bea']],
    ['@Bea, @Bo and @Bea again', ['bea', 'bo']],
    ['@Beatrice is somebody else', []],
    ['write to press@bea.example', []],
    ['@Ann alone could be two people', []],
    ['@Ann Bell', ['ann']],
    ['@Ann Bellamy', ['ann2']],
    ['@Ann Bellamy’s note', ['ann2']],
    ['@ANN  BELL: see above', ['ann']],
    ['@Gus Gone', []],
    ['请@李娜看一下', []],
    ['请 @李娜看一下', ['li']],
    ['＠李娜看', ['li']],
    ['@نور الحسن انظر', ['noor']],
    ['@Zoe\u0308!', ['one']],
    ['nobody', []],
    ['@', []],
  ])('%s', (text, ids) => {
    expect(mentionedIn(text, PEOPLE)).toEqual(ids)
  })

  it('is nobody without the sign, and everybody by their whole name with it', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), fc.constantFrom(...PEOPLE), (noise, one) => {
        expect(mentionedIn(noise.replaceAll(/[@＠]/g, ''), PEOPLE)).toEqual([])
        const found = mentionedIn(`${noise} @${one.name}`, PEOPLE)
        expect(found.includes(one.id)).toBe(one.active)
      }),
    )
  })
})
