import { describe, expect, it, vi } from 'vitest'
import type { CallResult } from '@/lib/contracts/call'
import { createDraftCache } from './draft-cache'
import { draft, p, run } from './testing/draft'

type Answer = CallResult<{ doc: unknown; claims: [] }>

const CLAIM = 'claim-aaa'
const answer = (text: string): Answer => ({
  ok: true,
  value: { doc: draft(['Head'], p(run(text, CLAIM))), claims: [] },
})
const settled = () => new Promise(resolve => setImmediate(resolve))

describe('the cache of drafts', () => {
  it('fetches an article once for all its claims, and says when it is there', async () => {
    const load = vi.fn(async () => answer('212 homes'))
    const cache = createDraftCache(load, () => 0)
    const heard = vi.fn()
    cache.subscribe(heard)
    cache.want('one')
    cache.want('one')
    expect(cache.passage('one', CLAIM)).toBeNull()
    await settled()
    cache.want('one')
    expect(load).toHaveBeenCalledTimes(1)
    expect(heard).toHaveBeenCalledTimes(1)
    expect(cache.passage('one', CLAIM)?.passage.quote).toBe('212 homes')
    expect(cache.passage('one', CLAIM)).toBe(cache.passage('one', CLAIM))
  })

  it('fetches again what is older than asked for, and shows the new words', async () => {
    let clock = 1
    const texts = ['212 homes', '214 homes']
    const load = vi.fn(async () => answer(texts.shift() ?? ''))
    const cache = createDraftCache(load, () => clock)
    cache.want('one')
    await settled()
    clock = 5
    cache.want('one', 1)
    expect(load).toHaveBeenCalledTimes(1)
    cache.want('one', 5)
    await settled()
    expect(cache.passage('one', CLAIM)?.passage.quote).toBe('214 homes')
  })

  it('asks anew for a draft that could not be had', async () => {
    const answers: Answer[] = [
      { ok: false, error: { status: 0, code: 'offline', message: 'The server cannot be reached.' } },
      answer('212 homes'),
    ]
    const cache = createDraftCache(
      async () => answers.shift() ?? answer(''),
      () => 0,
    )
    cache.want('one')
    await settled()
    expect(cache.passage('one', CLAIM)).toBeNull()
    cache.want('one')
    await settled()
    expect(cache.passage('one', CLAIM)?.passage.quote).toBe('212 homes')
  })

  it('lets go of the articles longest out of use', async () => {
    const load = vi.fn(async () => answer('212 homes'))
    const cache = createDraftCache(load, () => 0)
    for (let i = 0; i < 13; i++) {
      cache.want(`article-${i}`)
      await settled()
    }
    expect(cache.passage('article-0', CLAIM)).toBeNull()
    expect(cache.passage('article-12', CLAIM)).not.toBeNull()
  })
})
