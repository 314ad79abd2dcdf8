import { chmodSync, existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { closeDatabase, DatabaseUnavailable, read, write } from '@/db'
import { appendEvent } from '@/db/queries/events'
import { newsroom } from '@/db/schema'
import { startProcess } from '@/db/testing/process'
import { openConnection } from './connection'
import { type Engine, openEngine } from './engine'
import { createHolding, createWriteGates } from './gate'

let folder: string
let engine: Engine | undefined
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'stet-engine-'))
})
afterEach(() => {
  engine?.close()
  engine = undefined
  chmodSync(folder, 0o700)
  rmSync(folder, { recursive: true, force: true })
})

const AT = '2026-01-01T00:00:00.000Z'
const room = (id: number, name: string) => ({
  id,
  name,
  ownFindingsAllowed: false,
  secondReviewer: false,
  createdAt: AT,
})
const rooms = (open: Engine) => open.read(async db => db.select().from(newsroom).orderBy(newsroom.id))

describe('opening', () => {
  it('makes the folder, and both connections have the pragmas that keep an acknowledged write', async () => {
    engine = openEngine(join(folder, 'deep', 'data'))
    expect(existsSync(join(folder, 'deep', 'data', 'stet.db'))).toBe(true)
    for (const readonly of [false, true]) {
      const { driver } = openConnection(join(folder, 'deep', 'data', 'stet.db'), { readonly })
      const pragma = (name: string) => driver.pragma(name, { simple: true })
      expect([pragma('journal_mode'), pragma('synchronous'), pragma('foreign_keys')]).toEqual(['wal', 2, 1])
      expect(pragma('busy_timeout')).toBeGreaterThan(1000)
      driver.close()
    }
  })

  it('finds again what was written before', async () => {
    engine = openEngine(folder)
    await engine.write(async db => db.insert(newsroom).values(room(1, 'The Lantern')))
    engine.close()
    engine = openEngine(folder)
    expect(await rooms(engine)).toMatchObject([{ name: 'The Lantern' }])
  })

  it('never happens while Next builds', async () => {
    process.env.NEXT_PHASE = 'phase-production-build'
    try {
      await expect(read(async db => db.select().from(newsroom))).rejects.toThrow('while building')
    } finally {
      delete process.env.NEXT_PHASE
    }
  })

  it('follows STET_DATA, and opens again after closing', async () => {
    const before = process.env.STET_DATA
    process.env.STET_DATA = folder
    try {
      await write(async db => db.insert(newsroom).values(room(1, 'The Lantern')))
      closeDatabase()
      expect(await read(async db => db.select({ name: newsroom.name }).from(newsroom))).toEqual([
        { name: 'The Lantern' },
      ])
    } finally {
      closeDatabase()
      if (before === undefined) delete process.env.STET_DATA
      else process.env.STET_DATA = before
    }
  })
})

/** What a database that cannot work says. */
async function unavailable(work: () => unknown): Promise<string> {
  try {
    await work()
  } catch (error) {
    if (error instanceof DatabaseUnavailable) return `${error.code}: ${error.message}`
    throw error
  }
  throw new Error('It worked.')
}

describe('what stands in the way', () => {
  it('is named when the disk is full, nothing of the transaction is kept, and it works again with space', async () => {
    engine = openEngine(folder)
    await engine.write(async db => db.insert(newsroom).values(room(1, 'Before')))
    const limited = openConnection(join(folder, 'stet.db'), { readonly: false })
    const pages = Number(limited.driver.pragma('page_count', { simple: true }))
    limited.driver.pragma(`max_page_count = ${pages + 10}`)
    const writeLimited = createWriteGates(limited, createHolding()).write
    const full = await unavailable(() =>
      writeLimited(async db => {
        await db.insert(newsroom).values(room(2, 'Lost'))
        for (let i = 0; i < 2000; i++) {
          await appendEvent(db, { kind: 'test', actorId: null, at: AT, data: { text: 'x'.repeat(4000) } })
        }
      }),
    )
    expect(full).toBe('full: The disk on the server is full.')
    expect(await rooms(engine)).toMatchObject([{ name: 'Before' }])
    limited.driver.pragma(`max_page_count = ${pages + 10_000}`)
    await writeLimited(async db => db.insert(newsroom).values(room(3, 'After')))
    expect(await rooms(engine)).toMatchObject([{ name: 'Before' }, { name: 'After' }])
    limited.driver.close()
  })

  it('is named when the folder is a file', async () => {
    writeFileSync(join(folder, 'data'), '')
    expect(await unavailable(() => openEngine(join(folder, 'data')))).toBe(
      'readonly: The data folder on the server cannot be written.',
    )
  })

  it('is named when what is there is no database', async () => {
    writeFileSync(join(folder, 'stet.db'), 'not a database, but long enough to be taken for one '.repeat(100))
    expect(await unavailable(() => openEngine(folder))).toBe(
      'damaged: The database on the server is damaged.',
    )
  })

  it('is named when another process holds the database', async () => {
    engine = openEngine(folder)
    const other = openConnection(join(folder, 'stet.db'), { readonly: false })
    const impatient = openConnection(join(folder, 'stet.db'), { readonly: false })
    impatient.driver.pragma('busy_timeout = 20')
    const writeImpatiently = createWriteGates(impatient, createHolding()).write
    other.driver.exec('BEGIN IMMEDIATE')
    expect(await unavailable(() => writeImpatiently(async () => undefined))).toBe(
      'busy: Another program is writing to the database.',
    )
    other.driver.exec('ROLLBACK')
    await writeImpatiently(async db => db.insert(newsroom).values(room(1, 'free')))
    expect(await rooms(engine)).toMatchObject([{ name: 'free' }])
    other.driver.close()
    impatient.driver.close()
  })

  it('is named when the folder may only be read', async () => {
    engine = openEngine(folder)
    await engine.write(async db => db.insert(newsroom).values(room(1, 'The Lantern')))
    engine.close()
    engine = undefined
    chmodSync(folder, 0o555)
    // Root may write anywhere, so somebody else has to try.
    const root = process.getuid?.() === 0
    if (root) process.seteuid?.(65534)
    const said = await unavailable(() => openEngine(folder)).finally(() => root && process.seteuid?.(0))
    expect(said).toBe('readonly: The data folder on the server cannot be written.')
  })
})

describe('two processes', () => {
  const increment = async (times: number) => {
    const child = startProcess('db/testing/increment-process.ts', [String(times)], folder)
    await child.printed('done')
    return child.ended
  }

  it('write to one database without losing a write', async () => {
    engine = openEngine(folder)
    const here = engine
    await here.write(async db => db.insert(newsroom).values(room(1, '0')))
    const others = Promise.all([increment(50), increment(50)])
    for (let i = 0; i < 50; i++) {
      await here.write(async db => {
        const [row] = await db.select().from(newsroom)
        await db.update(newsroom).set({ name: String(Number(row?.name) + 1) })
      })
      await new Promise(done => setImmediate(done))
    }
    expect(await others).toEqual([0, 0])
    expect(await rooms(here)).toMatchObject([{ name: '150' }])
  }, 30_000)

  it('migrate an empty folder at the same time', async () => {
    expect(await Promise.all([increment(0), increment(0), increment(0)])).toEqual([0, 0, 0])
    engine = openEngine(folder)
    expect(await rooms(engine)).toEqual([])
  }, 30_000)
})
