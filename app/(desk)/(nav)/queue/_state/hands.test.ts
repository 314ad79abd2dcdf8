import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import type { Hold } from '@/lib/contracts/hold'
import { createHands } from './hands'

const ME = { id: 'me', name: 'Lucia Ferrante' }
const said: string[] = []
const hold = (claimId: string, person = ME): Hold => ({ claimId, person, since: '2026-03-01T12:00:00.000Z' })
const calls = {
  hold: async (id: string, { takeOver, leave }: { takeOver: boolean; leave?: string }) => {
    said.push(`hold ${id}${takeOver ? ' over' : ''}${leave === undefined ? '' : ` not ${leave}`}`)
    return { ok: true as const, value: { hold: hold(id) } }
  },
  release: (id: string) => void said.push(`release ${id}`),
}
const rest = () => vi.advanceTimersByTimeAsync(500)

beforeEach(() => {
  vi.useFakeTimers()
  said.length = 0
})
afterEach(() => vi.useRealTimers())

describe('what lies in front of the reader', () => {
  it('is kept for them, and the last one let go with it; what is only passed is not', async () => {
    const hands = createHands(() => true, calls)
    for (const id of ['a', 'b', 'c']) hands.look(id)
    await rest()
    hands.look('d')
    await rest()
    expect(said).toEqual(['hold c', 'hold d not c'])
    expect(hands.holds.get().map(one => one.claimId)).toEqual(['d'])
    hands.leave()
    hands.leave()
    expect(said.at(-1)).toBe('release d')
    expect(said).toHaveLength(3)
  })

  it('is said to be so once a minute, while somebody stirs', async () => {
    const hands = createHands(() => true, calls)
    hands.look('a')
    await rest()
    hands.stir()
    await vi.advanceTimersByTimeAsync(61_000)
    hands.stir()
    hands.stir()
    expect(said).toEqual(['hold a', 'hold a'])
  })

  it('is not kept for who decides on nothing', async () => {
    const hands = createHands(() => false, calls)
    hands.look('a')
    await rest()
    expect(said).toEqual([])
  })

  it('can be taken over, and one that the server has given is not asked for again', async () => {
    const hands = createHands(() => true, calls)
    hands.learn([hold('a', { id: 'max', name: 'Max' })])
    expect(await hands.takeOver('a')).toBeNull()
    expect(hands.holds.get()).toEqual([hold('a')])
    hands.given('b')
    hands.look('b')
    await rest()
    expect(said).toEqual(['hold a over'])
  })
})
