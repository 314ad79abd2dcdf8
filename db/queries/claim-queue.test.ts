import { join } from 'node:path'
import Driver from 'better-sqlite3'
import { drizzle } from 'drizzle-orm/better-sqlite3'
import fc from 'fast-check'
import { beforeAll, describe, expect, it } from 'vitest'
import { read, write } from '@/db'
import * as schema from '@/db/schema'
import { people } from '@/db/schema'
import { temporaryDatabase } from '@/db/testing/database'
import { articleRow, claimRow } from '@/db/testing/rows'
import { REVIEW_STATES } from '@/lib/domain/review-state'
import { isFound, parseSearch, type Search } from '@/lib/domain/search-query'
import { searchText } from '@/lib/domain/search-text'
import { STATUSES } from '@/lib/domain/status'
import { insertArticle, updateArticle } from './articles'
import {
  fittingClaims,
  type QueueFilter,
  type QueueKey,
  type QueueRow,
  queuePage,
  queueStatement,
  queueTotals,
  totalsStatement,
} from './claim-queue'
import { type ClaimRow, insertClaims } from './claims'

const folder = temporaryDatabase()

function searchOf(typed: string): Search {
  const search = parseSearch(typed)
  return search.ok ? search.value : []
}

/* A few hundred claims over articles with and without deadlines, one of them in the trash. */
const DEADLINES = [
  '2026-03-02T18:00:00.000Z',
  null,
  '2026-03-01T18:00:00.000Z',
  '2026-03-02T18:00:00.000Z',
  null,
]
const rows: ClaimRow[] = []
beforeAll(async () => {
  const random = fc.sample(
    fc.record({
      status: fc.constantFrom(...STATUSES),
      review: fc.constantFrom(...REVIEW_STATES),
      stale: fc.boolean(),
      orphaned: fc.boolean(),
      assigneeId: fc.constantFrom(null, 'bea', 'tom'),
      search: fc.constantFrom('five missiles', 'missiles, 100%', 'the port').map(text => searchText(text)),
    }),
    { numRuns: 400, seed: 7 },
  )
  await write(async db => {
    for (const id of ['bea', 'tom']) {
      const at = '2026-01-01T00:00:00.000Z'
      await db.insert(people).values({ id, name: id, email: id, roles: [], createdAt: at, updatedAt: at })
    }
    for (const [index, deadline] of DEADLINES.entries()) {
      await insertArticle(db, articleRow(`a${index}`, { deadline }))
    }
    for (const [index, parts] of random.entries()) {
      const article = index % DEADLINES.length
      const dueAt = DEADLINES[article] ?? '9999-12-31T23:59:59.999Z'
      rows.push(claimRow(`c${index}`, `a${article}`, { ...parts, number: 1 + (index % 7), dueAt }))
    }
    await insertClaims(db, rows)
    await updateArticle(db, 'a3', { trashedAt: '2026-02-01T00:00:00.000Z' })
  })
})

const filters: fc.Arbitrary<QueueFilter> = fc.record(
  {
    statuses: fc.uniqueArray(fc.constantFrom(...STATUSES), { minLength: 1 }),
    reviews: fc.uniqueArray(fc.constantFrom(...REVIEW_STATES), { minLength: 1 }),
    articleId: fc.constantFrom('a0', 'a1', 'a3', 'nothing'),
    assigneeId: fc.constantFrom(null, 'bea', 'nobody'),
    stale: fc.boolean(),
    orphaned: fc.boolean(),
    search: fc
      .uniqueArray(fc.constantFrom('missiles', 'po', '100%', '-five', '"the port"', '"the po"'), {
        maxLength: 3,
      })
      .map(words => searchOf(words.join(' '))),
  },
  { requiredKeys: [] },
)

/** The same by looking at every claim. */
function expected(filter: QueueFilter): string[] {
  const { statuses, reviews, articleId, assigneeId, stale, orphaned, search = [] } = filter
  return rows
    .filter(
      row =>
        row.articleId !== 'a3' &&
        (!statuses || statuses.includes(row.status)) &&
        (!reviews || reviews.includes(row.review)) &&
        (articleId === undefined || row.articleId === articleId) &&
        (assigneeId === undefined || row.assigneeId === assigneeId) &&
        (stale === undefined || row.stale === stale) &&
        (orphaned === undefined || row.orphaned === orphaned) &&
        isFound(search, row.search),
    )
    .sort((a, b) => {
      const [x, y] = [a, b].map(row => `${row.dueAt} ${row.articleId} ${row.number}`)
      return x === y ? (a.id < b.id ? -1 : 1) : (x ?? '') < (y ?? '') ? -1 : 1
    })
    .map(row => row.id)
}

async function walk(filter: QueueFilter, limit: number): Promise<QueueRow[]> {
  const found: QueueRow[] = []
  let after: QueueKey | null = null
  for (;;) {
    const from: QueueKey | null = after
    const page: QueueRow[] = await read(db => queuePage(db, filter, from, limit))
    found.push(...page)
    if (page.length < limit) return found
    after = page.at(-1) ?? null
  }
}

