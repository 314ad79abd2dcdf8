import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { ClaimRow } from '@/lib/contracts/claim'
import type { Verdict } from './decided-here'
import { listed, neighbour, openQueue, type QueueState, queueReducer, upcoming } from './queue-state'
import { countsOf, page, row } from './testing/rows'
import { NO_FILTER, WAITING } from './view'

const abc = () => [row('a'), row('b'), row('c')]
const ids = (state: QueueState) => listed(state).map(one => one.id)
const decide = (state: QueueState, id: string, verdict: Verdict = 'approve') =>
  queueReducer(state, { kind: 'decided', id, verdict, findingAt: row(id).findingAt })

describe('choosing', () => {
  it('begins with the first claim, or the one the address names', () => {
    expect(openQueue(WAITING, page(abc()), null).chosen).toBe('a')
    expect(openQueue(WAITING, page(abc()), 'c').chosen).toBe('c')
    expect(openQueue(WAITING, page([]), null).chosen).toBeNull()
  })

  it('steps along the list and stops at its ends', () => {
    let state = openQueue(WAITING, page(abc()), 'b')
    state = queueReducer(state, { kind: 'stepped', by: 1 })
    expect(state.chosen).toBe('c')
    expect(queueReducer(state, { kind: 'stepped', by: 1 })).toBe(state)
    state = queueReducer(queueReducer(state, { kind: 'stepped', by: -1 }), { kind: 'stepped', by: -1 })
    expect(state.chosen).toBe('a')
  })

  it('names what comes next, for fetching it beforehand', () => {
    expect(upcoming(openQueue(WAITING, page(abc()), 'b'), 3)).toEqual(['c', 'a'])
    expect(upcoming(openQueue(WAITING, page(abc()), 'a'), 1)).toEqual(['b'])
  })
})

describe('deciding', () => {
  it('shows the claim that follows, and lists the decided one no more', () => {
    const state = decide(openQueue(WAITING, page(abc()), 'b'), 'b')
    expect(state.chosen).toBe('c')
    expect(ids(state)).toEqual(['a', 'c'])
    expect(state.counts.byReview).toMatchObject({ pending: 2, approved: 1 })
    expect(state.undo).toEqual({ id: 'b', verdict: 'approve' })
  })

  it('goes back one at the end of the list, and to nothing at the very last', () => {
    let state = decide(openQueue(WAITING, page([row('a'), row('b')]), 'b'), 'b')
    expect(state.chosen).toBe('a')
    state = decide(state, 'a', 'return')
    expect(state.chosen).toBeNull()
    expect(ids(state)).toEqual([])
  })

  it('leaves the claim in a view that lists approved ones too, marked as such', () => {
    const state = decide(openQueue(NO_FILTER, page(abc()), 'a'), 'a')
    expect(ids(state)).toEqual(['a', 'b', 'c'])
    expect(listed(state)[0]?.review).toBe('approved')
    expect(state.chosen).toBe('b')
  })

  it('brings the claim back to its place when it is withdrawn', () => {
    let state = decide(decide(openQueue(WAITING, page(abc()), 'a'), 'a'), 'b')
    state = queueReducer(state, { kind: 'withdrawn', id: 'a' })
    expect(ids(state)).toEqual(['a', 'c'])
    expect(state.chosen).toBe('a')
    expect(state.counts.byReview).toMatchObject({ pending: 2, approved: 1 })
    expect(state.undo).toEqual({ id: 'b', verdict: 'approve' })
  })

  it('hides it again when the withdrawal is refused', () => {
    const before = decide(openQueue(WAITING, page(abc()), 'a'), 'a')
    const was = { verdict: 'approve', findingAt: row('a').findingAt } as const
    const state = queueReducer(queueReducer(before, { kind: 'withdrawn', id: 'a' }), {
      kind: 'withdrawal-refused',
      id: 'a',
      was,
    })
    expect(ids(state)).toEqual(['b', 'c'])
    expect(state.chosen).toBe('b')
  })

  it('lists a refused claim again without taking the reviewer away from the one in front of them', () => {
    const state = queueReducer(decide(openQueue(WAITING, page(abc()), 'a'), 'a'), {
      kind: 'refused',
      id: 'a',
      back: false,
    })
    expect(ids(state)).toEqual(['a', 'b', 'c'])
    expect(state.chosen).toBe('b')
    expect(state.undo).toBeNull()
  })

  it('goes back to the first claim that could not be sent', () => {
    let state = decide(decide(openQueue(WAITING, page(abc()), 'a'), 'a'), 'b')
    state = queueReducer(state, { kind: 'refused', id: 'a', back: true })
    state = queueReducer(state, { kind: 'refused', id: 'b', back: true })
    expect(state.chosen).toBe('a')
    expect(ids(state)).toEqual(['a', 'b', 'c'])
  })

  it('does not list a decided claim that a page was read too early to know of', () => {
    const before = openQueue(WAITING, page(abc()), 'a')
    const state = queueReducer(decide(before, 'a'), { kind: 'refreshed', view: WAITING, page: page(abc()) })
    expect(ids(state)).toEqual(['b', 'c'])
    expect(
      ids(queueReducer(state, { kind: 'opened', view: WAITING, page: page(abc()), chosen: null })),
    ).toEqual(['b', 'c'])
    expect(ids(openQueue(WAITING, page(abc()), null, state.decided))).toEqual(['b', 'c'])
  })

  it('lists a claim again once its checker has made another finding', () => {
    const before = decide(openQueue(WAITING, page(abc()), 'a'), 'a', 'return')
    const again = row('a', { findingAt: '2026-03-01T10:00:00.000Z', status: 'disputed' })
    const state = queueReducer(before, {
      kind: 'refreshed',
      view: WAITING,
      page: page([again, row('b'), row('c')]),
    })
    expect(ids(state)).toEqual(['a', 'b', 'c'])
  })
})

