import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { isFound, parseSearch, type Search } from './search-query'
import { searchText } from './search-text'

function searchFor(typed: string): Search {
  const search = parseSearch(typed)
  if (!search.ok) throw new Error(search.error)
  return search.value
}
const finds = (typed: string, ...texts: string[]) => isFound(searchFor(typed), searchText(...texts))

describe('a search', () => {
  test.each([
    ['MISSILES', 'five missiles'],
    ['cafe', 'Café'],
    ['café', 'cafe\u0301'],
    ['istanbul', 'İstanbul'],
    ['οδος', 'ΟΔΟΣ'],
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
    ['العربية', 'بالعربية'],
    ['حكومة', 'قالت الحكومة'],
    ['ממשלה', 'הממשלה החליטה'],
    ['枚', '五枚のミサイル'],
    ['五', '五枚のミサイル'],
    ['ミサイル', '五枚のミサイルが'],
    ['ミサ', '五枚のミサイル'],
    ['か', 'がく'],
    ['ﾐｻｲﾙ', 'ミサイル'],
    ['น้ำ', 'แม่น้ำเจ้าพระยา'],
    ['하', '한국'],
    ['٢١٢', '212 homes'],
    ['212', '２１２軒'],
    ['co-op', 'the co-operative'],
    ["l'eau", 'L’eau monte'],
    ['"five missiles"', 'All five, missiles and all'],
    ['"five miss"*', 'five missiles'],
    ['“cinq missiles”', 'Cinq missiles'],
    ['„fünf Raketen“', 'funf raketen'],
    ['"GDPは3"', 'GDPは3%'],
    ['missiles -six', 'five missiles'],
    ['"five', 'five missiles'],
    ['five"missiles', 'missiles, five'],
    ['soft', 'so\u00ADft'],
  ])('for %j finds %j', (query, text) => {
    expect(finds(query, text)).toBe(true)
  })

  test.each([
    ['six', 'five missiles'],
    ['five six', 'five missiles'],
    ['कल', 'काल'],
    ['iles', 'missiles'],
    ['"five miss"', 'five missiles'],
    ['"five missiles"', 'missiles five'],
    ['missiles -five', 'five missiles'],
    ['missiles -"five miss"*', 'five missiles'],
    ['枚五', '五枚の'],
    ['五の', '五枚の'],
    ['or', 'five missiles'],
  ])('for %j does not find %j', (query, text) => {
    expect(finds(query, text)).toBe(false)
  })

  test('finds no phrase that reaches from one text into the next', () => {
    expect(finds('"five missiles"', 'five', 'missiles')).toBe(false)
    expect(finds('five missiles', 'five', 'missiles')).toBe(true)
    expect(searchText('', ' ', '…')).toBe('')
  })

  test.each([
    ['', 'no_words'],
    ['  \n', 'no_words'],
    ['"" - * … ¶', 'no_words'],
    ['-five -"six"', 'only_without'],
  ])('%j cannot be read: %s', (typed, why) => {
    expect(parseSearch(typed)).toEqual({ ok: false, error: why })
  })

  test('finds every text by any of its words', () => {
    const word = fc.oneof(
      fc.constantFrom('Five', 'Café', 'ﬁ', 'ΟΔΟΣ', 'العَرَبِيَّة', '五枚', 'İz', 'ẞ', 'Ǆ', '½'),
      fc.string({ unit: 'grapheme', minLength: 1, maxLength: 4 }),
    )
    fc.assert(
      fc.property(fc.array(word, { minLength: 1, maxLength: 6 }), fc.nat(), (words, which) => {
        // Both mean something in a search, and divide words in a text.
        const sought = (words[which % words.length] ?? '').replace(/["-]/g, ' ')
        fc.pre(searchText(sought) !== '')
        expect(finds(sought, words.join(' '))).toBe(true)
      }),
      { numRuns: 1000, examples: [[['㎀-ܐ '], 0]] },
    )
  })
})
