import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { searchText, searchWords } from './search-text'

const finds = (query: string, text: string) =>
  searchWords(query).every(word => searchText(text).includes(word))

describe('a search', () => {
  test.each([
    ['MISSILES', 'five missiles'],
    ['cafe', 'Café'],
    ['café', 'cafe\u0301'],
    ['istanbul', 'İstanbul'],
    ['ς', 'ΟΔΟΣ'.toLowerCase()],
    ['abc', 'ＡＢＣ'],
    ['c', 'ℂ'],
    ['fi', 'ﬁve'],
    ['ёлка', 'ЕЛКА'],
    ['العربية', 'العَرَبِيَّة'],
    ['محمد', 'محـــمد'],
    ['שלום', 'שָׁלוֹם'],
    ['हिन्दी', 'हिन्दी'],
    ['五枚', '五枚のミサイル'],
    ['한국', '한국 사람'],
    ['fell missiles', 'Five missiles\nfell'],
    ['', 'anything'],
  ])('for %j finds %j', (query, text) => {
    expect(finds(query, text)).toBe(true)
  })

  test.each([
    ['six', 'five missiles'],
    ['five six', 'five missiles'],
    ['कल', 'काल'],
  ])('for %j does not find %j', (query, text) => {
    expect(finds(query, text)).toBe(false)
  })

  test('narrows by eight words at most', () => {
    expect(searchWords('a b c d e f g h i j')).toEqual(['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h'])
    expect(searchWords(' \n ')).toEqual([])
  })

  test('finds every text by any of its words', () => {
    const word = fc.oneof(
      fc.constantFrom('Five', 'Café', 'ﬁ', 'ΟΔΟΣ', 'العَرَبِيَّة', '五枚', 'İz', 'ẞ', 'Ǆ', '½'),
      fc.string({ unit: 'grapheme', minLength: 1, maxLength: 4 }),
    )
    fc.assert(
      fc.property(fc.array(word, { minLength: 1, maxLength: 6 }), fc.nat(), (words, which) => {
        expect(finds(words[which % words.length] ?? '', words.join(' '))).toBe(true)
      }),
      { numRuns: 1000 },
    )
  })
})
