import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { canonicalJson, type Json } from './canonical-json'

describe('canonical JSON', () => {
  it('writes the example of RFC 8785 as the RFC does', () => {
    const example: Json = {
      numbers: [333333333.3333333, 1e30, 4.5, 2e-3, 1e-27],
      string: '\u20ac$\u000f\nA\'B"\\\\"/',
      literals: [null, true, false],
    }
    expect(canonicalJson(example)).toBe(
      '{"literals":[null,true,false],"numbers":[333333333.3333333,1e+30,4.5,0.002,1e-27],' +
        '"string":"€$\\u000f\\nA\'B\\"\\\\\\\\\\"/"}',
    )
  })

  it('orders keys by UTF-16 code units, as the RFC’s second example does', () => {
    const keys = ['\u20ac', '\r', '\ufb33', '1', '\ud83d\ude00', '\u0080', '\u00f6']
    const written = canonicalJson(Object.fromEntries(keys.map(key => [key, 0])))
    expect(Object.keys(JSON.parse(written)).filter(key => key !== '1')).toEqual([
      '\r',
      '\u0080',
      '\u00f6',
      '\u20ac',
      '\ud83d\ude00',
      '\ufb33',
    ])
  })

  it('means what was written, whatever the order of the keys, and is the same when read and written again', () => {
    fc.assert(
      fc.property(fc.jsonValue(), value => {
        // fast-check's JSON is ours, but for the words of its type.
        const json = JSON.parse(JSON.stringify(value)) as Json
        const written = canonicalJson(json)
        expect(JSON.parse(written)).toEqual(json)
        expect(canonicalJson(JSON.parse(written))).toBe(written)
        expect(canonicalJson(reversed(json))).toBe(written)
      }),
    )
  })
})

function reversed(value: Json): Json {
  if (value === null || typeof value !== 'object') return value
  if (Array.isArray(value)) return value.map(reversed)
  return Object.fromEntries(
    Object.entries(value)
      .reverse()
      .map(([key, member]) => [key, reversed(member)]),
  )
}
