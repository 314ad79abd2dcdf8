import { describe, expect, it } from 'vitest'
import type { CallError } from '@/lib/contracts/call'
import { claimStateOf } from '@/lib/contracts/claim-state'
import { approvalRefusal, REVIEW_REFUSAL_TEXT, REVIEW_REFUSALS } from '@/lib/domain/review'
import type { Role } from '@/lib/domain/role'
import { forbiddenDecisions } from './decision-rules'
import { decisionTrouble } from './decision-trouble'
import { claim } from './testing/claims'

const actor = (...roles: Role[]) => ({ personId: 'lucia', name: 'Lucia Ferran', roles })
const lucia = { actor: actor('reviewer'), ownFindingsAllowed: false, secondReviewer: false }
const refused = (status: number, code: string, message = 'In the words of the server.'): CallError => ({
  status,
  code,
  message,
})

describe('what is forbidden', () => {
  it('is nothing, for a finding of somebody else that waits', () => {
    expect(forbiddenDecisions(claim(), lucia)).toEqual({ approve: null, return: null, words: null })
  })

  it('is approving one’s own finding, in the words of the rule', () => {
    const own = claim({ findingBy: { id: 'lucia', name: 'Lucia Ferran' } })
    expect(forbiddenDecisions(own, lucia)).toEqual({
      approve: REVIEW_REFUSAL_TEXT.own_finding,
      return: null,
      words: 'Cannot be approved yet: it is your own finding.',
    })
    expect(forbiddenDecisions(own, { ...lucia, ownFindingsAllowed: true }).words).toBeNull()
  })

  it('agrees with the rule of the server on every state of a claim', () => {
    for (const review of ['not_submitted', 'pending', 'approved', 'returned'] as const)
      for (const stale of [true, false])
        for (const orphaned of [true, false])
          for (const citations of [[], claim().citations]) {
            const one = claim({ review, stale, orphaned, citations })
            const rule = approvalRefusal(claimStateOf(one), {
              by: 'lucia',
              citationCount: citations.length,
              ownFindingsAllowed: false,
              secondReviewer: false,
            })
            expect(forbiddenDecisions(one, lucia).approve === null).toBe(rule === null)
            expect(forbiddenDecisions(one, lucia).return === null).toBe(review === 'pending')
          }
  })

  it('is both for somebody who does not review', () => {
    const forbidden = forbiddenDecisions(claim(), { ...lucia, actor: actor('checker', 'editor') })
    expect(forbidden.approve).not.toBeNull()
    expect(forbidden.return).not.toBeNull()
    expect(forbidden.words).toBe('Approving and returning is for reviewers.')
  })
})

describe('a decision that did not happen', () => {
  it('keeps the claim when nothing is wrong with it', () => {
    expect(decisionTrouble('approve', refused(0, 'offline'), null)).toEqual({
      what: 'Not approved',
      why: 'The server cannot be reached. The claim is still here.',
      keep: true,
      signIn: false,
    })
    expect(decisionTrouble('return', refused(401, 'unauthenticated'), null)).toMatchObject({
      what: 'Not returned',
      keep: true,
      signIn: true,
    })
    expect(decisionTrouble('approve', refused(503, 'full', 'The disk is full.'), null)).toMatchObject({
      why: 'The disk is full.',
      keep: true,
    })
  })

  it('says who was faster', () => {
    const by = { id: 'ines', name: 'Ines Holt' }
    const why = (over: Parameters<typeof claim>[0]) =>
      decisionTrouble('approve', refused(409, 'not_pending'), claim({ reviewedBy: by, ...over })).why
    expect(why({ review: 'approved' })).toBe('Ines has approved it already.')
    expect(why({ review: 'returned' })).toBe('Ines has returned it already.')
    expect(why({ review: 'not_submitted' })).toBe('It is being checked again.')
  })

  it('says who changed the wording', () => {
    const changed = claim({ stale: true, textChangedBy: { id: 'tom', name: 'Tom Wicks' } })
    expect(decisionTrouble('approve', refused(409, 'stale'), changed).why).toBe(
      'Tom changed the wording after the finding.',
    )
  })

  it('has words for every refusal of the rules, and the server’s own for any other', () => {
    for (const code of REVIEW_REFUSALS) {
      const { why, keep } = decisionTrouble('approve', refused(409, code), null)
      expect(why.toLowerCase()).toBe(`${REVIEW_REFUSAL_TEXT[code].toLowerCase()}.`)
      expect(keep).toBe(false)
    }
    expect(decisionTrouble('withdraw', refused(409, 'unheard_of'), null)).toMatchObject({
      what: 'Not taken back',
      why: 'In the words of the server.',
    })
  })
})
