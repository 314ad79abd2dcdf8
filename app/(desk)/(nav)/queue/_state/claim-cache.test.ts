import { describe, expect, it, vi } from 'vitest'
import type { CallResult } from '@/lib/contracts/call'
import type { PlacedClaim } from '@/lib/contracts/claim'
import { createClaimCache } from './claim-cache'
import { claim } from './testing/claims'

/** A server whose answers come when told to, in the order told. */
function heldServer() {
  const held: ((answer: CallResult<{ claim: PlacedClaim }>) => void)[] = []
  const load = vi.fn(
    (_id: string) => new Promise<CallResult<{ claim: PlacedClaim }>>(resolve => held.push(resolve)),
  )
  return {
    load,
    answer: async (over: Partial<PlacedClaim>) => {
      held.shift()?.({ ok: true, value: { claim: claim(over) } })
      await Promise.resolve()
      await Promise.resolve()
    },
    fail: async () => {
      held.shift()?.({ ok: false, error: { status: 0, code: 'offline', message: 'Gone.' } })
      await Promise.resolve()
      await Promise.resolve()
    },
  }
}

describe('the cache of claims', () => {
  it('reads a claim once, and tells who listens', async () => {
    const server = heldServer()
    const onRead = vi.fn()
    const cache = createClaimCache([], onRead, server.load, () => 0)
    const heard = vi.fn()
    cache.subscribe(heard)
    cache.want('claim-aaa')
    cache.want('claim-aaa')
    await server.answer({ note: 'read' })
    cache.want('claim-aaa', true)
    expect(server.load).toHaveBeenCalledTimes(1)
    expect(heard).toHaveBeenCalledTimes(1)
    expect(onRead).toHaveBeenCalledTimes(1)
    expect(cache.get('claim-aaa')?.note).toBe('read')
  })

  it('reads again what was read some time ago, when asked to', async () => {
    let clock = 0
    const server = heldServer()
    const cache = createClaimCache([claim()], vi.fn(), server.load, () => clock)
    clock = 60_000
    cache.want('claim-aaa')
    expect(server.load).not.toHaveBeenCalled()
    cache.want('claim-aaa', true)
    expect(server.load).toHaveBeenCalledTimes(1)
  })

  it('does not let an answer asked for earlier undo what was said later', async () => {
    let clock = 0
    const server = heldServer()
    const onRead = vi.fn()
    const cache = createClaimCache([claim()], onRead, server.load, () => clock)
    const reading = cache.read('claim-aaa')
    clock = 10
    cache.put(claim({ review: 'approved' }))
    await server.answer({ review: 'pending' })
    expect(await reading).toMatchObject({ ok: true, value: { review: 'approved' } })
    expect(cache.get('claim-aaa')?.review).toBe('approved')
    expect(onRead).not.toHaveBeenCalled()
  })

  it('keeps what it knows when the server is silent, and says so until it is heard again', async () => {
    const server = heldServer()
    const cache = createClaimCache([claim({ note: 'known' })], vi.fn(), server.load, () => 0)
    void cache.read('claim-aaa')
    await server.fail()
    expect(cache.problem('claim-aaa')).toMatchObject({ status: 0 })
    expect(cache.get('claim-aaa')?.note).toBe('known')
    void cache.read('claim-aaa')
    await server.answer({ note: 'known' })
    expect(cache.problem('claim-aaa')).toBeNull()
  })

  it('keeps the same object while nothing changes', async () => {
    const server = heldServer()
    const cache = createClaimCache([claim()], vi.fn(), server.load, () => 0)
    const before = cache.get('claim-aaa')
    void cache.read('claim-aaa')
    await server.answer({})
    expect(cache.get('claim-aaa')).toBe(before)
  })
})
