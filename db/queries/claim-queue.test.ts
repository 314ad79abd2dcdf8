import fc from 'fast-check'
import { beforeAll, describe, expect, it } from 'vitest'
import { read, write } from '@/db'
import { claims } from '@/db/schema'
import { temporaryDatabase } from '@/db/testing/database'
import {
  byHand,
  facetsOf,
  filters,
  insertQueue,
  putOffAgain,
  readers,
  searchOf,
  waitingSince,
} from '@/db/testing/queue-claims'
import { facetsCode, laneIn } from '@/lib/domain/claim-facets'
import { QUEUE_SORTS, type QueueSort } from '@/lib/domain/queue-sort'
import { facetFilters } from '@/lib/domain/testing/facets'
import { updateArticle } from './articles'
import { fittingByArticle, fittingClaims, pendingByArticle, type QueuePage, queuePage } from './claim-queue'
import { type ClaimRow, insertClaims, updateClaim } from './claims'
import { asked } from './queue-ask'
import { countFitting } from './queue-count'
import type { QueueFilter } from './queue-filter'
import { indexFor, narrowIndexes, QUEUE_INDEXES } from './queue-index'
import type { QueueKey } from './queue-keys'
import { facetCounts } from './queue-lanes'
import type { wayOf } from './queue-way'

temporaryDatabase()

let rows: readonly ClaimRow[] = []
beforeAll(async () => {
  rows = await insertQueue(400)
})

const sorts = fc.constantFrom(...QUEUE_SORTS)
const expected = (filter: QueueFilter, sort: QueueSort = 'deadline') => byHand(rows, filter, sort)

/* What a large newsroom makes of its counts: any lanes along the order, the rest or all from any index that knows them. */
const ways = fc
  .tuple(fc.integer({ min: 0, max: 0xffff }), fc.nat(6))
  .map(([lanes, at]): typeof wayOf => async (ask, order) => {
    const index = indexFor(order, ask.filter)
    const narrow = narrowIndexes(ask.filter)[at]
    if (narrow) return { index, along: [], from: narrow, gathered: ask.lanes }
    const isAlong = ({ lane }: { lane: number }) => ((lanes >> lane) & 1) === 1
    return {
      index,
      along: ask.lanes.filter(isAlong),
      from: QUEUE_INDEXES.facets,
      gathered: ask.lanes.filter(lane => !isAlong(lane)),
    }
  })

async function walk(
  filter: QueueFilter,
  sort: QueueSort,
  limit: number,
  way?: typeof wayOf,
): Promise<string[]> {
  const found: string[] = []
  let after: QueueKey | null = null
  do {
    const from: QueueKey | null = after
    const page: QueuePage = await read(async db =>
      queuePage(db, await asked(db, filter), sort, from, limit, way),
    )
    found.push(...page.rows.map(row => row.id))
    after = page.next
  } while (after !== null)
  return found
}

describe('the queue', () => {
  it('gives each claim that fits once and in order, whatever the filter, the order and the size of a page', async () => {
    await fc.assert(
      fc.asyncProperty(filters, sorts, fc.integer({ min: 1, max: 60 }), async (filter, sort, limit) => {
        expect(await walk(filter, sort, limit)).toEqual(expected(filter, sort))
      }),
      { numRuns: 200 },
    )
  })

  it('gives the same whichever way it is read', async () => {
    await fc.assert(
      fc.asyncProperty(
        filters,
        sorts,
        fc.integer({ min: 5, max: 90 }),
        ways,
        async (filter, sort, limit, way) => {
          expect(await walk(filter, sort, limit, way)).toEqual(expected(filter, sort))
        },
      ),
      { numRuns: 200 },
    )
  })

  it('names all that fit a filter, for whoever acts on all of them', async () => {
    const some: QueueFilter[] = [
      {},
      { reviews: ['pending', 'returned'] },
      { search: searchOf('100%') },
      { desk: 'News' },
    ]
    await read(async db => {
      for (const filter of some) {
        const ids: string[] = []
        for await (const batch of fittingClaims(db, filter)) ids.push(...batch)
        expect(ids).toEqual(expected(filter))
      }
    })
  })

  it('counts what fits, exactly or as at least so many', async () => {
    await fc.assert(
      fc.asyncProperty(filters, fc.integer({ min: 1, max: 80 }), async (filter, most) => {
        const all = expected(filter).length
        const { count, atLeast } = await read(async db => countFitting(db, await asked(db, filter), most))
        if (atLeast) expect(count).toBeLessThan(all)
        else expect(count).toBe(all)
        expect(count).toBeGreaterThanOrEqual(Math.min(all, most))
      }),
      { numRuns: 100 },
    )
  })

  it('counts exactly what of some facets waits for somebody', async () => {
    const reviews = fc.subarray(['not_submitted', 'pending', 'returned'] as const, { minLength: 1 })
    await fc.assert(
      fc.asyncProperty(facetFilters, reviews, readers, async (facets, reviews, waitingFor) => {
        const filter: QueueFilter = { ...facets, reviews, waitingFor }
        const counted = await read(async db => countFitting(db, await asked(db, filter), 3))
        expect(counted).toEqual({ count: expected(filter).length, atLeast: false })
      }),
      { numRuns: 100 },
    )
  })

  it('counts what fits in each article, for a filter of facets', async () => {
    const counts = await read(async db =>
      fittingByArticle(db, await asked(db, { reviews: ['pending'] }), ['a0', 'a3', 'nothing']),
    )
    expect(counts).toEqual({ a0: expected({ reviews: ['pending'], articleId: 'a0' }).length })
    expect(await read(async db => fittingByArticle(db, await asked(db, { desk: 'News' }), ['a0']))).toBeNull()
  })

  it('names the articles in which something waits, the nearest deadline first, none of the trash', async () => {
    const named = await read(pendingByArticle)
    expect(named.map(one => one.articleId)).toEqual(['a2', 'a0', 'a1', 'a4'])
    for (const { articleId, pending } of named) {
      expect(pending).toBe(expected({ reviews: ['pending'], articleId }).length)
    }
  })
})

