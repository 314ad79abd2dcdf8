import { join } from 'node:path'
import Driver from 'better-sqlite3'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { read } from '@/db'
import { temporaryDatabase } from '@/db/testing/database'
import { heardStatements } from '@/db/testing/heard-statements'
import { insertQueue, searchOf } from '@/db/testing/queue-claims'
import { QUEUE_SORTS, type QueueSort } from '@/lib/domain/queue-sort'
import { fittingByArticle, pendingByArticle, queuePage } from './claim-queue'
import { asked } from './queue-ask'
import { countFitting } from './queue-count'
import type { QueueFilter } from './queue-filter'
import { FEW, indexFor, narrowIndexes, priceOf, QUEUE_INDEXES, type QueueIndex } from './queue-index'
import { KEY_KINDS } from './queue-keys'
import type { wayOf } from './queue-way'
import { setAside } from './set-aside'

const folder = temporaryDatabase()
let driver: Driver.Database
beforeAll(async () => {
  await insertQueue(30)
  driver = new Driver(join(folder(), 'stet.db'), { readonly: true })
})
afterAll(() => driver.close())

const reader = { personId: 'bea', now: '2026-03-01T00:00:00.000Z' }
/* Every filter that the interface can make, each by itself. */
const SINGLE: Record<string, QueueFilter> = {
  'no filter': {},
  'a status': { statuses: ['verified'] },
  'two review states': { reviews: ['pending', 'returned'] },
  'a priority': { priorities: ['high'] },
  'a flag': { flags: ['legal'] },
  stale: { stale: true },
  orphaned: { orphaned: true },
  unsourced: { unsourced: true },
  thin: { thin: true },
  'an article': { articleId: 'a0' },
  'a desk': { desk: 'News' },
  'an assignee': { assigneeId: 'bea' },
  nobody: { assigneeId: null },
  'a checker': { checkerId: 'tom' },
  overdue: { dueBefore: '2026-03-02T00:00:00.000Z' },
  'a day': { dueFrom: '2026-03-02T00:00:00.000Z', dueBefore: '2026-03-03T00:00:00.000Z' },
  'an age': { waitingSince: '2026-03-04T00:00:00.000Z' },
  words: { search: searchOf('missiles -port') },
  'waiting for somebody': { waitingFor: reader },
  'put off': { putOffBy: reader },
}
const NAMES = Object.keys(SINGLE)
const PAIRS = NAMES.flatMap((one, at) => NAMES.slice(at + 1).map(other => [one, other] as const))
const filterOf = (...names: readonly string[]): QueueFilter =>
  Object.assign({}, ...names.map(name => SINGLE[name]))

const planOf = (sql: string, given: readonly unknown[]) =>
  driver
    .prepare(`EXPLAIN QUERY PLAN ${sql}`)
    .all(...given)
    .map(row => String((row as { detail: string }).detail)) // the shape that EXPLAIN QUERY PLAN answers

/* Without what no index holds, and what is always few. */
const NOT_KNOWN = ['words', 'waiting for somebody', 'put off', 'an article']
const KNOWN = [...NAMES.map(name => [name]), ...PAIRS].filter(
  names => !names.some(name => NOT_KNOWN.includes(name)),
)
const orderOf = (sort: QueueSort) => (sort === 'priority' ? 'deadline' : sort)
const sortAt = (at: number) => QUEUE_SORTS[at % QUEUE_SORTS.length] ?? 'deadline'

/** The statements that read keys, along the order or from an index, with their plans. */
async function keysOf(filter: QueueFilter, sort: QueueSort, from: QueueIndex | null) {
  const heard = await heardStatements(() => page(filter, sort, true, gathering(from)))
  return heard
    .filter(({ sql }) => sql.includes('key0'))
    .map(one => ({ ...one, plan: () => planOf(one.sql, one.given) }))
}

/** The instructions of a statement that read a column out of a claim itself, not out of an index. */
function fetched(sql: string, given: readonly unknown[]): unknown[] {
  const root = driver.prepare("SELECT rootpage FROM sqlite_master WHERE name = 'claims'").pluck().get()
  // The shape that EXPLAIN answers.
  const program = driver.prepare(`EXPLAIN ${sql}`).all(...given) as {
    opcode: string
    p1: number
    p2: number
  }[]
  const rows = program.filter(({ opcode, p2 }) => opcode === 'OpenRead' && p2 === root).map(({ p1 }) => p1)
  return program.filter(({ opcode, p1 }) => opcode === 'Column' && rows.includes(p1))
}

/** The plans of what is asked of the database, each statement once. */
async function plansOf(work: () => Promise<unknown>): Promise<Map<string, string[]>> {
  const heard = await heardStatements(work)
  return new Map(heard.map(({ sql, given }) => [sql, planOf(sql, given)]))
}

/** The key of a claim in the middle of the order, as far as this test is concerned. */
const keyOf = (sort: QueueSort) => KEY_KINDS[sort].map(kind => (kind === 'number' ? 1 : '2026-03-02'))
const page = (filter: QueueFilter, sort: QueueSort, after: boolean, way?: typeof wayOf) =>
  read(async db => queuePage(db, await asked(db, filter), sort, after ? keyOf(sort) : null, 50, way))
/* As in a large newsroom, where an index narrows the filter down to few; or where none does. */
const gathering =
  (from: QueueIndex | null): typeof wayOf =>
  async ({ filter, lanes }, order) => ({
    index: indexFor(order, filter),
    along: from ? [] : lanes,
    from: from ?? QUEUE_INDEXES.facets,
    gathered: from ? lanes : [],
  })

