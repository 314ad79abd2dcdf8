import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { REVIEW_STATES } from '@/lib/domain/review-state'
import { STATUSES } from '@/lib/domain/status'
import { addressOf, admitsReview, claimsQueryOf, NO_FILTER, type QueueView, viewOf, WAITING } from './view'

function paramsOf(address: string): Record<string, string> {
  return Object.fromEntries(new URL(address, 'http://stet.test').searchParams)
}

const word = fc.stringMatching(/^[A-Za-z0-9][A-Za-z0-9_-]{0,20}$/)
const anyView: fc.Arbitrary<QueueView> = fc.record({
  status: fc.subarray([...STATUSES]),
  review: fc.subarray([...REVIEW_STATES]),
  article: fc.option(word),
  assignee: fc.option(fc.oneof(fc.constant('me'), fc.constant('none'), word)),
  stale: fc.option(fc.boolean()),
  later: fc.boolean(),
  orphaned: fc.option(fc.boolean()),
  q: fc.string({ maxLength: 40 }).map(text => text.trim()),
})

describe('the address of a view', () => {
  it('leads back to the same view, whatever is combined', () => {
    fc.assert(
      fc.property(anyView, fc.option(word), (view, claim) => {
        const params = paramsOf(addressOf(view, claim))
        expect(viewOf(params)).toEqual(view)
        expect(params.claim).toBe(claim ?? undefined)
      }),
    )
  })

  it('is bare for what waits, and says so when nothing is filtered', () => {
    expect(addressOf(WAITING)).toBe('/queue')
    expect(addressOf(NO_FILTER)).toBe('/queue?review=any')
    expect(addressOf({ ...NO_FILTER, review: ['pending', 'returned'] })).toBe(
      '/queue?review=pending,returned',
    )
    expect(addressOf(WAITING, 'c1')).toBe('/queue?claim=c1')
  })

  it('leaves out what it does not understand', () => {
    expect(viewOf({ review: 'pending,perhaps', stale: 'yes', status: 'nonsense' })).toEqual(WAITING)
    expect(viewOf({})).toEqual(WAITING)
    expect(viewOf({ stale: ['true', 'false'] })).toEqual({ ...NO_FILTER, stale: true })
  })
})

describe('a view', () => {
  it('asks the server for its filters only', () => {
    expect(claimsQueryOf(WAITING)).toEqual({ review: 'pending', mine: 'waiting' })
    expect(claimsQueryOf({ ...NO_FILTER, stale: false, q: 'sluice' })).toEqual({
      stale: 'false',
      q: 'sluice',
    })
  })

  it('lets go of a claim whose review state it does not list', () => {
    expect(admitsReview(WAITING, 'pending')).toBe(true)
    expect(admitsReview(WAITING, 'approved')).toBe(false)
    expect(admitsReview(NO_FILTER, 'approved')).toBe(true)
  })
})
