import { asc, eq, sql } from 'drizzle-orm'
import fc from 'fast-check'
import { beforeEach, describe, expect, it } from 'vitest'
import { read, type Writer, write } from '@/db'
import { insertArticle, updateArticle } from '@/db/queries/articles'
import { deleteCitation, insertCitation } from '@/db/queries/citations'
import { insertClaims, updateClaim } from '@/db/queries/claims'
import { appendEvent } from '@/db/queries/events'
import { insertSignOff } from '@/db/queries/sign-offs'
import { insertSource } from '@/db/queries/sources'
import { articles, citations, claimCounts, claims, events, signOffs, sources } from '@/db/schema'
import { temporaryDatabase } from '@/db/testing/database'
import { articleRow, claimRow } from '@/db/testing/rows'
import { RESOLUTIONS } from '@/lib/domain/resolution'
import { REVIEW_STATES } from '@/lib/domain/review-state'
import { STATUSES } from '@/lib/domain/status'

temporaryDatabase()

beforeEach(async () => {
  await write(async db => {
    await db.delete(citations)
    await db.delete(sources)
    await db.delete(articles)
  })
})

/** What the triggers counted, and the same counted afresh. */
async function counts(db: Writer) {
  const key = {
    status: claims.status,
    review: claims.review,
    stale: claims.stale,
    orphaned: claims.orphaned,
    resolved: sql<boolean>`${claims.resolution} is not null`.mapWith(Boolean),
    shelved: claims.shelved,
  }
  const count = sql<number>`count(*)`
  const columns = [claims.status, claims.review, claims.stale, claims.orphaned, claims.shelved]
  const each = await db
    .select({ articleId: claims.articleId, ...key, count })
    .from(claims)
    .groupBy(claims.articleId, ...columns, sql`${claims.resolution} is not null`)
  const all = await db
    .select({ articleId: sql<string>`''`, ...key, count })
    .from(claims)
    .groupBy(...columns, sql`${claims.resolution} is not null`)
  const text = (rows: readonly object[]) => rows.map(row => JSON.stringify(row)).sort()
  return { kept: text(await db.select().from(claimCounts)), afresh: text([...each, ...all]) }
}

const change = fc.record(
  {
    status: fc.constantFrom(...STATUSES),
    review: fc.constantFrom(...REVIEW_STATES),
    stale: fc.boolean(),
    orphaned: fc.boolean(),
    resolution: fc.constantFrom(null, ...RESOLUTIONS),
    note: fc.constantFrom('a', 'b'),
  },
  { requiredKeys: [] },
)
const deed = fc.oneof(
  fc.record({ kind: fc.constant('add' as const), article: fc.nat(2), parts: change }),
  fc.record({ kind: fc.constant('change' as const), claim: fc.nat(9), parts: change }),
  fc.record({ kind: fc.constant('remove' as const), claim: fc.nat(9) }),
  fc.record({ kind: fc.constant('trash' as const), article: fc.nat(2), trashed: fc.boolean() }),
)

describe('the counts of claims', () => {
  it('are what counting afresh would give, after anything that can happen to claims', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(deed, { maxLength: 25 }), async deeds => {
        await write(async db => {
          await db.delete(articles)
          for (const article of [0, 1, 2]) await insertArticle(db, articleRow(`a${article}`))
          let added = 0
          for (const one of deeds) {
            if (one.kind === 'add') {
              await insertClaims(db, [claimRow(`c${added++}`, `a${one.article}`, one.parts)])
            } else if (one.kind === 'trash') {
              await updateArticle(db, `a${one.article}`, { trashedAt: one.trashed ? '2026' : null })
            } else if (added > 0) {
              const id = `c${one.claim % added}`
              if (one.kind === 'remove') await db.delete(claims).where(eq(claims.id, id))
              else if (Object.keys(one.parts).length > 0) await updateClaim(db, id, one.parts)
            }
          }
          const { kept, afresh } = await counts(db)
          expect(kept).toEqual(afresh)
        })
      }),
      { numRuns: 60 },
    )
  })

  it('go with the article and its claims', async () => {
    await write(async db => {
      await insertArticle(db, articleRow('a'))
      await insertClaims(db, [claimRow('c1', 'a'), claimRow('c2', 'a')])
      await db.delete(articles)
      expect(await db.select().from(claimCounts)).toEqual([])
    })
  })
})

