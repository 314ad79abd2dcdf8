import type { PlacedClaim } from '@/lib/contracts/claim'

const AT = '2026-03-01T09:00:00.000Z'

/** A claim somebody else found verified, with a primary source, waiting for review; unless told otherwise. */
export function claim(over: Partial<PlacedClaim> = {}): PlacedClaim {
  return {
    id: 'claim-aaa',
    articleId: 'article-1',
    number: 1,
    quote: '212 homes',
    prefix: 'the ground floors of ',
    suffix: ' were flooded',
    start: 40,
    end: 49,
    status: 'verified',
    review: 'pending',
    stale: false,
    orphaned: false,
    dismissed: false,
    note: '',
    proposedWording: null,
    claimant: null,
    verdict: null,
    findingWording: '212 homes',
    findingBy: { id: 'bram', name: 'Bram Oduya' },
    findingAt: AT,
    flags: [],
    firstApprovedBy: null,
    firstApprovedAt: null,
    reviewedBy: null,
    reviewedAt: null,
    reviewReason: null,
    resolution: null,
    resolutionReason: null,
    resolvedBy: null,
    resolvedAt: null,
    textChangedBy: null,
    textChangedAt: null,
    assignee: null,
    priority: 'normal',
    citations: [citation()],
    comments: [],
    createdBy: null,
    createdAt: AT,
    updatedAt: AT,
    ...over,
  }
}

type Citation = PlacedClaim['citations'][number]

/** A supporting citation of a primary document, unless told otherwise. */
function citation(over: Partial<Citation> = {}): Citation {
  return {
    id: 'citation-1',
    source: {
      id: 'source-1',
      kind: 'document',
      title: 'Flood log',
      url: null,
      note: '',
      confidential: false,
      fields: {},
      citationCount: 1,
      createdBy: null,
      createdAt: AT,
      updatedAt: AT,
    },
    stance: 'supports',
    primary: true,
    locator: '',
    excerpt: '',
    accessedAt: null,
    addedBy: null,
    addedAt: AT,
    ...over,
  }
}
