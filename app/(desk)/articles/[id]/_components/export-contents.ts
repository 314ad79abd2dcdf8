import type { PlacedClaim } from '@/lib/contracts/claim'
import { missingForReview, REVIEW_FIELD_LABEL } from '@/lib/domain/claim-review'

/** "26 claims, 2 whose text has gone, 12 sources, 1 of them confidential": what there is to be exported. */
export function contentsWords(claims: readonly PlacedClaim[]): string {
  const gone = claims.filter(claim => claim.orphaned).length
  const sources = new Map(
    claims.flatMap(claim => claim.citations.map(({ source }) => [source.id, source.confidential] as const)),
  )
  const confidential = [...sources.values()].filter(Boolean).length
  const comments = claims.reduce((sum, claim) => sum + claim.comments.length, 0)
  const parts = [
    counted(claims.length - gone, 'claim'),
    ...(gone === 0 ? [] : [`${gone} whose text has gone`]),
    counted(sources.size, 'source'),
    ...(confidential === 0 ? [] : [`${confidential} of them confidential`]),
    ...(comments === 0 ? [] : [counted(comments, 'comment')]),
  ]
  return `In the article: ${parts.join(', ')}.`
}

/** How many claims can be told as claim reviews, and what each other one lacks, a sentence each. */
export function reviewWords(claims: readonly PlacedClaim[]): {
  readonly ready: string
  readonly missing: readonly string[]
} {
  const begun = claims.flatMap(claim => {
    const missing = missingForReview(claim)
    return missing === null ? [] : [{ number: claim.number, missing }]
  })
  const ready = begun.filter(({ missing }) => missing.length === 0).length
  return {
    ready:
      ready === 0
        ? 'No claim has both who made it and a published verdict. Both are on the claim’s card, under More.'
        : `${counted(ready, 'published verdict')} on what others said.`,
    missing: begun
      .filter(({ missing }) => missing.length > 0)
      .map(
        ({ number, missing }) =>
          `Claim ${number} is left out. It lacks ${missing.map(field => REVIEW_FIELD_LABEL[field]).join(', ')}.`,
      ),
  }
}

function counted(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? '' : 's'}`
}
