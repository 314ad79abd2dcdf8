import { existsSync } from 'node:fs'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { programPath } from '../program'
import { ReaderPool, USUAL_LIMITS } from './reader-pool'
import type { ReadingJob } from './reading'

const STUBBORN = 'lib/server/reader/testing/stubborn-process.ts'
const pools: ReaderPool[] = []
let program = ''
beforeAll(async () => {
  program = await programPath(STUBBORN)
})
afterAll(() => {
  for (const pool of pools) pool.close()
})

function poolOf(limits: Partial<typeof USUAL_LIMITS> = {}): ReaderPool {
  const pool = new ReaderPool(async () => program, { ...USUAL_LIMITS, ...limits })
  pools.push(pool)
  return pool
}
const asked = (text: string): ReadingJob => ({ kind: 'text', text: { text, format: 'text' } })
const never = new AbortController().signal
const ask = (pool: ReaderPool, text: string, by = 'ann', signal = never) => pool.read(asked(text), by, signal)
/* A process that is gone; one that its parent has not seen off yet is still listed, so its going is waited for. */
const gone = (pids: readonly number[]) =>
  vi.waitFor(() => expect(pids.filter(pid => existsSync(`/proc/${pid}/exe`) && isThere(pid))).toEqual([]))
function isThere(pid: number): boolean {
  try {
    return process.kill(pid, 0)
  } catch {
    return false
  }
}

describe('a reader', () => {
  it('reads, and is used again', async () => {
    const pool = poolOf()
    expect(await ask(pool, 'Harbour\n\nIt burned.')).toMatchObject({
      outcome: 'read',
      draft: { dropped: [] },
    })
    const { pids } = pool
    expect(await ask(pool, 'Harbour\n\nIt stood.')).toMatchObject({ outcome: 'read' })
    expect(pool.pids).toEqual(pids)
  })

  it('is not used more often than it may be, nor kept when nothing comes', async () => {
    const pool = poolOf({ jobsEach: 2, idle: 50 })
    await ask(pool, 'One.')
    const [first = 0] = pool.pids
    await ask(pool, 'Two.')
    await gone([first])
    await ask(pool, 'Three.')
    const [second = 0] = pool.pids
    expect(second).not.toBe(first)
    await gone([second])
    expect(await ask(pool, 'Four.')).toMatchObject({ outcome: 'read' })
  })

  it('can do nothing but read', async () => {
    expect(await ask(poolOf(), 'escape')).toEqual({
      outcome: 'refused',
      refusal: { code: 'damaged', message: '' },
    })
  })

  it.each([
    ['loops', 'loop', 'time', { time: 300 }],
    ['fills memory', 'fill', 'memory', { memory: 128 * 1024 * 1024 }],
    ['hoards objects', 'hoard', 'memory', { memory: 128 * 1024 * 1024 }],
    ['leaves', 'leave', 'ended', {}],
  ])('that %s is ended, and the next one reads', async (_, deed, end, limits) => {
    const pool = poolOf(limits)
    const outcome = ask(pool, deed)
    // One that leaves is there no longer than Node takes to start.
    await vi.waitFor(() => expect(pool.pids).toHaveLength(1), { interval: 1 })
    const { pids } = pool
    expect(await outcome).toBe(end)
    await gone(pids)
    expect(await ask(poolOf(), 'Harbour.')).toMatchObject({ outcome: 'read' })
  })

  it('that stumbles says where, not over what, and is not used again', async () => {
    const pool = poolOf()
    const answer = await ask(pool, 'stumble')
    expect(answer).toMatchObject({ outcome: 'broke', name: 'TypeError' })
    expect(JSON.stringify(answer)).not.toContain('words of a draft')
    await vi.waitFor(() => expect(pool.pids).toEqual([]))
  })

  it('is ended when nobody waits for it', async () => {
    const pool = poolOf()
    const leaving = new AbortController()
    const outcome = ask(pool, 'loop', 'ann', leaving.signal)
    await vi.waitFor(() => expect(pool.pids).toHaveLength(1))
    const { pids } = pool
    leaving.abort()
    expect(await outcome).toBe('called_off')
    await gone(pids)
    expect(await ask(pool, 'x', 'ann', AbortSignal.abort())).toBe('called_off')
  })
})

describe('the readers together', () => {
  it('read so many at once, let others wait, and more than that not', async () => {
    const pool = poolOf({ atOnce: 1, waiting: 3, waitingEach: 2 })
    const leaving = new AbortController()
    const order: string[] = []
    const stuck = ask(pool, 'loop', 'ann', leaving.signal)
    const told = (by: string) => ask(pool, 'Harbour.', by).then(() => order.push(by))
    const waiting = [told('ann'), told('ann')]
    expect(await ask(pool, 'Harbour.', 'ann')).toBe('crowded_by_you')
    waiting.push(told('bo'))
    expect(await ask(pool, 'Harbour.', 'cy')).toBe('crowded')
    expect(pool.pids.length).toBeLessThanOrEqual(1)
    leaving.abort()
    await stuck
    await Promise.all(waiting)
    expect(order).toEqual(['ann', 'ann', 'bo'])
  })

  it('let whoever has none running go first, and forget who left', async () => {
    const pool = poolOf({ atOnce: 2 })
    const [one, two] = [new AbortController(), new AbortController()]
    const stuck = [ask(pool, 'loop', 'ann', one.signal), ask(pool, 'loop', 'ann', two.signal)]
    const order: string[] = []
    const told = (by: string, signal?: AbortSignal) =>
      ask(pool, 'Harbour.', by, signal).then(answer => order.push(answer === 'called_off' ? 'gone' : by))
    const left = new AbortController()
    const waiting = [told('ann'), told('cy', left.signal), told('bo')]
    left.abort()
    await waiting[1]
    one.abort()
    await waiting[2]
    two.abort()
    await Promise.all([...stuck, ...waiting])
    expect(order[0]).toBe('gone')
    expect(order.slice(1).sort()).toEqual(['ann', 'bo'])
  })
})
