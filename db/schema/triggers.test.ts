import { asc, eq } from 'drizzle-orm'
import { beforeEach, describe, expect, it } from 'vitest'
import { read, type Writer, write } from '@/db'
import { insertArticle, updateArticle } from '@/db/queries/articles'
import { deleteCitation, insertCitation } from '@/db/queries/citations'
import { insertClaims } from '@/db/queries/claims'
import { appendEvent } from '@/db/queries/events'
import { insertSignOff } from '@/db/queries/sign-offs'
import { insertSource } from '@/db/queries/sources'
import { articles, citations, claimCounts, claims, events, signOffs, sources } from '@/db/schema'
import { temporaryDatabase } from '@/db/testing/database'
import { articleRow, citationRow, claimRow, sourceRow } from '@/db/testing/rows'

temporaryDatabase()

beforeEach(async () => {
  await write(async db => {
    await db.delete(citations)
    await db.delete(sources)
    await db.delete(articles)
  })
})

describe('the counts of claims', () => {
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
    await write(async db => {
      await insertArticle(db, articleRow('a'))
      await insertClaims(db, [claimRow('c', 'a')])
      for (const id of ['s1', 's2']) await insertSource(db, sourceRow(id))
      for (const [id, of] of [['x', 's1'] as const, ['y', 's1'] as const]) {
        await insertCitation(db, citationRow(id, 'c', of))
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