describe('the queue', () => {
  it('gives each claim that fits once and in order, whatever the filter and the size of a page', async () => {
    await fc.assert(
      fc.asyncProperty(filters, fc.integer({ min: 1, max: 60 }), async (filter, limit) => {
        expect((await walk(filter, limit)).map(row => row.id)).toEqual(expected(filter))
      }),
      { numRuns: 150 },
    )
  })

  it('names all that fit a filter, for whoever acts on all of them', async () => {
    await read(async db => {
      for (const filter of [
        {},
        { reviews: ['pending', 'returned'] },
        { search: searchOf('100%') },
      ] satisfies QueueFilter[]) {
        const ids: string[] = []
        for await (const some of fittingClaims(db, filter)) ids.push(...some)
        expect(ids).toEqual(expected(filter))
      }
    })
  })

  it('neither repeats nor skips when claims before the page change places meanwhile', async () => {
    const page = await read(db => queuePage(db, {}, null, 20))
    await write(db => updateArticle(db, 'a2', { deadline: '2026-03-09T18:00:00.000Z' }))
    const after = page.at(-1) ?? null
    const rest = await read(db => queuePage(db, {}, after, 500))
    await write(db => updateArticle(db, 'a2', { deadline: DEADLINES[2] ?? null }))
    // The article moved behind the page, so its claims come again; no other one does, and none is missing.
    const again = rest.filter(row => page.some(one => one.id === row.id))
    expect(again.every(row => row.articleId === 'a2')).toBe(true)
    const all = new Set([...page, ...rest].map(row => row.id))
    expect([...all].sort()).toEqual(expected({}).sort())
  })

  it('counts everything out of the trash', async () => {
    const totals = await read(queueTotals)
    expect(totals.reduce((sum, row) => sum + row.count, 0)).toBe(expected({}).length)
    const disputed = totals.filter(row => row.status === 'disputed').reduce((sum, row) => sum + row.count, 0)
    expect(disputed).toBe(expected({ statuses: ['disputed'] }).length)
  })
})

const NO_FILTER: Parameters<typeof queueStatement>[1] = {
  status: false,
  review: false,
  article: false,
  assignee: 'any',
  stale: undefined,
  orphaned: undefined,
  reader: 'any',
  search: [],
  after: false,
}
type Parts = Partial<typeof NO_FILTER>

describe('the planner', () => {
  it.each<[string, Parts, string]>([
    ['no filter', {}, 'claims_queue'],
    ['the next page', { after: true }, 'claims_queue'],
    ['a status', { status: true }, 'claims_queue_status'],
    ['a status, the next page', { status: true, after: true }, 'claims_queue_status'],
    ['a review state', { review: true }, 'claims_queue_review'],
    ['a review state, the next page', { review: true, after: true }, 'claims_queue_review'],
    ['an assignee', { assignee: 'one' }, 'claims_queue_assignee'],
    ['nobody assigned', { assignee: 'none', after: true }, 'claims_queue_assignee'],
    ['stale claims', { stale: true }, 'claims_queue_stale'],
    ['stale claims, the next page', { stale: true, after: true }, 'claims_queue_stale'],
    ['orphaned claims', { orphaned: true }, 'claims_queue_orphaned'],
    ['words', { search: [1, -1] }, 'claims_queue'],
    ['an article', { article: true }, 'claims_article'],
    ['a status and an assignee', { status: true, assignee: 'one' }, 'claims_queue_'],
    ['an article and a status', { article: true, status: true, after: true }, 'claims_article'],
    ['an article and stale', { article: true, stale: true, review: true }, 'claims_article'],
    [
      'everything',
      { ...NO_FILTER, status: true, review: true, assignee: 'one', stale: true },
      'claims_queue_',
    ],
  ])('reads %s along an index', async (_, parts, index) => {
    await read(async () => undefined)
    const driver = new Driver(join(folder(), 'stet.db'), { readonly: true })
    const statement = queueStatement(drizzle(driver, { schema }), { ...NO_FILTER, ...parts })
    const plan = driver
      .prepare(`EXPLAIN QUERY PLAN ${statement.getQuery().sql}`)
      .all(...statement.getQuery().params.map(() => '1'))
      .map(row => String((row as { detail: string }).detail)) // the shape that EXPLAIN QUERY PLAN answers
    driver.close()
    expect(plan.find(step => step.includes('claims'))).toMatch(
      new RegExp(`^SEARCH claims USING INDEX ${index}`),
    )
    expect(plan.filter(step => /\bSCAN\b/.test(step))).toEqual([])
    // Only the claims of one article, which are few, may have to be sorted.
    if (!('article' in parts)) expect(plan.filter(step => step.includes('TEMP B-TREE'))).toEqual([])
  })

  it('reads the totals by their key, not along the counts of every article', () => {
    const driver = new Driver(join(folder(), 'stet.db'), { readonly: true })
    const { sql, params } = totalsStatement(drizzle(driver, { schema })).getQuery()
    const plan = driver.prepare(`EXPLAIN QUERY PLAN ${sql}`).all(...params.map(() => 0))
    driver.close()
    expect(plan).toMatchObject([{ detail: expect.stringContaining('(article_id=?)') }])
  })
})