describe('pages', () => {
  it('are added once, in order, and only the one that was asked for', () => {
    const first = openQueue(WAITING, page([row('a'), row('b')], 'after-b', abc()), null)
    const second = page([row('b'), row('c')])
    expect(queueReducer(first, { kind: 'page-arrived', after: 'elsewhere', page: second })).toBe(first)
    const state = queueReducer(first, { kind: 'page-arrived', after: 'after-b', page: second })
    expect(ids(state)).toEqual(['a', 'b', 'c'])
    expect(state.next).toBeNull()
    expect(queueReducer(state, { kind: 'page-asked' })).toBe(state)
  })

  it('that belong to another view are ignored', () => {
    const state = openQueue(WAITING, page(abc()), null)
    expect(queueReducer(state, { kind: 'refreshed', view: NO_FILTER, page: page([]) })).toBe(state)
  })

  it('keep what is loaded beyond the part that was read again', () => {
    const state = queueReducer(openQueue(WAITING, page([...abc(), row('d')], 'after-d'), 'c'), {
      kind: 'refreshed',
      view: WAITING,
      page: page([row('a'), row('x'), row('b')], 'after-b'),
    })
    expect(ids(state)).toEqual(['a', 'x', 'b', 'c', 'd'])
    expect(state.next).toBe('after-d')
  })

  it('leave the claim that is being read in its place until another is chosen', () => {
    let state = queueReducer(openQueue(WAITING, page(abc()), 'b'), {
      kind: 'refreshed',
      view: WAITING,
      page: page([row('a'), row('c')]),
    })
    expect(state.chosen).toBe('b')
    expect(ids(state)).toEqual(['a', 'b', 'c'])
    state = queueReducer(state, { kind: 'stepped', by: 1 })
    expect(state.chosen).toBe('c')
    expect(ids(state)).toEqual(['a', 'c'])
  })
})

/** A server of three lines: it commits decisions, and its pages may be read before and arrive after. */
type Op =
  | { readonly op: 'decide'; readonly verdict: Verdict }
  | { readonly op: 'commit' | 'refuse'; readonly nth: number }
  | { readonly op: 'undo' | 'next' | 'previous' | 'read' | 'arrive' | 'page' }
  | { readonly op: 'choose'; readonly nth: number }

const op: fc.Arbitrary<Op> = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.record({ op: fc.constant('decide'), verdict: fc.constantFrom('approve', 'return') }),
  },
  { weight: 3, arbitrary: fc.record({ op: fc.constantFrom('commit', 'refuse'), nth: fc.nat(9) }) },
  {
    weight: 4,
    arbitrary: fc.record({ op: fc.constantFrom('undo', 'next', 'previous', 'read', 'arrive', 'page') }),
  },
  { weight: 1, arbitrary: fc.record({ op: fc.constant('choose'), nth: fc.nat(9) }) },
)

