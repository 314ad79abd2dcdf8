import { describe, expect, it } from 'vitest'
import { listed, openQueue, type QueueState, queueReducer } from './queue-state'
import { claim } from './testing/claims'
import { page, row } from './testing/rows'
import { WAITING } from './view'

describe('what was done to several at once', () => {
  const rows = ['a', 'b', 'c', 'd'].map(id => row(id))

  it('leaves a view of what waits, and the next that was not among them is shown', () => {
    const state = openQueue(WAITING, page(rows), 'b')
    const ids = new Set(['a', 'b', 'c'])
    const after = queueReducer(state, { kind: 'acted', ids, review: 'approved', leaves: false })
    expect(listed(after).map(one => one.id)).toEqual(['d'])
    expect(after.chosen).toBe('d')
    expect(after.counts.byReview).toMatchObject({ pending: 1, approved: 3 })
    expect(after.counts.mine.waiting).toBe(1)
    const back = queueReducer(after, { kind: 'acted', ids, review: 'pending', leaves: false })
    expect(listed(back).map(one => one.id)).toEqual(['a', 'b', 'c', 'd'])
    expect(back.counts).toEqual(state.counts)
  })

  it('put off leaves the list as it is otherwise', () => {
    const state = openQueue(WAITING, page(rows), 'd')
    const after = queueReducer(state, { kind: 'acted', ids: new Set(['d']), review: null, leaves: true })
    expect(after.chosen).toBe('c')
    expect(listed(after).map(one => [one.id, one.review])).toEqual([
      ['a', 'pending'],
      ['b', 'pending'],
      ['c', 'pending'],
    ])
  })
})

describe('the first of two approvals', () => {
  const first = { id: 'me', name: 'Lucia' }
  const decided = (state: QueueState) =>
    queueReducer(state, { kind: 'decided', id: 'a', verdict: 'approve', findingAt: row('a').findingAt })

  it('waits on the server, and no longer for whoever gave it', () => {
    const state = decided(openQueue(WAITING, page([row('a'), row('b')]), 'a'))
    const read = queueReducer(state, {
      kind: 'claim-read',
      claim: claim({ id: 'a', findingAt: row('a').findingAt, firstApprovedBy: first }),
    })
    expect(listed(read).map(one => one.id)).toEqual(['b'])
    expect(read.counts.byReview.pending).toBe(2)
    expect(read.counts.mine.waiting).toBe(1)
    const back = queueReducer(read, { kind: 'withdrawn', id: 'a' })
    expect(listed(back).map(one => one.id)).toEqual(['a', 'b'])
  })
})
