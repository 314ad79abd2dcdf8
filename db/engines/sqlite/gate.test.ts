import { AsyncLocalStorage } from 'node:async_hooks'
import { eq, type SQL, sql } from 'drizzle-orm'
import { describe, expect, it } from 'vitest'
import { read, write } from '@/db'
import { newsroom, tokens } from '@/db/schema'
import { temporaryDatabase } from '@/db/testing/database'

temporaryDatabase()

const row = (id: number, name: string) => ({
  id,
  name,
  ownFindingsAllowed: false,
  secondReviewer: false,
  createdAt: '2026-01-01T00:00:00.000Z',
})
const names = () =>
  read(async db =>
    (await db.select({ name: newsroom.name }).from(newsroom).orderBy(newsroom.id)).map(r => r.name),
  )

/* Breaks a rule that is looked at only when the transaction is committed. */
const breakCommit = () =>
  write(async tx => {
    await (tx as unknown as { run: (query: SQL) => Promise<unknown> }).run(
      sql`PRAGMA defer_foreign_keys = ON`,
    )
    await tx
      .insert(tokens)
      .values({ id: 't', personId: 'nobody', name: '', hash: '', hint: '', createdAt: '' })
  })

describe('writes that wait together', () => {
  it('share a commit: nobody hears of success before all have run', async () => {
    const told: string[] = []
    const one = (id: number) =>
      write(async tx => {
        await tx.insert(newsroom).values(row(id, 'together'))
        told.push(`ran ${id}`)
      }).then(() => told.push(`heard ${id}`))
    await Promise.all([one(101), one(102), one(103)])
    expect(told).toEqual(['ran 101', 'ran 102', 'ran 103', 'heard 101', 'heard 102', 'heard 103'])
    expect((await names()).filter(name => name === 'together')).toHaveLength(3)
    await write(async tx => tx.delete(newsroom))
  })

  it('fail together when the commit does', async () => {
    const insert = (id: number) => write(async tx => tx.insert(newsroom).values(row(id, 'doomed')))
    const outcomes = await Promise.allSettled([insert(111), breakCommit(), insert(112)])
    expect(outcomes.map(outcome => outcome.status)).toEqual(['rejected', 'rejected', 'rejected'])
    expect(await names()).not.toContain('doomed')
    await write(async tx => tx.insert(newsroom).values(row(113, 'after')))
    expect(await names()).toEqual(['after'])
    await write(async tx => tx.delete(newsroom))
  })

  it('hear of a refusal when what it speaks of is kept, and not when it is lost', async () => {
    const told: string[] = []
    const insert = write(async tx => tx.insert(newsroom).values(row(121, 'seen')))
    const refused = write(async tx => {
      const [seen] = await tx.select({ name: newsroom.name }).from(newsroom)
      throw new Error(`There is one already: ${seen?.name}`)
    }).catch(error => told.push(String(error)))
    await Promise.allSettled([insert, breakCommit(), refused])
    expect(told.join()).not.toContain('seen')
    expect(await names()).toEqual([])
  })

  it('hear of success and of refusal in the order they came', async () => {
    const told: string[] = []
    const hear = (name: string, work: Promise<unknown>) =>
      work.then(
        () => told.push(name),
        () => told.push(`${name} refused`),
      )
    const none = async () => undefined
    const refuse = async () => Promise.reject(new Error('No.'))
    await Promise.all([hear('a', write(none)), hear('b', write(refuse)), hear('c', write(none))])
    expect(told).toEqual(['a', 'b refused', 'c'])
  })

  it('each run as a part of the request that brought them', async () => {
    const request = new AsyncLocalStorage<string>()
    const seen = await Promise.all(
      ['a', 'b', 'c'].map(name => request.run(name, () => write(async () => request.getStore()))),
    )
    expect(seen).toEqual(['a', 'b', 'c'])
  })
})

describe('the write gate', () => {
  it('runs transactions one after the other, each seeing what the one before wrote', async () => {
    await write(async tx => tx.insert(newsroom).values(row(1, '')))
    await Promise.all(
      Array.from({ length: 50 }, (_, i) =>
        write(async tx => {
          const [before] = await tx.select().from(newsroom).where(eq(newsroom.id, 1))
          await tx
            .update(newsroom)
            .set({ name: `${before?.name}${i % 10}` })
            .where(eq(newsroom.id, 1))
        }),
      ),
    )
    expect(await names()).toEqual(['0123456789'.repeat(5)])
  })

  it('rolls back what threw and nothing else', async () => {
    const outcomes = await Promise.allSettled([
      write(async tx => tx.insert(newsroom).values(row(2, 'kept'))),
      write(async tx => {
        await tx.insert(newsroom).values(row(3, 'lost'))
        throw new Error('no')
      }),
      write(async tx => tx.insert(newsroom).values(row(4, 'kept too'))),
    ])
    expect(outcomes.map(o => o.status)).toEqual(['fulfilled', 'rejected', 'fulfilled'])
    expect((await names()).slice(1)).toEqual(['kept', 'kept too'])
  })

  it('shows a read inside a write only what is committed', async () => {
    const seen = await write(async tx => {
      await tx.insert(newsroom).values(row(5, 'not yet'))
      return names()
    })
    expect(seen).not.toContain('not yet')
    expect(await names()).toContain('not yet')
  })

  it('refuses to wait for itself', async () => {
    await expect(write(() => write(async () => 1))).rejects.toThrow('cannot begin inside')
    await expect(read(() => read(async () => 1))).rejects.toThrow('cannot begin inside')
    await expect(read(() => write(async () => 1))).rejects.toThrow('cannot begin inside')
  })

  it('rolls back a transaction that awaited something other than the database', async () => {
    const slow = write(async tx => {
      await tx.insert(newsroom).values(row(6, 'slow'))
      await new Promise(done => setImmediate(done))
    })
    await expect(slow).rejects.toThrow('Something other than the database')
    expect(await names()).not.toContain('slow')
  })

  it('reads everything inside one read from one moment', async () => {
    const before = await names()
    const [inside] = await Promise.all([
      read(async db => {
        const first = await db.select().from(newsroom)
        const second = await db.select().from(newsroom)
        return [first.length, second.length]
      }),
      write(async tx => tx.insert(newsroom).values(row(7, 'meanwhile'))),
    ])
    expect(inside).toEqual([before.length, before.length])
  })

  it('lets a read write nothing', async () => {
    // The type forbids it; a cast stands for code that went round the type.
    const wrong = read(async db =>
      (db as unknown as { insert: typeof insert }).insert(newsroom).values(row(8, 'x')),
    )
    await expect(wrong).rejects.toThrow()
    expect(await names()).not.toContain('x')
  })
})

declare const insert: Parameters<Parameters<typeof write>[0]>[0]['insert']
