import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { claimAnchors } from './claim-anchor'
import { plainText } from './manuscript-text'
import { findQuote } from './quote-search'
import { anyDraft } from './testing/any-draft'

const TEXT = 'Port\n\nFive missiles fell. Two missiles did not. Five missiles fell.'

describe('a quote', () => {
  test.each([
    ['Two missiles', '', '', 26],
    ['Port', '', '', 0],
    ['Five missiles fell.', 'not. ', '', 48],
    ['Five missiles fell.', '\n', '', 6],
    ['Five missiles fell.', '', ' Two', 6],
    ['missiles', 'Two ', ' did', 30],
    ['Port\n\nFive', '', '', 0],
    ['Two', 'nothing of the kind ', ' at all', 26],
  ])('%j between %j and %j', (quote, prefix, suffix, start) => {
    expect(findQuote(TEXT, quote, prefix, suffix)).toEqual({
      ok: true,
      value: { start, end: start + quote.length },
    })
  })

  test.each([
    ['six missiles', '', '', 'absent'],
    ['five missiles fell.', '', '', 'absent'],
    ['', '', '', 'absent'],
    [' \n ', '', '', 'absent'],
    ['Two  missiles', '', '', 'absent'],
    ['missiles', '', '', 'ambiguous'],
    ['Five missiles fell.', '', '', 'ambiguous'],
    ['missiles fell', 'Five ', '.', 'ambiguous'],
    ['missiles', 'Six ', '', 'ambiguous'],
  ])('%j between %j and %j is refused: %4$s', (quote, prefix, suffix, error) => {
    expect(findQuote(TEXT, quote, prefix, suffix)).toEqual({ ok: false, error })
  })

  test('that overlaps itself is there twice', () => {
    expect(findQuote('aaa', 'aa')).toEqual({ ok: false, error: 'ambiguous' })
    expect(findQuote('aaa', 'aa', 'a')).toEqual({ ok: true, value: { start: 1, end: 3 } })
  })

  test('is taken as it is written: no patterns', () => {
    expect(findQuote('cost $4.50 (or 4x50)', '4.50')).toMatchObject({ ok: true, value: { start: 6 } })
    expect(findQuote('abc', '.*')).toEqual({ ok: false, error: 'absent' })
  })
})

test('every claim of any draft is found again by its quote and what stands around it, or honestly ambiguous', () => {
  fc.assert(
    fc.property(anyDraft, draft => {
      const text = plainText(draft)
      for (const anchor of claimAnchors(draft)) {
        if (anchor.quote.trim() === '' || anchor.quote.includes('[…]')) continue
        const found = findQuote(text, anchor.quote, anchor.prefix, anchor.suffix)
        if (found.ok) {
          expect(text.slice(found.value.start, found.value.end)).toBe(anchor.quote)
          expect([...text.slice(0, found.value.start)]).toHaveLength(anchor.start)
        } else {
          expect(found.error).toBe('ambiguous')
        }
      }
    }),
  )
})
