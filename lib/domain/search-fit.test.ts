import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { fitness } from './search-fit'
import { isFound, parseSearch, type Search } from './search-query'
import { searchText } from './search-text'

function searchOf(typed: string): Search {
  const search = parseSearch(typed)
  if (!search.ok) throw new Error(`${typed} cannot be read.`)
  return search.value
}
const fits = (typed: string, text: string) => fitness(searchOf(typed), searchText(text))

describe('what fits a search better', () => {
  it.each([
    ['a whole word than the beginning of one', 'port', 'the port fell', 'the portal fell'],
    ['a word twice than once', 'port', 'port or port', 'port or town'],
    ['words together than apart', 'five missiles', 'five missiles fell', 'five big missiles'],
    ['words in the order typed', 'five missiles', 'five missiles fell', 'missiles five fell'],
    ['a short text than a long one', 'port', 'the port', 'the port, of which much more is to be said'],
    ['a phrase that stands there twice', '"the port"', 'the port, the port', 'the port, the town'],
    ['the word than the word with an article', 'حكومة', 'حكومة قالت', 'الحكومة قالت'],
    ['in Japanese too, what is there twice', '五枚', '五枚と五枚', '五枚と六枚'],
  ])('%s', (_, typed, better, worse) => {
    expect(fits(typed, better)).toBeLessThan(fits(typed, worse))
  })

  it('is told by what has to be there alone', () => {
    expect(fits('port -town', 'the port fell')).toBe(fits('port', 'the port fell'))
  })

  it('is below nought for whatever is found, and never gets better by words that were not looked for', () => {
    const text = fc
      .array(fc.constantFrom('five', 'missiles', 'port', 'porter', '五枚の'), { minLength: 1, maxLength: 9 })
      .map(words => words.join(' '))
    const typed = fc.constantFrom('five', 'port', 'five missiles', '"five missiles"', 'mis', '五')
    fc.assert(
      fc.property(typed, text, (typed, text) => {
        fc.pre(isFound(searchOf(typed), searchText(text)))
        expect(fits(typed, text)).toBeLessThan(0)
        expect(fits(typed, `${text} elsewhere`)).toBeGreaterThanOrEqual(fits(typed, text))
      }),
    )
  })
})
