import type { Article, SignOff } from '@/lib/contracts/article'
import type { PlacedClaim } from '@/lib/contracts/claim'
import { BLOCKER_KINDS, type BlockerKind } from '@/lib/domain/clearance'
import type { Status } from '@/lib/domain/status'
import type { CopyClaim } from './copy-claim'

/** Claims that hold the article back for one reason. */
export interface HoldingGroup {
  readonly kind: BlockerKind
  readonly numbers: readonly number[]
}

/** The clearing that stands on a copy. */
export interface CopyClearing {
  readonly by: string
  /** ISO 8601. */
  readonly at: string
  readonly version: number
  readonly textHash: string
  readonly overrideReason: string | null
  /** What was open when it was cleared all the same. */
  readonly overridden: readonly {
    readonly kind: BlockerKind
    readonly number: number
    readonly quote: string
  }[]
  /** Whether the text is another one now. */
  readonly changedSince: boolean
}

export interface CopyPeople {
  readonly wrote: readonly string[]
  readonly checked: readonly string[]
  readonly reviewed: readonly string[]
}

/** What holds the article back, by reason; a claim may stand in two groups. */
export function holdingGroups(claims: readonly CopyClaim[]): HoldingGroup[] {
  return BLOCKER_KINDS.map(kind => ({
    kind,
    numbers: claims.filter(claim => claim.holds.includes(kind)).map(claim => claim.number),
  })).filter(group => group.numbers.length > 0)
}

/* In the order of the cover: what is done before what nobody has begun. */
const ON_COVER: readonly Status[] = [
  'verified',
  'needs_change',
  'disputed',
  'cannot_verify',
  'opinion',
  'in_progress',
  'unchecked',
]

/** How many standing claims have each status, statuses that none has included. */
export function statusCounts(
  claims: readonly CopyClaim[],
): { readonly status: Status; readonly count: number }[] {
  return ON_COVER.map(status => ({
    status,
    count: claims.filter(claim => !claim.orphaned && claim.status === status).length,
  }))
}

/** The clearing on record, measured against the text as it is now. */
export function clearingOf(signOff: SignOff | null, textHash: string): CopyClearing | null {
  if (signOff === null) return null
  return {
    by: signOff.clearedBy?.name ?? 'Somebody',
    at: signOff.clearedAt,
    version: signOff.version,
    textHash: signOff.textHash,
    overrideReason: signOff.overrideReason,
    overridden: signOff.overridden.map(({ kind, number, quote }) => ({ kind, number, quote })),
    changedSince: signOff.textHash !== textHash,
  }
}

/** Who wrote, checked and reviewed; the byline where there is one, else whoever made the article. */
export function peopleOf(article: Article, claims: readonly PlacedClaim[]): CopyPeople {
  const unique = (names: readonly (string | undefined)[]) => [...new Set(names.flatMap(name => name ?? []))]
  return {
    wrote: article.byline.trim() === '' ? unique([article.createdBy?.name]) : [article.byline.trim()],
    checked: unique(claims.map(claim => claim.findingBy?.name)),
    reviewed: unique(claims.flatMap(claim => [claim.firstApprovedBy?.name, claim.reviewedBy?.name])),
  }
}