/* The summary is read whole; lists handed over as JSON and what was merged already are gone through. */
const BOUNDED = /^SCAN (search_claim VIRTUAL TABLE INDEX|claim_facets|json_each|nearest|\(subquery|CONSTANT)/
const unindexed = (plan: readonly string[]) => plan.filter(step => /^SCAN /.test(step) && !BOUNDED.test(step))

describe('the planner', () => {
  it('reads every filter and every pair of them along an index, and sorts only what is few', async () => {
    const plans = await plansOf(async () => {
      for (const name of NAMES) {
        for (const sort of QUEUE_SORTS) await page(filterOf(name), sort, true)
      }
      for (const [at, pair] of PAIRS.entries()) {
        await page(filterOf(...pair), 'deadline', at % 2 === 0)
        await page(filterOf(...pair), 'age', at % 2 === 1)
      }
      for (const pair of PAIRS)
        await read(async db => countFitting(db, await asked(db, filterOf(...pair)), 1000))
    })
    expect(plans.size).toBeGreaterThan(200)
    for (const [sql, plan] of plans) {
      expect(unindexed(plan), sql).toEqual([])
      // What is gathered and put in order is what an index was found to narrow down to few.
      const gathers = sql.includes('json_each')
      if (!gathers) expect(plan.join('\n'), sql).not.toContain('TEMP B-TREE')
    }
  })

  it.each<[string, QueueSort, string]>([
    ['no filter', 'deadline', 'claims_by_deadline'],
    ['no filter', 'priority', 'claims_by_deadline'],
    ['no filter', 'age', 'claims_by_age'],
    ['no filter', 'article', 'claims_by_article'],
    ['a status', 'deadline', 'claims_by_deadline'],
    ['two review states', 'deadline', 'claims_by_deadline'],
    ['stale', 'age', 'claims_by_age'],
    ['thin', 'article', 'claims_by_article'],
    ['an assignee', 'deadline', 'claims_by_assignee'],
    ['nobody', 'deadline', 'claims_by_assignee'],
    ['a checker', 'priority', 'claims_by_checker'],
    ['a desk', 'deadline', 'claims_by_deadline'],
    ['a desk', 'age', 'claims_by_age'],
    ['overdue', 'deadline', 'claims_by_deadline'],
    ['overdue', 'article', 'claims_by_article'],
    ['an age', 'age', 'claims_by_age'],
    ['an age', 'deadline', 'claims_by_deadline'],
    ['an article', 'priority', 'claims_article\\w*'],
    ['put off', 'deadline', 'sqlite_autoindex_claims_1'],
  ])('reads %s by %s along one of the indexes made for it', async (name, sort, index) => {
    for (const after of [false, true]) {
      const plans = await plansOf(() => page(filterOf(name), sort, after))
      const [keys] = [...plans].filter(([sql]) => sql.includes('limit') && sql.includes('"claims"'))
      const searches = (keys?.[1] ?? []).filter(step => / claims /.test(step))
      expect(searches.length).toBeGreaterThan(0)
      for (const step of searches) expect(step).toMatch(new RegExp(`^SEARCH claims USING .*INDEX ${index} `))
    }
  })

  it('gathers what few an index knows of along that index', async () => {
    const seen = new Set<string>()
    for (const [at, names] of KNOWN.entries()) {
      const filter = filterOf(...names)
      for (const index of [QUEUE_INDEXES.facets, ...narrowIndexes(filter)]) {
        for (const { plan, sql } of await keysOf(filter, sortAt(at), index)) {
          seen.add(sql)
          const search = plan().find(step => / claims /.test(step))
          expect(search, sql).toMatch(new RegExp(`^SEARCH claims USING .*INDEX ${index.name}\\w* \\(`))
        }
      }
    }
    expect(seen.size).toBeGreaterThan(100)
  })

  it('fetches no claim to see whether it fits', async () => {
    const seen = new Set<string>()
    for (const [at, names] of KNOWN.entries()) {
      const filter = filterOf(...names)
      const order = orderOf(sortAt(at))
      for (const index of [null, QUEUE_INDEXES.facets, ...narrowIndexes(filter)]) {
        // What has to be gathered with fetching is gathered of few.
        const { few } = index ?? { few: FEW }
        if (few < FEW || priceOf(index ?? indexFor(order, filter), filter) > 1) continue
        for (const { sql, given } of await keysOf(filter, sortAt(at), index)) {
          if (!seen.has(sql)) expect(fetched(sql, given), sql).toEqual([])
          seen.add(sql)
        }
      }
    }
    expect(seen.size).toBeGreaterThan(100)
    const [own] = await keysOf({ waitingFor: reader }, 'deadline', null)
    expect(fetched(own?.sql ?? '', own?.given ?? [])).not.toEqual([])
  })

  it('reads the counts along an index or from the summary', async () => {
    const plans = await plansOf(() =>
      read(async db => {
        await pendingByArticle(db)
        await setAside(db, reader)
        await fittingByArticle(db, await asked(db, { reviews: ['pending'] }), ['a0', 'a1'])
      }),
    )
    expect(plans.size).toBeGreaterThanOrEqual(4)
    for (const [sql, plan] of plans) {
      if (sql.includes('"pending" > 0')) expect(plan[1]).toContain('articles_pending')
      else expect(unindexed(plan), sql).toEqual([])
      expect(plan.join('\n'), sql).not.toContain('TEMP B-TREE')
    }
  })
})
