import { describe, expect, test } from 'vitest'
import { onText, setStatus } from './claim-state'
import { FLAGS, type Flag, flagSet, sameFlags } from './flag'
import { setFlags } from './flagging'
import { REVIEW_STATES } from './review-state'
import { onUncited, revise } from './revision'
import { found, QUOTE, reviewed, TUESDAY, WEDNESDAY } from './testing/claim-state'

const SETS: readonly (readonly Flag[])[] = [[], ['legal'], ['sensitive'], ['legal', 'sensitive']]

test('flags come each once, and always in the same order', () => {
  expect(flagSet(['sensitive', 'legal', 'sensitive'])).toEqual(['legal', 'sensitive'])
  for (const a of SETS) for (const b of SETS) expect(sameFlags(a, b)).toBe(a === b)
  expect(SETS.at(-1)).toEqual(FLAGS)
})

test('from every state: only an approval by one, where two are needed, is half an approval', () => {
  for (const review of REVIEW_STATES)
    for (const approvalStands of [false, true])
      for (const firstApprovedBy of [null, 'lucia'])
        for (const secondReviewer of [false, true])
          for (const before of SETS)
            for (const after of SETS) {
              const claim = found('verified', {
                review,
                approvalStands,
                firstApprovedBy,
                flags: before,
                reviewedBy: 'max',
                reviewedAt: TUESDAY,
              })
              const flagged = setFlags(claim, after, secondReviewer)
              if (before === after) {
                expect(flagged).toBe(claim)
                continue
              }
              const approved = review === 'approved' || approvalStands
              const waits = approved && firstApprovedBy === null && secondReviewer && after.length > 0
              expect(flagged).toEqual(
                waits
                  ? {
                      ...claim,
                      flags: after,
                      review: 'pending',
                      approvalStands: false,
                      firstApprovedBy: 'max',
                      firstApprovedAt: TUESDAY,
                      reviewedBy: null,
                      reviewedAt: null,
                      reviewReason: null,
                    }
                  : { ...claim, flags: after },
              )
            }
})

describe('the first of two approvals', () => {
  const once = found('verified', {
    note: 'The log says so.',
    proposedWording: 'Five missiles',
    flags: ['legal'],
    firstApprovedBy: 'lucia',
    firstApprovedAt: TUESDAY,
  })
  const accepted = <T>(result: { readonly ok: boolean; readonly value?: T }) => result.value
  const none = { firstApprovedBy: null, firstApprovedAt: null, review: 'pending' }

  test('is void once the finding, the proposal, the only reason or the last source is another', () => {
    const again = setStatus(once, { status: 'verified' }, 'bea', WEDNESDAY)
    expect(accepted(again)).toMatchObject(none)
    expect(accepted(revise(once, { proposedWording: 'Six' }, 'bea', WEDNESDAY))).toMatchObject(none)
    expect(accepted(revise(once, { note: '' }, 'bea', WEDNESDAY))).toMatchObject(none)
    expect(onUncited({ ...once, note: '' }, 0)).toMatchObject(none)
  })

  test('stands through what leaves an approval standing', () => {
    expect(accepted(revise(once, { note: 'And the tower.' }, 'bea', WEDNESDAY))).toMatchObject({
      firstApprovedBy: 'lucia',
    })
    expect(onUncited(once, 0)).toBe(once)
    const changed = onText(once, 'six missiles')
    expect(changed.stale).toBe(true)
    expect(onText(changed, QUOTE)).toEqual(once)
  })

  test('lies under a return without counting, and goes with the next finding', () => {
    const back = { ...reviewed('verified', 'returned'), firstApprovedBy: 'lucia', firstApprovedAt: TUESDAY }
    expect(accepted(setStatus(back, { status: 'verified' }, 'bea', WEDNESDAY))).toMatchObject(none)
    const proposed = revise(back, { proposedWording: 'Six' }, 'bea', WEDNESDAY)
    expect(accepted(proposed)).toMatchObject({ ...none, review: 'returned', reviewedBy: back.reviewedBy })
  })
})