describe('while others work', () => {
  const deed = fc.record({
    claim: fc.nat(399),
    parts: fc.record(
      { review: fc.constantFrom('pending' as const, 'approved' as const), stale: fc.boolean() },
      { requiredKeys: [] },
    ),
    deadline: fc.option(fc.constantFrom('2026-03-01T18:00:00.000Z', '2026-03-09T18:00:00.000Z')),
  })

  it('neither repeats nor skips what did not change between two pages', async () => {
    const pages = fc.array(fc.array(deed, { maxLength: 3 }), { minLength: 2, maxLength: 5 })
    await fc.assert(
      fc.asyncProperty(filters, sorts, pages, async (filter, sort, meanwhile) => {
        const before = expected(filter, sort)
        const touched = new Set<string>()
        const seen: string[] = []
        let after: QueueKey | null = null
        for (const deeds of [...meanwhile, []]) {
          const from: QueueKey | null = after
          const limit = deeds.length === 0 && from !== null ? 1000 : 25
          const page: QueuePage = await read(async db =>
            queuePage(db, await asked(db, filter), sort, from, limit),
          )
          seen.push(...page.rows.map(row => row.id))
          after = page.next
          if (after === null) break
          await write(async db => {
            for (const { claim, parts, deadline } of deeds) {
              const row = rows[claim]
              if (!row) continue
              touched.add(row.id)
              if (Object.keys(parts).length > 0) await updateClaim(db, row.id, parts)
              if (deadline === null) continue
              for (const one of rows) if (one.articleId === row.articleId) touched.add(one.id)
              await updateArticle(db, row.articleId, { deadline })
            }
          })
        }
        const still = (ids: readonly string[]) => ids.filter(id => !touched.has(id))
        expect(still(seen)).toEqual(still(before).slice(0, still(seen).length))
        if (after === null) expect(still(seen)).toEqual(still(before))
        await asBefore()
      }),
      { numRuns: 12 },
    )
  })

  async function asBefore() {
    const deadlines = new Map(
      rows.map(row => [row.articleId, row.dueAt.startsWith('9999') ? null : row.dueAt]),
    )
    await write(async db => {
      for (const [id, deadline] of deadlines) await updateArticle(db, id, { deadline })
      await db.delete(claims)
      await insertClaims(
        db,
        rows.map(row => ({ ...row, shelved: row.articleId === 'a3' })),
      )
      await putOffAgain(db)
    })
  }
})

describe('what the database derives', () => {
  it('is what the domain says of facets and of waiting', async () => {
    const derived = await read(async db =>
      db
        .select({ id: claims.id, facets: claims.facets, lane: claims.lane, waiting: claims.waitingSince })
        .from(claims),
    )
    const known = new Map(rows.map(row => [row.id, row]))
    expect(derived.length).toBe(rows.length)
    for (const { id, facets, lane, waiting } of derived) {
      const row = known.get(id)
      if (!row) throw new Error(`${id} was not inserted`)
      expect(facets).toBe(row.articleId === 'a3' ? null : facetsCode(facetsOf(row)))
      expect(lane).toBe(facets === null ? null : laneIn(facets))
      expect(waiting).toBe(waitingSince(row))
    }
  })

  it('is counted: how many claims have each set of facets', async () => {
    const { codes, counts } = await read(facetCounts)
    expect(counts.reduce((sum, count) => sum + count, 0)).toBe(expected({}).length)
    for (const [at, code] of codes.entries()) {
      const alike = rows.filter(row => row.articleId !== 'a3' && facetsCode(facetsOf(row)) === code)
      expect(counts[at]).toBe(alike.length)
    }
  })
})
