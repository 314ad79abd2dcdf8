import type { CallError } from '@/lib/contracts/call'
import type { PlacedClaim } from '@/lib/contracts/claim'
import { type Decision, REVIEW_REFUSAL_TEXT, REVIEW_REFUSALS } from '@/lib/domain/review'
import { isFinding, STATUS_LABEL } from '@/lib/domain/status'
import { firstName } from './person-words'

const NOT_DONE: Record<Decision, string> = {
  approve: 'Not approved',
  return: 'Not returned',
  withdraw: 'Not taken back',
}

/** Why a decision did not happen, and what it means for the claim. */
export interface Trouble {
  /** Begins the sentence: "Not approved". */
  readonly what: string
  readonly why: string
  /** Nothing is wrong with the claim: it waits here until the decision can be sent. */
  readonly keep: boolean
  /** Somebody has to sign in first. */
  readonly signIn: boolean
}

/** What the server said of a decision, in words; `fresh` is the claim as it is now, where that could be read. */
export function decisionTrouble(decision: Decision, error: CallError, fresh: PlacedClaim | null): Trouble {
  const trouble = (why: string, keep = false, signIn = false): Trouble => ({
    what: NOT_DONE[decision],
    why,
    keep,
    signIn,
  })
  if (error.status === 0) return trouble('The server cannot be reached. The claim is still here.', true)
  if (error.status === 401) return trouble('Your session has ended. Sign in and decide again.', true, true)
  if (error.status === 404) return trouble('It is no longer here.')
  if (error.status === 429 || error.status >= 500) return trouble(error.message, true)
  if (error.code === 'not_pending' && fresh) return trouble(whatBecameOf(fresh))
  if (error.code === 'stale' && fresh?.textChangedBy)
    return trouble(`${firstName(fresh.textChangedBy.name)} changed the wording after the finding.`)
  if (error.code === 'finding_changed' && fresh) return trouble(anotherFinding(fresh))
  const refusal = REVIEW_REFUSALS.find(code => code === error.code)
  return trouble(refusal ? sentence(REVIEW_REFUSAL_TEXT[refusal]) : error.message)
}

function anotherFinding(claim: PlacedClaim): string {
  if (!isFinding(claim.status)) return 'It is being checked again.'
  const who = claim.findingBy ? firstName(claim.findingBy.name) : 'Somebody'
  return `${who} has made another finding meanwhile: ${STATUS_LABEL[claim.status].toLowerCase()}.`
}

function whatBecameOf(claim: PlacedClaim): string {
  const who = claim.reviewedBy ? firstName(claim.reviewedBy.name) : 'Somebody'
  switch (claim.review) {
    case 'approved':
      return `${who} has approved it already.`
    case 'returned':
      return `${who} has returned it already.`
    case 'not_submitted':
      return 'It is being checked again.'
    case 'pending':
      return sentence(REVIEW_REFUSAL_TEXT.not_pending)
  }
}

function sentence(words: string): string {
  return `${words.charAt(0).toUpperCase()}${words.slice(1)}.`
}
