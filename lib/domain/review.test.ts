import { describe, expect, test } from 'vitest'
import type { ClaimState } from './claim-state'
import {
  approvalRefusal,
  DECISIONS,
  type Decision,
  decide,
  REVIEW_REFUSAL_TEXT,
  REVIEW_REFUSALS,
  REVIEW_STANDINGS,
  REVIEW_TRANSITIONS,
  type ReviewContext,
  type ReviewRefusal,
  type ReviewStanding,
  reviewStanding,
} from './review'
import { REVIEW_STATES } from './review-state'
import { STATUSES } from './status'
import { claimState, found, QUOTE, reviewed, TUESDAY, WEDNESDAY } from './testing/claim-state'

const ME = 'person-reviewer'
const OTHER = 'person-other'
const booleans = [false, true] as const

interface Case {
  readonly claim: ClaimState
  readonly reason: string | null
  readonly context: ReviewContext
}

/** Every claim and condition that a rule of review looks at, with one reviewer: 7 × 4 × 2⁶ × 3 cases. */
function* withOneReviewer(): Generator<Case> {
  for (const status of STATUSES)
    for (const review of REVIEW_STATES)
      for (const orphaned of booleans)
        for (const stale of booleans)
          for (const own of booleans)
            for (const ownFindingsAllowed of booleans)
              for (const cited of booleans)
                for (const noted of booleans)
                  for (const reason of [null, ' \n', 'Fine.'])
                    yield {
                      claim: claimState({
                        status,
                        review,
                        orphaned,
                        stale,
                        findingBy: own ? ME : 'person-checker',
                        findingWording: QUOTE,
                        note: noted ? 'Seen it.' : ' ',
                        reviewedBy: own ? ME : 'person-checker',
                      }),
                      reason,
                      context: {
                        by: ME,
                        at: WEDNESDAY,
                        citationCount: cited ? 1 : 0,
                        ownFindingsAllowed,
                        secondReviewer: false,
                      },
                    }
}

/** The same for what a second reviewer changes: 4 × 2⁶ × 3² × 2 cases. */
function* withTwoReviewers(): Generator<Case> {
  for (const review of REVIEW_STATES)
    for (const orphaned of booleans)
      for (const stale of booleans)
        for (const own of booleans)
          for (const ownFindingsAllowed of booleans)
            for (const flagged of booleans)
              for (const secondReviewer of booleans)
                for (const firstApprovedBy of [null, ME, OTHER])
                  for (const reviewedBy of [null, ME, OTHER])
                    for (const reason of [null, 'Fine.'])
                      yield {
                        claim: found('disputed', {
                          review,
                          orphaned,
                          stale,
                          flags: flagged ? ['legal'] : [],
                          firstApprovedBy,
                          firstApprovedAt: firstApprovedBy === null ? null : TUESDAY,
                          reviewedBy,
                          findingBy: own ? ME : 'person-checker',
                        }),
                        reason,
                        context: {
                          by: ME,
                          at: WEDNESDAY,
                          citationCount: 0,
                          ownFindingsAllowed,
                          secondReviewer,
                        },
                      }
}

function* everyCase(): Generator<Case> {
  yield* withOneReviewer()
  yield* withTwoReviewers()
}

/** How many have to approve, said a second time. */
const neededOf = ({ claim, context }: Case) =>
  context.secondReviewer && claim.flags.length > 0 ? 'two' : 'one'