describe('claims', () => {
  it('follow the deadline of their article, and the trash, and no other article', async () => {
    const places = () =>
      read(async db =>
        db
          .select({ id: claims.id, dueAt: claims.dueAt, shelved: claims.shelved })
          .from(claims)
          .orderBy(asc(claims.id)),
      )
    await write(async db => {
      await insertArticle(db, articleRow('a'))
      await insertArticle(db, articleRow('b'))
      await insertClaims(db, [claimRow('of-a', 'a'), claimRow('of-b', 'b')])
      await updateArticle(db, 'a', { deadline: '2026-03-01T18:00:00.000Z' })
    })
    const never = '9999-12-31T23:59:59.999Z'
    expect(await places()).toEqual([
      { id: 'of-a', dueAt: '2026-03-01T18:00:00.000Z', shelved: false },
      { id: 'of-b', dueAt: never, shelved: false },
    ])
    await write(db => updateArticle(db, 'a', { deadline: null, trashedAt: '2026-02-01T00:00:00.000Z' }))
    expect(await places()).toEqual([
      { id: 'of-a', dueAt: never, shelved: true },
      { id: 'of-b', dueAt: never, shelved: false },
    ])
    await write(db => updateArticle(db, 'a', { trashedAt: null }))
    expect((await places()).map(one => one.shelved)).toEqual([false, false])
  })
})

describe('the citations of a source', () => {
  it('are counted as they come, move and go', async () => {
    const cited = () =>
      read(async db =>
        (await db.select().from(sources).orderBy(sources.id)).map(source => source.citationCount),
      )
    const at = '2026-01-01T00:00:00.000Z'
    const source = (id: string) =>
      ({ id, kind: 'web_page', title: id, url: null, note: '', confidential: false, fields: {} }) as const
    const rest = { citationCount: 0, search: '', createdBy: null, createdAt: at, updatedAt: at }
    const citation = (id: string, sourceId: string) =>
      ({ id, claimId: 'c', sourceId, stance: 'supports', primary: false, locator: '', excerpt: '' }) as const
    await write(async db => {
      await insertArticle(db, articleRow('a'))
      await insertClaims(db, [claimRow('c', 'a')])
      for (const id of ['s1', 's2']) await insertSource(db, { ...source(id), ...rest })
      for (const [id, of] of [['x', 's1'] as const, ['y', 's1'] as const]) {
        await insertCitation(db, { ...citation(id, of), accessedAt: null, addedBy: null, addedAt: at })
      }
    })
    expect(await cited()).toEqual([2, 0])
    await write(async db => db.update(citations).set({ sourceId: 's2' }).where(eq(citations.id, 'y')))
    expect(await cited()).toEqual([1, 1])
    await write(db => deleteCitation(db, 'x'))
    expect(await cited()).toEqual([0, 1])
    await write(async db => db.delete(articles))
    expect(await cited()).toEqual([0, 0])
  })
})

describe('the record', () => {
  it('refuses to be changed or shortened', async () => {
    const at = '2026-01-01T00:00:00.000Z'
    const id = await write(db => appendEvent(db, { kind: 'claim.marked', actorId: null, at, data: { a: 1 } }))
    const row = () => read(async db => db.select().from(events).where(eq(events.id, id)))
    const before = await row()
    for (const tamper of [
      (db: Writer) => db.update(events).set({ kind: 'other' }).where(eq(events.id, id)),
      (db: Writer) => db.delete(events).where(eq(events.id, id)),
      (db: Writer) => db.delete(events),
    ]) {
      await expect(write(async db => tamper(db))).rejects.toThrow('events are append-only')
    }
    expect(await row()).toEqual(before)
    expect(before).toMatchObject([{ kind: 'claim.marked', data: { a: 1 } }])
  })

  it('never uses a number twice', async () => {
    const at = '2026-01-01T00:00:00.000Z'
    const append = (db: Writer) => appendEvent(db, { kind: 'test', actorId: null, at })
    const first = await write(append)
    await expect(
      write(async db => {
        await append(db)
        throw new Error('rolled back')
      }),
    ).rejects.toThrow('rolled back')
    expect(await write(append)).toBeGreaterThan(first)
  })
})

describe('a sign-off', () => {
  it('stays as it was written', async () => {
    await write(async db => {
      await insertArticle(db, articleRow('a'))
      const clearing = {
        clearedBy: null,
        clearedAt: '2026',
        overrideReason: null,
        overridden: [],
        claims: [],
        head: null,
      }
      await insertSignOff(db, { id: 's', articleId: 'a', version: 1, textHash: 'h', ...clearing })
    })
    await expect(write(async db => db.update(signOffs).set({ textHash: 'x' }))).rejects.toThrow(
      'a sign-off is frozen',
    )
  })
})
