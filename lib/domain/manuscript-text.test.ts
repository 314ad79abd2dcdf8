import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { codePointLength, linesOf, plainText, positionOf, utf16Offset, wordCount } from './manuscript-text'
import { anyDraft } from './testing/any-draft'
import {
  blockquote,
  br,
  claim,
  doc,
  em,
  h,
  headline,
  hr,
  li,
  ol,
  p,
  standfirst,
  ul,
} from './testing/manuscript'

describe('the plain text', () => {
  test('is headline, standfirst and blocks, one a line', () => {
    expect(plainText(doc(headline('Port'), standfirst('Five'), p('One.'), p('Two.')))).toBe(
      'Port\nFive\nOne.\nTwo.',
    )
  })

  test('keeps the first two lines for headline and standfirst, empty or not', () => {
    expect(plainText(doc())).toBe('\n\n')
    expect(plainText(doc(p('One.')))).toBe('\n\nOne.')
    expect(plainText(doc(standfirst('S'), p()))).toBe('\nS\n')
  })

  test('has a line for each block of text at any depth, and none for a rule', () => {
    const draft = doc(
      h(2, 'A'),
      hr(),
      blockquote(p('B'), ul(li(p('C'), ol(li(p('D')))), li(p()))),
      p(em('E'), claim('x', 'F'), br(), 'G'),
    )
    expect(plainText(draft)).toBe('\n\nA\nB\nC\nD\n\nEF\nG')
  })

  test.each([
    '😀 five',
    'e\u0301 é',
    'سقطت خمسة',
    'חמישה',
    '五枚のミサイル',
    'a\u0000b',
    '\uFEFFx',
    '\uD83D',
  ])('leaves letters as they are: %j', text => {
    expect(plainText(doc(p(text)))).toBe(`\n\n${text}`)
  })
})

describe('lines and positions', () => {
  test('one unit of text is one position, in any draft', () => {
    fc.assert(
      fc.property(anyDraft, draft => {
        const lines = linesOf(draft)
        const text = plainText(draft)
        for (const line of lines) {
          expect(text.slice(line.offset, line.offset + line.text.length)).toBe(line.text)
          expect(line.text).toHaveLength(line.node.content.size)
          expect(draft.resolve(line.pos).parent).toBe(line.node)
          for (const inside of [0, Math.floor(line.text.length / 2), line.text.length]) {
            expect(positionOf(lines, line.offset + inside)).toBe(line.pos + inside)
          }
        }
        expect(lines.reduce((sum, line) => sum + line.text.length + 1, -1)).toBe(text.length)
      }),
    )
  })

  test('an offset at a line break belongs to the line before, and outside the text to none', () => {
    const draft = doc(headline('Hi'), p('a'))
    const lines = linesOf(draft)
    expect(positionOf(lines, 2)).toBe(3)
    expect(positionOf(lines, 3)).toBe(5)
    expect(positionOf(lines, 4)).toBe(7)
    expect(positionOf(lines, 5)).toBe(8)
    expect(positionOf(lines, 6)).toBeNull()
    expect(positionOf(lines, -1)).toBeNull()
    expect(positionOf([], 0)).toBeNull()
  })
})

describe('code points', () => {
  const text = fc.string({ unit: 'binary', maxLength: 30 })
  const halves = fc
    .array(fc.constantFrom('a', '\uD83D', '\uDE00', '😀', '五'), { maxLength: 8 })
    .map(a => a.join(''))

  test('are counted as a string spreads, lone surrogates as one each', () => {
    fc.assert(
      fc.property(fc.oneof(text, halves), any => {
        expect(codePointLength(any)).toBe([...any].length)
      }),
    )
  })

  test('lead to the offset where that many have passed, and no further than the text', () => {
    fc.assert(
      fc.property(fc.oneof(text, halves), fc.nat(35), (any, count) => {
        const points = [...any]
        expect(utf16Offset(any, count)).toBe(
          count > points.length ? null : points.slice(0, count).join('').length,
        )
      }),
    )
  })
})

describe('words', () => {
  test.each([
    ['', 0],
    ['  \n ', 0],
    ['Five missiles fell.', 3],
    ['It didn’t cost $4.5 million — did it?', 7],
    ['one\ntwo\n\nthree', 3],
    ['سقطت خمسة صواريخ', 3],
    ['पाँच मिसाइलें गिरीं।', 3],
    ['— … ! 。', 0],
    ['😀', 0],
  ])('%j has %i', (text, count) => {
    expect(wordCount(text)).toBe(count)
  })

  test('are counted where no spaces part them', () => {
    expect(wordCount('東京に五枚のミサイルが落下した')).toBeGreaterThan(4)
    expect(wordCount('ขีปนาวุธห้าลูกตกที่ท่าเรือ')).toBeGreaterThan(3)
  })

  test('are counted in a whole book', () => {
    expect(wordCount('Five missiles fell.\n'.repeat(30_000))).toBe(90_000)
  })
})
