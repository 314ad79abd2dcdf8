import { describe, expect, test } from 'vitest'
import type { ClaimState } from './claim-state'
import {
  approvalRefusal,
  DECISIONS,
  type Decision,
  decide,
  REVIEW_REFUSAL_TEXT,
  REVIEW_REFUSALS,
  REVIEW_TRANSITIONS,
  type ReviewContext,
  type ReviewRefusal,
} from './review'
import { REVIEW_STATES } from './review-state'
import { STATUSES } from './status'
import { claimState, found, QUOTE, reviewed, TUESDAY, WEDNESDAY } from './testing/claim-state'

const ME = 'person-reviewer'
const booleans = [false, true] as const

interface Case {
  readonly claim: ClaimState
  readonly reason: string | null
  readonly context: ReviewContext
}

/** Every claim and condition that a rule of review looks at: 7 × 4 × 2⁶ × 3 cases. */
function* everyCase(): Generator<Case> {
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
                      },
                    }
}

/** The rules of DESIGN section 3, said a second time and in the order in which they are named. */
function expectedRefusal(decision: Decision, { claim, reason, context }: Case): ReviewRefusal | null {
  const own = claim.findingBy === context.by
  const rules: Record<Decision, readonly (readonly [boolean, ReviewRefusal])[]> = {
    approve: [
      [claim.orphaned, 'orphaned'],
      [claim.stale, 'stale'],
      [claim.review !== 'pending', 'not_pending'],
      [own && !context.ownFindingsAllowed, 'own_finding'],
      [claim.status === 'verified' && context.citationCount === 0 && claim.note.trim() === '', 'unsourced'],
    ],
    return: [
      [claim.review !== 'pending', 'not_pending'],
      [(reason ?? '').trim() === '', 'reason_needed'],
    ],
    withdraw: [
      [claim.review !== 'approved' && claim.review !== 'returned', 'not_pending'],
      [claim.reviewedBy !== context.by, 'not_your_decision'],
    ],
  }
  return rules[decision].find(([broken]) => broken)?.[1] ?? null
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
      const written = reason?.trim() || null
      expect(result).toEqual({
        ok: true,
        value: {
          ...claim,
          review: REVIEW_TRANSITIONS[decision][claim.review],
          reviewedBy: decision === 'withdraw' ? null : ME,
          reviewedAt: decision === 'withdraw' ? null : WEDNESDAY,
          reviewReason: decision === 'withdraw' ? null : written,
        },
      })
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

test('a decision leads only to where the table says', () => {
  expect(REVIEW_TRANSITIONS).toEqual({
    approve: { pending: 'approved' },
    return: { pending: 'returned' },
    withdraw: { approved: 'pending', returned: 'pending' },
  })
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

describe('nobody approves their own finding', () => {
  const own = found('disputed', { findingBy: ME })
  const context = { by: ME, at: TUESDAY, citationCount: 0, ownFindingsAllowed: false }

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
  const context = { by: ME, at: WEDNESDAY, citationCount: 0, ownFindingsAllowed: false }

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