describe('whatever happens in whatever order', () => {
  it('a decided claim is not shown again unless withdrawn or refused, and the next is the following in order', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 9 }),
        fc.integer({ min: 1, max: 10 }),
        fc.array(op),
        (count, size, ops) => {
          const server = Array.from({ length: count }, (_, i) => row(`claim-${i}`, { number: i + 1 }))
          const waiting = () => server.filter(one => one.review === 'pending')
          const read = (from = 0, limit = size) => {
            const rows = waiting()
            const claims = rows.filter(one => one.number > from).slice(0, limit)
            const last = claims.at(-1)
            const more = last !== undefined && rows.some(one => one.number > last.number)
            return page(claims, more ? String(last.number) : null, server)
          }
          const inFlight: { id: string; verdict: Verdict }[] = []
          const done = new Set<string>()
          let late = read()
          let state = openQueue(WAITING, read(), null)

          const setReview = (id: string, review: ClaimRow['review']) => {
            const at = server.findIndex(one => one.id === id)
            const was = server[at]
            if (was) server[at] = { ...was, review }
          }

          for (const step of ops) {
            const before = listed(state)
            const chosen = state.chosen
            if (step.op === 'decide' && chosen !== null) {
              state = decide(state, chosen, step.verdict)
              inFlight.push({ id: chosen, verdict: step.verdict })
              done.add(chosen)
              const at = before.findIndex(one => one.id === chosen)
              expect(state.chosen).toBe((before[at + 1] ?? before[at - 1])?.id ?? null)
            } else if (step.op === 'commit' || step.op === 'refuse') {
              const [sent] = inFlight.splice(step.nth % Math.max(1, inFlight.length), 1)
              if (!sent) continue
              if (step.op === 'commit')
                setReview(sent.id, sent.verdict === 'approve' ? 'approved' : 'returned')
              else {
                state = queueReducer(state, { kind: 'refused', id: sent.id, back: step.nth % 2 === 0 })
                done.delete(sent.id)
              }
            } else if (
              step.op === 'undo' &&
              state.undo &&
              !inFlight.some(sent => sent.id === state.undo?.id)
            ) {
              const { id } = state.undo
              state = queueReducer(state, { kind: 'withdrawn', id })
              setReview(id, 'pending')
              done.delete(id)
              late = read()
            } else if (step.op === 'next' || step.op === 'previous') {
              state = queueReducer(state, { kind: 'stepped', by: step.op === 'next' ? 1 : -1 })
            } else if (step.op === 'choose') {
              const one = before[step.nth % Math.max(1, before.length)]
              if (one) state = queueReducer(state, { kind: 'chosen', id: one.id })
            } else if (step.op === 'read') late = read(0, Math.max(size, state.rows.length))
            else if (step.op === 'arrive')
              state = queueReducer(state, { kind: 'refreshed', view: WAITING, page: late })
            else if (step.op === 'page' && state.next !== null) {
              state = queueReducer(state, {
                kind: 'page-arrived',
                after: state.next,
                page: read(Number(state.next)),
              })
            }

            const shown = listed(state)
            for (const one of shown) expect(done).not.toContain(one.id)
            expect(new Set(shown.map(one => one.id)).size).toBe(shown.length)
            expect(shown.map(one => one.number)).toEqual(
              shown.map(one => one.number).toSorted((a, b) => a - b),
            )
            expect(state.chosen === null).toBe(shown.length === 0)
            if (state.chosen !== null) {
              expect(shown.map(one => one.id)).toContain(state.chosen)
              expect(neighbour(state, state.chosen, 1)).toBe(
                shown[shown.findIndex(one => one.id === state.chosen) + 1]?.id ?? null,
              )
            }
          }
        },
      ),
      { numRuns: 400 },
    )
  })

  it('counts move with the decisions made here', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom<Verdict>('approve', 'return'), { maxLength: 6 }), verdicts => {
        const rows = Array.from({ length: 6 }, (_, i) => row(`claim-${i}`))
        let state = openQueue(WAITING, page(rows), null)
        for (const verdict of verdicts) if (state.chosen) state = decide(state, state.chosen, verdict)
        expect(state.counts).toEqual(countsOf(state.rows))
      }),
    )
  })
})
