import { describe, expect, it } from 'vitest'
import { type ClaimDeedThen, claimsThen } from './claim-then'

const deed = (kind: string, data: Record<string, unknown>, actorId = 'bea'): ClaimDeedThen => ({
  kind,
  actorId,
  at: '2026-10-03T14:00:00.000Z',
  claimId: 'c',
  data,
})
const marked = deed('claim.marked', { quote: 'five missiles' })
const finding = (status: string, review: string, wording: string | null) =>
  deed('claim.finding', { status, review, note: 'Log.', proposedWording: null, wording })
const at = (events: ClaimDeedThen[], quote: string | null) =>
  claimsThen(events, new Map(quote === null ? [] : [['c', quote]])).get('c')

describe('a claim as it was then', () => {
  it('is not there before it was marked, and unchecked after', () => {
    expect(claimsThen([], new Map())).toEqual(new Map())
    expect(at([marked], 'five missiles')).toMatchObject({
      status: 'unchecked',
      review: 'not_submitted',
      stale: false,
    })
  })

  it('has the last finding and decision', () => {
    const found = [marked, finding('verified', 'pending', 'five missiles')]
    expect(at(found, 'five missiles')).toMatchObject({ status: 'verified', review: 'pending', note: 'Log.' })
    const approved = [...found, deed('claim.reviewed', { decision: 'approve' }, 'ines')]
    expect(at(approved, 'five missiles')).toMatchObject({
      review: 'approved',
      reviewedBy: 'ines',
      findingBy: 'bea',
    })
    const taken = [...approved, deed('claim.reviewed', { decision: 'withdraw' }, 'ines')]
    expect(at(taken, 'five missiles')).toMatchObject({ review: 'pending', reviewedBy: null })
    const anew = [...approved, finding('unchecked', 'not_submitted', null)]
    expect(at(anew, 'five missiles')).toMatchObject({
      status: 'unchecked',
      findingBy: null,
      reviewedBy: null,
    })
  })

  it('loses its approval with its wording, and gets it back with it', () => {
    const approved = [
      marked,
      finding('verified', 'pending', 'five missiles'),
      deed('claim.reviewed', { decision: 'approve' }, 'ines'),
    ]
    const stale = [...approved, deed('claim.stale', { before: 'five missiles', after: 'six missiles' })]
    expect(at(stale, 'six missiles')).toMatchObject({ stale: true, review: 'not_submitted' })
    const restored = [...stale, deed('claim.restored', { wording: 'five missiles' })]
    expect(at(restored, 'five missiles')).toMatchObject({ stale: false, review: 'approved' })
  })

  it('keeps its last words when its text is gone', () => {
    expect(at([marked, deed('claim.orphaned', { quote: 'five big missiles' })], null)).toMatchObject({
      orphaned: true,
      stale: false,
      quote: 'five big missiles',
    })
  })
})
