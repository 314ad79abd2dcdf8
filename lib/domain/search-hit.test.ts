import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { excerptAround, highlighted } from './search-hit'
import { parseSearch, type Search } from './search-query'

function searchFor(typed: string): Search {
  const search = parseSearch(typed)
  return search.ok ? search.value : []
}
const shown = (pieces: ReturnType<typeof highlighted>) =>
  pieces.map(({ text, hit }) => (hit ? `[${text}]` : text)).join('')

describe('what was found is told apart', () => {
  test.each([
    ['missiles', 'Five missiles fell', 'Five [missiles] fell'],
    ['mis', 'Five missiles fell', 'Five [missiles] fell'],
    ['cafe', 'Le Café de l’Europe', 'Le [Café] de l’Europe'],
    ['"five missiles"', 'Five, missiles', '[Five, missiles]'],
    ['five missiles', 'five missiles', '[five] [missiles]'],
    ['five five', 'five', '[five]'],
    ['العربية', 'اللغة العَرَبِيَّة', 'اللغة [العَرَبِيَّة]'],
    ['ミサイル', '五枚のミサイルが', '五枚の[ミサイル]が'],
    ['五', '五枚の', '[五]枚の'],
    ['五 枚', '五枚の', '[五枚]の'],
    ['が', 'がく', '[が]く'],
    ['-six five', 'five six', '[five] six'],
    ['<b>', 'a <b> c', 'a <[b]> c'],
    ['ﬁve', 'five', '[five]'],
    ['five', 'nothing', 'nothing'],
  ])('%j in %j', (typed, text, expected) => {
    expect(shown(highlighted(text, searchFor(typed)))).toBe(expected)
  })

  test('an excerpt shows where most of it stands together, cut between words', () => {
    const text = `missiles ${'word '.repeat(60)}five missiles fell on the port ${'again '.repeat(60)}`
    const excerpt = shown(excerptAround(text, searchFor('five missiles port')))
    expect(excerpt).toContain('[five] [missiles] fell on the [port]')
    expect(excerpt).toMatch(/^…word .*again…$/)
    expect(excerpt.length).toBeLessThan(220)
  })

  test('loses and adds no letter, whatever is looked for', () => {
    const text = fc.string({
      unit: fc.constantFrom('a', 'é', ' ', '五', '枚', 'が', 'ع', '😀', '-', '"', '\uD800'),
    })
    fc.assert(
      fc.property(text, text, (typed, within) => {
        const search = searchFor(typed)
        expect(
          highlighted(within, search)
            .map(piece => piece.text)
            .join(''),
        ).toBe(within)
        const long = within.repeat(40)
        const excerpt = excerptAround(long, search).map(piece => piece.text)
        expect(long).toContain(excerpt.filter(piece => piece !== '…').join(''))
      }),
      { numRuns: 300 },
    )
  })
})
