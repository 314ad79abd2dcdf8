import type { PlacedClaim } from '@/lib/contracts/claim'
import { claimStateOf } from '@/lib/contracts/claim-state'
import type { Hold } from '@/lib/contracts/hold'
import { may } from '@/lib/domain/permission'
import { approvalRefusal, REVIEW_REFUSAL_TEXT } from '@/lib/domain/review'
import type { Actor } from '@/lib/domain/role'
import { firstName } from './person-words'

/** Who decides, and the newsroom's rules about one's own findings and about a second reviewer. */
export interface Reviewer {
  readonly actor: Actor
  readonly ownFindingsAllowed: boolean
  readonly secondReviewer: boolean
}

/** What is forbidden about a claim, each with its reason as part of a sentence; null is allowed. */
export interface Forbidden {
  readonly approve: string | null
  readonly return: string | null
  /** The reason or reasons as the line under the buttons; null when both may be pressed. */
  readonly words: string | null
}

const ROLE = 'reviewing is for people with the reviewer role'

/** Which decisions are forbidden and why, by the rules the server asks; `held` is whoever else has the claim in hand. */
export function forbiddenDecisions(
  claim: PlacedClaim,
  { actor, ...rules }: Reviewer,
  held: Hold | null = null,
): Forbidden {
  if (!may(actor, 'claim.review')) {
    return { approve: ROLE, return: ROLE, words: 'Approving and returning is for reviewers.' }
  }
  const refusal = approvalRefusal(claimStateOf(claim), {
    by: actor.personId,
    citationCount: claim.citations.length,
    ...rules,
  })
  const approve = refusal === null ? null : REVIEW_REFUSAL_TEXT[refusal]
  if (claim.review !== 'pending') {
    const reason = REVIEW_REFUSAL_TEXT.not_pending
    return { approve: reason, return: reason, words: `Nothing to decide: ${reason}.` }
  }
  if (held !== null) {
    const reason = `${firstName(held.person.name)} has it in hand`
    return { approve: reason, return: reason, words: `${reason}. Take it over to decide on it.` }
  }
  return { approve, return: null, words: approve === null ? null : `Cannot be approved yet: ${approve}.` }
}
