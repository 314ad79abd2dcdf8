import { describe, expect, it, vi } from 'vitest'
import type { CallError, CallResult } from '@/lib/contracts/call'
import type { PlacedClaim } from '@/lib/contracts/claim'
import { createCell } from './cell'
import { createClaimCache } from './claim-cache'
import { createDecisions, type Problem, type Sent } from './decisions'
import { listed, openQueue } from './queue-state'
import { createQueueStore } from './queue-store'
import { claim } from './testing/claims'
import { page, row } from './testing/rows'
import { WAITING } from './view'

const OFFLINE: CallError = { status: 0, code: 'offline', message: 'The server cannot be reached.' }
const settled = () => new Promise(resolve => setImmediate(resolve))

/** A queue of three claims and a server that answers each decision when told to. */
function desk({ fresh, two = false }: { fresh?: (id: string) => PlacedClaim; two?: boolean } = {}) {
  const ids = ['a', 'b', 'c']
  const store = createQueueStore(openQueue(WAITING, page(ids.map(id => row(id))), null))
  const known = (id: string) => claim({ id, quote: `quote of ${id}`, flags: two ? ['legal'] : [] })
  const claims = createClaimCache(ids.map(known), vi.fn(), async id => ({
    ok: true,
    value: { claim: (fresh ?? known)(id) },
  }))
  const problem = createCell<Problem | null>(null)
  const sent: ({ id: string } & Sent)[] = []
  const answers: ((answer: CallResult<{ claim: PlacedClaim }>) => void)[] = []
  const offers: string[] = []
  const decisions = createDecisions({
    state: store.get,
    send: store.send,
    claims,
    reviewer: () => ({
      actor: { personId: 'lucia', name: 'Lucia Ferran', roles: ['reviewer'] },
      ownFindingsAllowed: false,
      secondReviewer: two,
    }),
    problem,
    offerUndo: ({ id, verdict }) => {
      offers.push(`${verdict} ${id}`)
      return () => offers.splice(offers.indexOf(`${verdict} ${id}`), 1)
    },
    review: (id, what) => {
      sent.push({ id, ...what })
      return new Promise(resolve => answers.push(resolve))
    },
  })
  return {
    store,
    claims,
    problem,
    sent,
    offers,
    decisions,
    shown: () => ({ chosen: store.get().chosen, listed: listed(store.get()).map(one => one.id) }),
    accept: async (over: Partial<PlacedClaim>) => {
      answers.shift()?.({ ok: true, value: { claim: claim(over) } })
      await settled()
    },
    refuse: async (error: CallError) => {
      answers.shift()?.({ ok: false, error })
      await settled()
    },
  }
}

describe('approving', () => {
  it('goes on to the next claim before the server has answered, and again, and again', async () => {
    const { decisions, shown, sent, offers, accept } = desk()
    void decisions.approve()
    void decisions.approve()
    expect(shown()).toEqual({ chosen: 'c', listed: ['c'] })
    expect(sent.map(({ id, decision }) => [id, decision])).toEqual([
      ['a', 'approve'],
      ['b', 'approve'],
    ])
    expect(offers).toEqual(['approve b'])
    await accept({ id: 'a', review: 'approved' })
    await accept({ id: 'b', review: 'approved' })
    expect(shown()).toEqual({ chosen: 'c', listed: ['c'] })
  })

  it('does nothing where it is forbidden, nor before the claim has been read', async () => {
    const own = desk()
    own.claims.put(claim({ id: 'a', findingBy: { id: 'lucia', name: 'Lucia Ferran' } }))
    await own.decisions.approve()
    expect(own.sent).toEqual([])
    expect(own.shown().chosen).toBe('a')

    const unread = desk()
    unread.store.send({
      kind: 'opened',
      view: WAITING,
      page: page([row('unread'), row('a')]),
      chosen: null,
    })
    await unread.decisions.approve()
    expect(unread.sent).toEqual([])
  })

  it('brings the claim back and says so when the server cannot be reached', async () => {
    const { decisions, shown, problem, offers, refuse } = desk()
    void decisions.approve()
    await refuse(OFFLINE)
    expect(shown()).toEqual({ chosen: 'a', listed: ['a', 'b', 'c'] })
    expect(problem.get()).toMatchObject({ id: 'a', quote: 'quote of a', what: 'Not approved', keep: true })
    expect(offers).toEqual([])
  })

  it('says who was faster, and leaves the reviewer where they are', async () => {
    const { decisions, shown, problem, refuse } = desk({
      fresh: id => claim({ id, review: 'approved', reviewedBy: { id: 'ines', name: 'Ines Holt' } }),
    })
    void decisions.approve()
    await refuse({ status: 409, code: 'not_pending', message: '' })
    expect(shown()).toEqual({ chosen: 'b', listed: ['b', 'c'] })
    expect(problem.get()?.why).toBe('Ines has approved it already.')
  })

  it('lists a claim whose wording changed meanwhile, with what it has become', async () => {
    const { decisions, store, shown, refuse } = desk({ fresh: id => claim({ id, stale: true }) })
    void decisions.approve()
    await refuse({ status: 409, code: 'stale', message: '' })
    expect(shown()).toEqual({ chosen: 'b', listed: ['a', 'b', 'c'] })
    expect(store.get().rows[0]).toMatchObject({ id: 'a', stale: true, review: 'pending' })
  })

  it('is sent with the finding that was read, and says so when there is another by now', async () => {
    const later = '2026-03-01T11:00:00.000Z'
    const { decisions, store, sent, problem, refuse } = desk({
      fresh: id => claim({ id, status: 'disputed', findingAt: later }),
    })
    void decisions.approve()
    expect(sent).toMatchObject([{ id: 'a', findingAt: row('a').findingAt }])
    await refuse({ status: 409, code: 'finding_changed', message: '' })
    expect(problem.get()?.why).toBe('Bram has made another finding meanwhile: disputed.')
    expect(store.get().rows[0]).toMatchObject({ id: 'a', status: 'disputed', review: 'pending' })
  })
})

