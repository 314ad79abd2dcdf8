/** Who can have said something: a person, or a body of people. */
export const CLAIMANT_KINDS = ['person', 'organization'] as const
export type ClaimantKind = (typeof CLAIMANT_KINDS)[number]

/** Somebody else whose claim the words are: reported in the article, not made by it. */
export interface Claimant {
  readonly kind: ClaimantKind
  readonly name: string
  /** The claim in a sentence, where the words of the draft do not stand alone; may be empty. */
  readonly statement: string
  /** Where it was made: http, https. */
  readonly url: string | null
  /** When it was made: a day, `YYYY-MM-DD`. */
  readonly date: string | null
}

/** What the newsroom has published about a claim that somebody else made. */
export interface PublishedVerdict {
  /** In the newsroom's own words: "False", "Half true". */
  readonly words: string
  /** The page that says so. */
  readonly url: string | null
  /** When it was published: a day, `YYYY-MM-DD`. */
  readonly date: string | null
}

/** What a claim review cannot be without (schema.org ClaimReview as search engines read it). */
export type ReviewField = 'claimant' | 'verdict' | 'verdict_url' | 'verdict_date'

/** What is missing, in words. */
export const REVIEW_FIELD_LABEL: Record<ReviewField, string> = {
  claimant: 'who made the claim',
  verdict: 'the verdict',
  verdict_url: 'the address of the published verdict',
  verdict_date: 'the day it was published',
}

/**
 * What a claim lacks to be told to search engines as a claim review. Null where nothing is to be told: nobody else
 * is named as having made it, and no verdict on it is recorded.
 */
export function missingForReview(claim: {
  readonly claimant: Claimant | null
  readonly verdict: PublishedVerdict | null
}): readonly ReviewField[] | null {
  const { claimant, verdict } = claim
  if (claimant === null && verdict === null) return null
  return [
    ...(claimant === null ? (['claimant'] as const) : []),
    ...(verdict === null ? (['verdict', 'verdict_url', 'verdict_date'] as const) : []),
    ...(verdict !== null && verdict.url === null ? (['verdict_url'] as const) : []),
    ...(verdict !== null && verdict.date === null ? (['verdict_date'] as const) : []),
  ]
}
