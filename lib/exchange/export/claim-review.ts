import { missingForReview } from '@/lib/domain/claim-review'
import type { AnnotatedCopy } from '../annotated-copy'
import type { CopyClaim } from '../copy-claim'
import { titleOf } from '../copy-words'

/** A schema.org ClaimReview, with the fields that search engines ask for; nothing in it is guessed. */
export interface ClaimReview {
  readonly '@type': 'ClaimReview'
  readonly '@id': string
  readonly claimReviewed: string
  readonly url: string
  readonly datePublished: string
  readonly name: string
  readonly author?: { readonly '@type': 'Organization'; readonly name: string }
  /** The verdict in words: newsrooms' scales differ, and no number was given. */
  readonly reviewRating: { readonly '@type': 'Rating'; readonly alternateName: string }
  readonly itemReviewed: {
    readonly '@type': 'Claim'
    readonly author: { readonly '@type': 'Person' | 'Organization'; readonly name: string }
    readonly datePublished?: string
    readonly appearance?: { readonly '@type': 'CreativeWork'; readonly url: string }
  }
}

/** The reviews as JSON-LD, one graph, to be put into the pages they name. */
export function claimReviewCopy(copy: AnnotatedCopy): string {
  return `${JSON.stringify({ '@context': 'https://schema.org', '@graph': claimReviews(copy) }, null, 2)}\n`
}

/** A review of each claim that somebody else made and that has a published verdict; the others are none. */
export function claimReviews(copy: AnnotatedCopy): ClaimReview[] {
  return [...copy.claims, ...copy.orphans].flatMap(claim => reviewOf(claim, copy) ?? [])
}

function reviewOf(claim: CopyClaim, copy: AnnotatedCopy): ClaimReview | null {
  const { claimant, verdict } = claim
  if (missingForReview(claim)?.length !== 0 || claimant === null) return null
  if (verdict === null || verdict.url === null || verdict.date === null) return null
  return {
    '@type': 'ClaimReview',
    '@id': `urn:stet:claim:${encodeURIComponent(claim.id)}`,
    claimReviewed: claimant.statement === '' ? claim.quote.replace(/\s+/g, ' ') : claimant.statement,
    url: verdict.url,
    datePublished: verdict.date,
    name: titleOf(copy),
    ...(copy.newsroom === '' ? {} : { author: { '@type': 'Organization', name: copy.newsroom } }),
    reviewRating: { '@type': 'Rating', alternateName: verdict.words },
    itemReviewed: {
      '@type': 'Claim',
      author: { '@type': claimant.kind === 'person' ? 'Person' : 'Organization', name: claimant.name },
      ...(claimant.date === null ? {} : { datePublished: claimant.date }),
      ...(claimant.url === null ? {} : { appearance: { '@type': 'CreativeWork', url: claimant.url } }),
    },
  }
}
