import fc from 'fast-check'
import { beforeAll, describe, expect, it } from 'vitest'
import { read, write } from '@/db'
import { temporaryDatabase } from '@/db/testing/database'
import { searchOf } from '@/db/testing/queue-claims'
import { articleRow, claimRow } from '@/db/testing/rows'
import { fitness } from '@/lib/domain/search-fit'
import { isFound } from '@/lib/domain/search-query'
import { searchText } from '@/lib/domain/search-text'
import { insertArticle, updateArticle } from './articles'
import { insertClaims } from './claims'
import { compareFound, countFound, type Found, foundOfKind, type SearchSort } from './search'

temporaryDatabase()

/* More claims begin like these than are looked at before those that fit are gathered; some words only the oldest have. */
const COUNT = 1400
const OLDEST = 150
const COMMON = ['council', 'county', 'missiles', 'mission', 'five', 'port', '五枚の']
const RARE = ['counterfeit', 'missionary', 'porters']

let texts: readonly string[] = []
beforeAll(async () => {
  const words = fc.array(fc.constantFrom(...COMMON), { minLength: 2, maxLength: 6 })
  const old = fc.tuple(words, fc.constantFrom(...RARE)).map(([words, rare]) => [...words, rare])
  const seed = { seed: 7 }
  texts = [
    ...fc.sample(old, { numRuns: OLDEST, ...seed }),
    ...fc.sample(words, { numRuns: COUNT - OLDEST, ...seed }),
  ].map(one => searchText(one.join(' ')))
  await write(async db => {
    await insertArticle(db, articleRow('a'))
    await insertArticle(db, articleRow('trashed'))
    await insertClaims(
      db,
      texts.map((search, index) => claimRow(`c${index}`, index % 7 === 0 ? 'trashed' : 'a', { search })),
    )
    await updateArticle(db, 'trashed', { trashedAt: '2026' })
  })
})

const typed = fc
  .uniqueArray(
    fc.oneof(
      fc.constantFrom(
        ...COMMON,
        ...RARE,
        'coun',
        'counc',
        'miss',
        'missio',
        'po',
        '枚',
        '"five port"',
        '"five po"*',
      ),
      fc.constantFrom('-county', '-missionary', '-five'),
    ),
    { minLength: 1, maxLength: 3 },
  )
  .map(words => words.join(' '))
  .filter(words => searchOf(words).length > 0)

/* The newest come first; an entry grows as they come. */
function byHand(words: string, sort: SearchSort) {
  const search = searchOf(words)
  const found = texts.flatMap((text, index) =>
    index % 7 !== 0 && isFound(search, text)
      ? [{ ref: `c${index}`, entry: index, rank: sort === 'newest' ? 0 : fitness(search, text) }]
      : [],
  )
  return found.sort(compareFound).map(one => one.ref)
}

describe('what is found', () => {
  it('is what holds the words, page after page, in either order, however many only begin so', async () => {
    const sorts = fc.constantFrom('newest' as const, 'relevance' as const)
    await fc.assert(
      fc.asyncProperty(typed, sorts, fc.integer({ min: 20, max: 900 }), async (words, sort, limit) => {
        const filter = { search: searchOf(words) }
        const refs: string[] = []
        let page: readonly Found[]
        let last: Found | null = null
        do {
          const after = last
          page = await read(db => foundOfKind(db, 'claim', filter, { sort, after, limit }))
          refs.push(...page.map(one => one.ref))
          last = page.at(-1) ?? null
        } while (page.length === limit)
        expect(refs).toEqual(byHand(words, sort))
      }),
      { numRuns: 25 },
    )
  })

  it('is counted, up to a limit', async () => {
    const count = (words: string, upTo: number) =>
      read(db => countFound(db, 'claim', { search: searchOf(words) }, upTo))
    for (const words of ['counterfeit', 'council -five', 'miss']) {
      const all = byHand(words, 'newest').length
      expect(await count(words, 5000)).toBe(all)
      expect(await count(words, 20)).toBe(Math.min(20, all))
    }
  })
})
