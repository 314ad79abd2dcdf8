import { describe, expect, it } from 'vitest'
import type { BulkAction, LeftClaim } from '@/lib/contracts/bulk'
import { createActs } from './acts'

const ids = (count: number) => Array.from({ length: count }, (_, index) => `claim-${index}`)
const leftOf = (id: string): LeftClaim => ({
  id,
  articleId: 'article-1',
  headline: 'Harbour',
  number: 1,
  quote: 'five missiles',
  code: 'own_finding',
  reason: 'it is your own finding',
})

describe('acting on many', () => {
  it('goes some hundreds at a time, under one name, and says how far it is', async () => {
    const sent: [number, BulkAction['do'], string][] = []
    const seen: number[] = []
    const acts = createActs(
      () => 'batch-1',
      async (claimIds, action, batch) => {
        sent.push([claimIds.length, action.do, batch])
        const [first = '', ...rest] = claimIds
        return { ok: true, value: { batch, done: rest, unchanged: [], left: [leftOf(first)] } }
      },
    )
    acts.work.subscribe(() => seen.push(acts.work.get()?.done ?? -1))
    const outcome = await acts.act(ids(600), { do: 'approve' })
    expect(sent).toEqual([
      [250, 'approve', 'batch-1'],
      [250, 'approve', 'batch-1'],
      [100, 'approve', 'batch-1'],
    ])
    expect(seen).toEqual([0, 250, 500, -1])
    expect(outcome).toMatchObject({ done: { length: 597 }, left: { length: 3 }, error: null })
    expect(acts.left.get()).toMatchObject({ what: 'Not approved', claims: { length: 3 } })
  })

  it('can be stopped between two requests, and keeps what was done', async () => {
    const acts = createActs(
      () => 'batch-1',
      async (claimIds, _, batch) => {
        acts.work.get()?.stop()
        return { ok: true, value: { batch, done: [...claimIds], unchanged: [], left: [] } }
      },
    )
    expect((await acts.act(ids(600), { do: 'approve' })).done).toHaveLength(250)
    expect(acts.left.get()).toBeNull()
  })

  it('says what broke it off, with what was done before that', async () => {
    let asked = 0
    const error = { status: 503, code: 'database_unavailable', message: 'The disk is full.' }
    const acts = createActs(
      () => 'batch-1',
      async (claimIds, _, batch) => {
        asked += 1
        if (asked === 2) return { ok: false, error }
        return { ok: true, value: { batch, done: [...claimIds], unchanged: [], left: [] } }
      },
    )
    const outcome = await acts.act(ids(600), { do: 'approve' })
    expect(outcome).toMatchObject({ done: { length: 250 }, error })
  })

  it('is taken back as it was done: by its name, or what was put off by putting it off no longer', async () => {
    const sent: BulkAction[] = []
    const acts = createActs(
      () => 'batch-1',
      async (claimIds, action, batch) => {
        sent.push(action)
        return { ok: true, value: { batch, done: [...claimIds], unchanged: [], left: [] } }
      },
    )
    await acts.undo(await acts.act(ids(2), { do: 'approve' }))
    await acts.undo(await acts.act(ids(2), { do: 'later', until: '2999-01-01T00:00:00.000Z' }))
    expect(sent.filter((_, index) => index % 2 === 1)).toEqual([{ do: 'undo' }, { do: 'later', until: null }])
  })
})