/** The rules of DESIGN section 3, said a second time and in the order in which they are named. */
function expectedRefusal(decision: Decision, { claim, reason, context }: Case): ReviewRefusal | null {
  const own = claim.findingBy === context.by
  const rules: Record<Decision, readonly (readonly [boolean, ReviewRefusal])[]> = {
    approve: [
      [claim.orphaned, 'orphaned'],
      [claim.stale, 'stale'],
      [claim.review !== 'pending', 'not_pending'],
      [own && !context.ownFindingsAllowed, 'own_finding'],
      [
        neededOf({ claim, reason, context }) === 'two' && claim.firstApprovedBy === context.by,
        'needs_another',
      ],
      [claim.status === 'verified' && context.citationCount === 0 && claim.note.trim() === '', 'unsourced'],
    ],
    return: [
      [claim.review !== 'pending', 'not_pending'],
      [(reason ?? '').trim() === '', 'reason_needed'],
    ],
    withdraw: [
      [claim.review === 'not_submitted', 'not_pending'],
      [claim.review === 'pending' && claim.firstApprovedBy === null, 'not_pending'],
      [
        (claim.review === 'pending' ? claim.firstApprovedBy : claim.reviewedBy) !== context.by,
        'not_your_decision',
      ],
    ],
  }
  return rules[decision].find(([broken]) => broken)?.[1] ?? null
}

/** What becomes of the claim, where nothing forbids the decision. */
function expectedClaim(decision: Decision, each: Case): ClaimState {
  const { claim, reason } = each
  const to = REVIEW_TRANSITIONS[neededOf(each)][decision][reviewStanding(claim)]
  const none = { firstApprovedBy: null, firstApprovedAt: null }
  if (to === 'approved_once') return { ...claim, firstApprovedBy: ME, firstApprovedAt: WEDNESDAY }
  if (decision === 'withdraw') {
    if (claim.review === 'pending') return { ...claim, ...none }
    return { ...claim, review: 'pending', reviewedBy: null, reviewedAt: null, reviewReason: null }
  }
  return {
    ...claim,
    ...(to === 'approved' && claim.firstApprovedBy === ME ? none : {}),
    review: decision === 'approve' ? 'approved' : 'returned',
    reviewedBy: ME,
    reviewedAt: WEDNESDAY,
    reviewReason: reason?.trim() || null,
  }
}

describe.each(DECISIONS)('to %s', decision => {
  test('follows the rules in every state and condition, and names the first that is broken', () => {
    const seen = new Set<ReviewRefusal | null>()
    for (const each of everyCase()) {
      const { claim, reason, context } = each
      const refusal = expectedRefusal(decision, each)
      seen.add(refusal)
      const result = decide(claim, decision, reason, context)
      if (refusal) {
        expect(result).toEqual({ ok: false, error: refusal })
        continue
      }
      expect(result).toEqual({ ok: true, value: expectedClaim(decision, each) })
    }
    expect(seen.has(null)).toBe(true)
  })
})

test('the button and the server ask the same function', () => {
  for (const { claim, reason, context } of everyCase()) {
    const result = decide(claim, 'approve', reason, context)
    expect(result.ok ? null : result.error).toBe(approvalRefusal(claim, context))
  }
})

test('a decision leads only to where the table says, and from everywhere else nowhere', () => {
  const waits: readonly ReviewStanding[] = ['pending', 'approved_once']
  const decided: readonly ReviewStanding[] = ['approved', 'returned', 'approved_once']
  for (const needed of ['one', 'two'] as const)
    for (const standing of REVIEW_STANDINGS) {
      const { approve, return: back, withdraw } = REVIEW_TRANSITIONS[needed]
      const approved = needed === 'two' && standing === 'pending' ? 'approved_once' : 'approved'
      expect(approve[standing]).toBe(waits.includes(standing) ? approved : undefined)
      expect(back[standing]).toBe(waits.includes(standing) ? 'returned' : undefined)
      expect(withdraw[standing]).toBe(decided.includes(standing) ? 'pending' : undefined)
    }
})

test('every refusal can happen and has its words', () => {
  const happened = new Set<string>()
  for (const decision of DECISIONS)
    for (const { claim, reason, context } of everyCase()) {
      const result = decide(claim, decision, reason, context)
      if (!result.ok) happened.add(result.error)
    }
  expect([...happened].sort()).toEqual([...REVIEW_REFUSALS].sort())
  expect(Object.keys(REVIEW_REFUSAL_TEXT).sort()).toEqual([...REVIEW_REFUSALS].sort())
})

