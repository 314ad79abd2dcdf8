import type { PlacedClaim } from './claim'

/** What a claim is before anybody has looked at it. */
const UNTOUCHED = {
  number: 0,
  quote: '',
  prefix: '',
  suffix: '',
  start: null,
  end: null,
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
  claimant: null,
  verdict: null,
  citations: [],
  comments: [],
  createdBy: null,
} as const

type Identity = Pick<PlacedClaim, 'id' | 'articleId' | 'createdAt' | 'updatedAt'>

/** A claim that was just marked, with the parts given put in place of its blank ones. */
export function freshClaim(parts: Identity & Partial<PlacedClaim>): PlacedClaim {
  return { ...UNTOUCHED, flags: [], citations: [], comments: [], ...parts }
}
