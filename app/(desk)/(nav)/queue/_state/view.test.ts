import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { claimsQuery } from '@/lib/contracts/claim'
import { FLAGS } from '@/lib/domain/flag'
import { PRIORITIES } from '@/lib/domain/priority'
import { QUEUE_SORTS } from '@/lib/domain/queue-sort'
import { REVIEW_STATES } from '@/lib/domain/review-state'
import { STATUSES } from '@/lib/domain/status'
import { addressOf, admitsReview, claimsQueryOf, NO_FILTER, type QueueView, viewOf, WAITING } from './view'

function paramsOf(address: string): Record<string, string> {
  return Object.fromEntries(new URL(address, 'http://stet.test').searchParams)
}

const word = fc.stringMatching(/^[A-Za-z0-9][A-Za-z0-9_-]{0,20}$/)
const yesNo = fc.option(fc.boolean())
const moment = fc
  .date({ min: new Date('2020-01-01'), max: new Date('2030-01-01'), noInvalidDate: true })
  .map(date => date.toISOString())
const due = fc.constantFrom(
  { due: null, zone: null },
  { due: 'overdue' as const, zone: null },
  { due: 'today' as const, zone: 'America/Argentina/Buenos_Aires' },
  { due: 'none' as const, zone: null },
)
const anyView: fc.Arbitrary<QueueView> = fc
  .record({
    status: fc.subarray([...STATUSES]),
    review: fc.subarray([...REVIEW_STATES]),
    priority: fc.subarray([...PRIORITIES]),
    flags: fc.subarray([...FLAGS]),
    article: fc.option(word),
    desk: fc.option(fc.constantFrom('Culture', 'Home & away', 'Última hora')),
    assignee: fc.option(fc.oneof(fc.constant('me'), fc.constant('none'), word)),
    checker: fc.option(fc.oneof(fc.constant('me'), word)),
    stale: yesNo,
    orphaned: yesNo,
    unsourced: yesNo,
    thin: yesNo,
    dueAfter: fc.option(moment),
    dueBefore: fc.option(moment),
    waiting: fc.option(fc.constantFrom('4h', '30d')),
    mine: fc.constantFrom(null, 'later' as const),
    q: fc.string({ maxLength: 40 }).map(text => text.trim()),
    sort: fc.constantFrom(...QUEUE_SORTS),
    grouped: yesNo,
  })
  .chain(view => due.map(one => ({ ...view, ...one })))

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

  it('names an order beside what waits', () => {
    expect(addressOf({ ...WAITING, sort: 'age' })).toBe('/queue?sort=age')
    expect(viewOf({ sort: 'age' })).toEqual({ ...WAITING, sort: 'age' })
    expect(viewOf({ sort: 'nonsense', due: 'soon', waiting: '4', dueAfter: 'then', zone: 'Mars' })).toEqual(
      WAITING,
    )
    expect(viewOf({ dueBefore: '+275000-01-01T00:00:00Z' })).toEqual(WAITING)
  })

  it('leaves out what it does not understand', () => {
    expect(viewOf({ review: 'pending,perhaps', stale: 'yes', status: 'nonsense' })).toEqual(WAITING)
    expect(viewOf({})).toEqual(WAITING)
    expect(viewOf({ stale: ['true', 'false'] })).toEqual({ ...NO_FILTER, stale: true })
  })
})

describe('a view', () => {
  it('asks the server for its filters only', () => {
    fc.assert(
      fc.property(anyView, view => claimsQuery.parse(claimsQueryOf({ ...view, q: '' })).sort === view.sort),
    )
    const usual = { sort: 'deadline', groups: 'true' }
    expect(claimsQueryOf(WAITING)).toEqual({ ...usual, review: 'pending', mine: 'waiting' })
    expect(claimsQueryOf({ ...NO_FILTER, stale: false, q: 'sluice' })).toEqual({
      ...usual,
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