describe('returning', () => {
  it('moves on only when the server has taken the reason', async () => {
    const { decisions, shown, sent, accept } = desk()
    const returning = decisions.giveBack('a', 'Which night?')
    expect(shown().chosen).toBe('a')
    await accept({ id: 'a', review: 'returned', reviewReason: 'Which night?' })
    expect(await returning).toBeNull()
    expect(sent).toEqual([
      { id: 'a', decision: 'return', reason: 'Which night?', findingAt: row('a').findingAt },
    ])
    expect(shown()).toEqual({ chosen: 'b', listed: ['b', 'c'] })
  })

  it('answers what prevented it, and changes nothing', async () => {
    const { decisions, shown, refuse } = desk()
    const returning = decisions.giveBack('a', 'Which night?')
    await refuse(OFFLINE)
    expect(await returning).toMatchObject({ what: 'Not returned', keep: true })
    expect(shown()).toEqual({ chosen: 'a', listed: ['a', 'b', 'c'] })
  })
})

describe('undoing', () => {
  it('waits for the decision it undoes', async () => {
    const { decisions, shown, sent, accept } = desk()
    void decisions.approve()
    void decisions.undo()
    expect(shown()).toEqual({ chosen: 'a', listed: ['a', 'b', 'c'] })
    expect(sent).toHaveLength(1)
    await accept({ id: 'a', review: 'approved' })
    expect(sent.map(({ decision }) => decision)).toEqual(['approve', 'withdraw'])
    await accept({ id: 'a', review: 'pending' })
    expect(shown()).toEqual({ chosen: 'a', listed: ['a', 'b', 'c'] })
  })

  it('is done already when the decision never reached the server', async () => {
    const { decisions, shown, sent, problem, refuse } = desk()
    void decisions.approve()
    void decisions.undo()
    await refuse(OFFLINE)
    expect(sent).toHaveLength(1)
    expect(problem.get()).toBeNull()
    expect(shown()).toEqual({ chosen: 'a', listed: ['a', 'b', 'c'] })
  })

  it('lets the decision stand, and offers to try again, when the server cannot be reached', async () => {
    const { decisions, shown, problem, offers, accept, refuse } = desk()
    void decisions.approve()
    await accept({ id: 'a', review: 'approved' })
    void decisions.undo()
    expect(offers).toEqual([])
    await settled()
    await refuse(OFFLINE)
    expect(shown()).toEqual({ chosen: 'b', listed: ['b', 'c'] })
    expect(problem.get()).toMatchObject({ what: 'Not taken back' })
    expect(offers).toEqual(['approve a'])
  })

  it('has nothing to do when nothing was decided', async () => {
    const { decisions, sent } = desk()
    await decisions.undo()
    expect(sent).toEqual([])
  })
})

describe('keys faster than the server', () => {
  it('are done in their order on one claim: approved, taken back, approved', async () => {
    const { decisions, sent, store, accept } = desk()
    void decisions.approve()
    void decisions.undo()
    void decisions.approve()
    const order = () => sent.map(({ id, decision }) => `${decision} ${id}`)
    expect(order()).toEqual(['approve a'])
    await accept({ id: 'a', review: 'approved' })
    expect(order()).toEqual(['approve a', 'withdraw a'])
    await accept({ id: 'a', review: 'pending' })
    expect(order()).toEqual(['approve a', 'withdraw a', 'approve a'])
    await accept({ id: 'a', review: 'approved' })
    expect(store.get().decided.get('a')?.verdict).toBe('approve')
    expect(listed(store.get()).map(one => one.id)).not.toContain('a')
  })

  it('approve again what is being taken back, whatever was last heard of it', async () => {
    const { claims, decisions, sent, shown, accept } = desk({
      fresh: id => claim({ id, review: 'approved' }),
    })
    void decisions.approve()
    await accept({ id: 'a', review: 'approved' })
    void decisions.undo()
    await settled()
    expect(claims.get('a')?.review).toBe('pending')
    await claims.read('a')
    void decisions.approve()
    await accept({ id: 'a', review: 'pending' })
    expect(sent.map(({ id, decision }) => `${decision} ${id}`)).toEqual([
      'approve a',
      'withdraw a',
      'approve a',
    ])
    await accept({ id: 'a', review: 'approved' })
    expect(shown()).toEqual({ chosen: 'b', listed: ['b', 'c'] })
    expect(claims.get('a')?.review).toBe('approved')
  })

  it('approve again what was the first of two approvals and is being taken back', async () => {
    const own = { id: 'lucia', name: 'Lucia Ferran' }
    const { decisions, sent, accept } = desk({ two: true })
    void decisions.approve()
    await accept({ id: 'a', flags: ['legal'], firstApprovedBy: own })
    void decisions.undo()
    void decisions.approve()
    await settled()
    await accept({ id: 'a', flags: ['legal'] })
    expect(sent.map(({ decision }) => decision)).toEqual(['approve', 'withdraw', 'approve'])
  })

  it('know again what the server says when a withdrawal did not happen', async () => {
    const { claims, decisions, accept, refuse } = desk({ fresh: id => claim({ id, review: 'approved' }) })
    void decisions.approve()
    await accept({ id: 'a', review: 'approved' })
    void decisions.undo()
    await settled()
    await refuse(OFFLINE)
    expect(claims.get('a')?.review).toBe('approved')
  })
})
