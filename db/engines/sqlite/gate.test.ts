import { eq } from 'drizzle-orm'
import { describe, expect, it } from 'vitest'
import { read, write } from '@/db'
import { newsroom } from '@/db/schema'
import { temporaryDatabase } from '@/db/testing/database'

temporaryDatabase()

const row = (id: number, name: string) => ({
  id,
  name,
  ownFindingsAllowed: false,
  createdAt: '2026-01-01T00:00:00.000Z',
})
const names = () =>
  read(async db =>
    (await db.select({ name: newsroom.name }).from(newsroom).orderBy(newsroom.id)).map(r => r.name),
  )

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
