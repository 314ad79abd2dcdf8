import { describe, expect, it, vi } from 'vitest'
import type { Presence, PresenceBody } from '@/lib/contracts/stream'
import { createOthers } from './presence'
import { createPresenceSender } from './presence-sender'
import { createHandClock, settled } from './testing/network'

const ben: Presence = {
  clientId: 'ben-1',
  person: { id: 'ben', name: 'Ben' },
  version: 3,
  anchor: 4,
  head: 4,
  claimId: null,
  working: false,
  at: '2024-03-04T09:00:00.000Z',
}

describe('others', () => {
  it('are everybody but this window, another window of the same person included', () => {
    const others = createOthers('ann-1')
    const ann = { ...ben, person: { id: 'ann', name: 'Ann' } }
    others.take([{ ...ann, clientId: 'ann-1' }, { ...ann, clientId: 'ann-2' }, ben])
    expect(others.get().map(one => one.clientId)).toEqual(['ann-2', 'ben-1'])
  })

  it('are told of when they come, move and go, and not when they are only heard of again', () => {
    const others = createOthers('ann-1')
    const heard = vi.fn()
    others.subscribe(heard)
    others.take([ben])
    const before = others.get()
    others.take([{ ...ben, at: '2024-03-04T09:00:04.000Z' }])
    expect(others.get()).toBe(before)
    expect(heard).toHaveBeenCalledTimes(1)
    others.take([{ ...ben, head: 9 }])
    others.forget()
    expect(heard).toHaveBeenCalledTimes(3)
    expect(others.get()).toEqual([])
  })
})

function window() {
  const clock = createHandClock()
  const told: PresenceBody[] = []
  let head = 1
  let wanted = true
  const sender = createPresenceSender({
    clock,
    place: () => ({ clientId: 'ann-1', version: 0, anchor: head, head, claimId: null, working: false }),
    async tell(body) {
      told.push(body)
      return wanted
    },
  })
  return {
    clock,
    sender,
    heads: () => told.map(body => (body.left ? 'left' : body.head)),
    refuse() {
      wanted = false
    },
    move(typing = false) {
      head++
      sender.moved(typing)
    },
    async pass(ms: number) {
      clock.forward(ms)
      await settled()
    },
  }
}

describe('telling where this window is', () => {
  it('begins at once, and goes on every 4 s', async () => {
    const { pass, heads } = window()
    await pass(0)
    expect(heads()).toEqual([1])
    await pass(3999)
    expect(heads()).toEqual([1])
    await pass(1)
    expect(heads()).toEqual([1, 1])
  })

  it('is done once for many moves, with the last of them', async () => {
    const { pass, heads, move } = window()
    await pass(0)
    move()
    move()
    await pass(399)
    expect(heads()).toEqual([1])
    move()
    await pass(1)
    expect(heads()).toEqual([1, 4])
  })

  it('is not so urgent when it was typing that moved the cursor', async () => {
    const { pass, heads, move } = window()
    await pass(0)
    move(true)
    await pass(1199)
    expect(heads()).toEqual([1])
    move()
    await pass(1)
    expect(heads()).toEqual([1, 3])
  })

  it('says so when it leaves, and nothing after that', async () => {
    const { pass, heads, sender } = window()
    await pass(0)
    sender.leave()
    sender.destroy()
    await pass(60_000)
    expect(heads()).toEqual([1, 'left'])
  })

  it('stops while nobody looks at the window, whatever moves in it, and goes on when somebody does', async () => {
    const { pass, heads, sender, move } = window()
    await pass(0)
    sender.leave()
    sender.leave()
    move()
    await pass(60_000)
    expect(heads()).toEqual([1, 'left'])
    sender.back()
    await pass(0)
    expect(heads()).toEqual([1, 'left', 2])
    await pass(4000)
    expect(heads()).toEqual([1, 'left', 2, 2])
  })

  it('ends when the server will not have it', async () => {
    const { pass, heads, refuse, move } = window()
    await pass(0)
    refuse()
    await pass(4000)
    move()
    await pass(60_000)
    expect(heads()).toEqual([1, 1])
  })
})
