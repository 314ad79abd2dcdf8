import type { PlacedClaim } from '@/lib/contracts/claim'
import { claimId } from '@/lib/domain/testing/manuscript'

/** A claim as the server tells of it, unchecked, with the parts given put in place of its own. */
export function placedClaim(name: string, parts: Partial<PlacedClaim> = {}): PlacedClaim {
  return {
    id: claimId(name),
    articleId: 'article-1',
    number: 1,
    quote: '',
    prefix: '',
    suffix: '',
    status: 'unchecked',
    review: 'not_submitted',
    stale: false,
    orphaned: false,
    dismissed: false,
    note: '',
    proposedWording: null,
    findingWording: null,
    findingBy: null,
    findingAt: null,
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
    citations: [],
    comments: [],
    createdBy: null,
    createdAt: '2024-03-04T09:00:00.000Z',
    updatedAt: '2024-03-04T09:00:00.000Z',
    start: null,
    end: null,
    ...parts,
  }
}
