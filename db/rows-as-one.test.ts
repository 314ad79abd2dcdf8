import { asc } from 'drizzle-orm'
import fc from 'fast-check'
import { beforeAll, expect, it } from 'vitest'
import { read, write } from '@/db'
import { insertArticle } from './queries/articles'
import { insertClaims } from './queries/claims'
import { rowsAsOne } from './rows-as-one'
import { claims } from './schema'
import { temporaryDatabase } from './testing/database'
import { articleRow, claimRow } from './testing/rows'

temporaryDatabase()

const { id, number, quote, note, stale, flags, claimant, findingAt, facets } = claims
const columns = { id, number, quote, note, stale, flags, claimant, findingAt, facets }

const texts = [
  ...fc.sample(fc.string({ unit: 'binary' }), { numRuns: 100, seed: 7 }),
  '"quoted" \\ back \u0001 \u2028 \ud83d\udea2',
  'before \u0000 after',
  'يوم 5 صواريخ',
]
beforeAll(async () => {
  const rows = texts.map((text, at) =>
    claimRow(`c${at}`, 'a', {
      number: at,
      quote: text,
      note: text,
      stale: at % 2 === 0,
      flags: at % 3 === 0 ? ['legal', 'sensitive'] : [],
      claimant: at % 5 === 0 ? { kind: 'person', name: text, statement: '', url: null, date: null } : null,
      findingAt: at % 2 === 0 ? null : '2026-03-01T00:00:00.000Z',
    }),
  )
  await write(async db => {
    await insertArticle(db, articleRow('a'))
    await insertClaims(db, rows)
  })
})

it('gives each row as a select gives it, whatever is in it', async () => {
  const rows = await read(async db => db.select(columns).from(claims).orderBy(asc(claims.number)))
  const [one] = await read(async db => {
    const sorted = db.select(columns).from(claims).orderBy(asc(claims.number)).limit(1000).as('sorted')
    return db.select({ rows: rowsAsOne({ ...sorted._.selectedFields }) }).from(sorted)
  })
  const [alike] = await read(async db => db.select({ rows: rowsAsOne(columns) }).from(claims))
  expect(rows).toHaveLength(texts.length)
  expect(one?.rows).toEqual(rows)
  expect(alike?.rows.toSorted((a, b) => a.number - b.number)).toEqual(rows)
})
