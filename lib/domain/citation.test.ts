import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { isThinlySourced, STANCES, type Stance } from './citation'

const cited = (sourceId: string, stance: Stance = 'supports', primary = false) => ({
  sourceId,
  stance,
  primary,
})

describe('thinly sourced', () => {
  test.each([
    ['nothing cited', [], false],
    ['one secondary', [cited('a')], true],
    ['two secondary', [cited('a'), cited('b')], true],
    ['three secondary', [cited('a'), cited('b'), cited('c')], false],
    ['one secondary three times', [cited('a'), cited('a'), cited('a')], true],
    ['a primary one', [cited('a', 'supports', true)], false],
    ['a primary one beside a secondary', [cited('a'), cited('b', 'supports', true)], false],
    ['a primary one for background only', [cited('a'), cited('b', 'context', true)], true],
    ['a primary one against', [cited('a'), cited('b', 'contradicts', true)], true],
    ['background only', [cited('a', 'context')], false],
    ['contradiction only', [cited('a', 'contradicts')], false],
    ['two secondary and one for background', [cited('a'), cited('b'), cited('c', 'context')], true],
  ])('%s', (_, citations, thin) => {
    expect(isThinlySourced(citations)).toBe(thin)
  })

  test('another citation that supports never makes a good claim thin, in whatever order they stand', () => {
    const any = fc.record({
      sourceId: fc.constantFrom('a', 'b', 'c', 'd'),
      stance: fc.constantFrom(...STANCES),
      primary: fc.boolean(),
    })
    fc.assert(
      fc.property(fc.array(any), any, (citations, more) => {
        const supported = citations.some(citation => citation.stance === 'supports')
        if (supported && !isThinlySourced(citations)) {
          expect(isThinlySourced([...citations, more])).toBe(false)
        }
        expect(isThinlySourced(citations.toReversed())).toBe(isThinlySourced(citations))
      }),
    )
  })
})