describe('where two have to approve', () => {
  const context = { at: WEDNESDAY, citationCount: 0, ownFindingsAllowed: false, secondReviewer: true }
  const flagged = found('disputed', { flags: ['legal'] })
  const decided = (claim: ClaimState, decision: Decision, by: string) => {
    const result = decide(claim, decision, 'Which log?', { ...context, by })
    if (!result.ok) throw new Error(result.error)
    return result.value
  }
  const once = decided(flagged, 'approve', 'lucia')
  const twice = decided(once, 'approve', 'max')

  test('it waits after the first and is approved after the second, with both names', () => {
    expect(once).toMatchObject({ review: 'pending', firstApprovedBy: 'lucia', reviewedBy: null })
    expect(twice).toMatchObject({ review: 'approved', firstApprovedBy: 'lucia', reviewedBy: 'max' })
  })

  test('they are two people, neither of whom made the finding', () => {
    expect(approvalRefusal(once, { ...context, by: 'lucia' })).toBe('needs_another')
    expect(approvalRefusal(once, { ...context, by: 'person-checker' })).toBe('own_finding')
  })

  test('either may return it, which voids the first approval; taken back, it stands again', () => {
    for (const by of ['lucia', 'max']) {
      const back = decided(once, 'return', by)
      expect(back.review).toBe('returned')
      expect(decided(back, 'withdraw', by)).toEqual(once)
    }
  })

  test('each takes back what they did, and no more', () => {
    expect(decided(twice, 'withdraw', 'max')).toEqual(once)
    expect(decided(once, 'withdraw', 'lucia')).toEqual(flagged)
    expect(decide(twice, 'withdraw', null, { ...context, by: 'lucia' })).toEqual({
      ok: false,
      error: 'not_your_decision',
    })
  })

  test('a claim that is not flagged, or a newsroom that does not ask for it, needs one', () => {
    expect(decided(found('disputed'), 'approve', 'lucia').review).toBe('approved')
    const one = decide(flagged, 'approve', null, { ...context, by: 'lucia', secondReviewer: false })
    expect(one).toMatchObject({ ok: true, value: { review: 'approved' } })
  })
})

describe('nobody approves their own finding', () => {
  const own = found('disputed', { findingBy: ME })
  const context = { by: ME, at: TUESDAY, citationCount: 0, ownFindingsAllowed: false, secondReviewer: false }

  test('but may send it back', () => {
    expect(decide(own, 'approve', null, context)).toEqual({ ok: false, error: 'own_finding' })
    expect(decide(own, 'return', 'Not done yet.', context)).toMatchObject({ ok: true })
  })

  test('unless the newsroom has switched the rule off', () => {
    expect(decide(own, 'approve', null, { ...context, ownFindingsAllowed: true })).toMatchObject({
      ok: true,
      value: { review: 'approved', reviewedBy: ME },
    })
  })

  test('and somebody who makes the finding anew makes it theirs', () => {
    expect(decide({ ...own, findingBy: 'person-checker' }, 'approve', null, context).ok).toBe(true)
  })
})

describe('taking a decision back', () => {
  const context = {
    by: ME,
    at: WEDNESDAY,
    citationCount: 0,
    ownFindingsAllowed: false,
    secondReviewer: false,
  }

  test.each(['approved', 'returned'] as const)('%s waits again, as before the decision', review => {
    expect(decide(reviewed('disputed', review), 'withdraw', null, context)).toEqual({
      ok: true,
      value: found('disputed'),
    })
  })

  test('is for whoever took it', () => {
    expect(
      decide(reviewed('disputed', 'approved'), 'withdraw', null, { ...context, by: 'person-other' }),
    ).toEqual({ ok: false, error: 'not_your_decision' })
  })
})
