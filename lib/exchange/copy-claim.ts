import type { Comment, PlacedClaim, StetEvent } from '@/lib/contracts/claim'
import type { PersonRef } from '@/lib/contracts/shared'
import { isThinlySourced } from '@/lib/domain/citation'
import type { ClaimAnchor } from '@/lib/domain/claim-anchor'
import type { Claimant, PublishedVerdict } from '@/lib/domain/claim-review'
import { type BlockerKind, blockersOf, isSettled } from '@/lib/domain/clearance'
import type { Flag } from '@/lib/domain/flag'
import { linkUrl } from '@/lib/domain/link-url'
import type { Priority } from '@/lib/domain/priority'
import type { Resolution } from '@/lib/domain/resolution'
import type { ReviewState } from '@/lib/domain/review-state'
import { isAnswerable, type Status } from '@/lib/domain/status'
import { sameWording } from '@/lib/domain/wording'
import type { Redaction } from './confidentiality'
import type { CopyCitation } from './copy-source'
import { historyWords } from './history-words'

/** Who did something, and when; ISO 8601. */
export interface Deed {
  readonly by: string
  readonly at: string | null
}

export interface CopyComment extends Deed {
  readonly text: string
  readonly replies: readonly (Deed & { readonly text: string })[]
}

/** A claim in a copy. */
export interface CopyClaim {
  readonly id: string
  readonly number: number
  readonly quote: string
  readonly prefix: string
  readonly suffix: string
  /** Unicode code points of the plain text, end exclusive; null when its text has gone. */
  readonly start: number | null
  readonly end: number | null
  readonly status: Status
  readonly review: ReviewState
  readonly stale: boolean
  readonly orphaned: boolean
  readonly settled: boolean
  readonly holds: readonly BlockerKind[]
  readonly thinlySourced: boolean
  readonly note: string
  readonly proposedWording: string | null
  /** Who marked it as a claim. */
  readonly marked: Deed
  readonly findingWording: string | null
  readonly finding: Deed | null
  readonly decision: (Deed & { readonly reason: string | null }) | null
  readonly answer: (Deed & { readonly resolution: Resolution; readonly reason: string | null }) | null
  readonly textChanged: Deed | null
  readonly assignee: string | null
  readonly priority: Priority
  readonly flags: readonly Flag[]
  /** Whoever approved it first, while it waits for a second. */
  readonly approvedOnce: Deed | null
  /** Who else made the claim, as far as a copy may say so, and what was published about it. */
  readonly claimant: Claimant | null
  readonly verdict: PublishedVerdict | null
  readonly citations: readonly CopyCitation[]
  /** Both empty where the copy is to have none. */
  readonly comments: readonly CopyComment[]
  readonly history: readonly (Deed & { readonly words: string })[]
}

/** Somebody who is no longer known by name. */
const NOBODY = 'Somebody'

/** What the copy says of a claim. Without an anchor its text counts as gone. */
export function copyClaim(
  claim: PlacedClaim,
  anchor: ClaimAnchor | undefined,
  citations: readonly CopyCitation[],
  told: { readonly comments: boolean; readonly events: readonly StetEvent[] },
  redact: Redaction,
): CopyClaim {
  const orphaned = anchor === undefined
  const facts = { ...claim, orphaned }
  const redacted = (text: string | null) => (text === null ? null : redact(text))
  return {
    id: claim.id,
    number: claim.number,
    quote: anchor?.quote ?? claim.quote,
    prefix: anchor?.prefix ?? claim.prefix,
    suffix: anchor?.suffix ?? claim.suffix,
    start: anchor?.start ?? null,
    end: anchor?.end ?? null,
    status: claim.status,
    review: claim.review,
    stale: claim.stale,
    orphaned,
    settled: isSettled(facts),
    holds: blockersOf(facts),
    thinlySourced: isThinlySourced(
      claim.citations.map(({ source, stance, primary }) => ({ sourceId: source.id, stance, primary })),
    ),
    note: redact(claim.note),
    proposedWording: redacted(claim.proposedWording),
    marked: deed(claim.createdBy, claim.createdAt),
    findingWording: claim.findingWording,
    finding: claim.findingAt === null ? null : deed(claim.findingBy, claim.findingAt),
    decision:
      claim.review === 'approved' || claim.review === 'returned'
        ? { ...decidedBy(claim), reason: redacted(claim.reviewReason) }
        : null,
    answer:
      claim.resolution === null
        ? null
        : {
            ...deed(claim.resolvedBy, claim.resolvedAt),
            resolution: claim.resolution,
            reason: redacted(claim.resolutionReason),
          },
    textChanged: claim.textChangedAt === null ? null : deed(claim.textChangedBy, claim.textChangedAt),
    assignee: claim.assignee?.name ?? null,
    priority: claim.priority,
    flags: claim.flags,
    approvedOnce:
      claim.review === 'pending' && claim.firstApprovedBy !== null
        ? deed(claim.firstApprovedBy, claim.firstApprovedAt)
        : null,
    claimant: claimantOf(claim, redact),
    verdict: claim.verdict === null ? null : followable(claim.verdict),
    citations,
    comments: told.comments ? threads(claim.comments, redact) : [],
    history: told.events
      .filter(event => event.claimId === claim.id)
      .map(event => ({ ...deed(event.actor, event.at), words: redact(historyWords(event)) })),
  }
}

/** Whether a correction is still to be made: the finding asks for one, nobody let it stand, and it is not yet in the text. */
export function isCorrection(claim: PlacedClaim): boolean {
  if (claim.orphaned || !isAnswerable(claim.status) || claim.resolution === 'stet') return false
  return claim.proposedWording === null || !sameWording(claim.proposedWording, claim.quote)
}

/* Who spoke in confidence made no claim in public. */
function claimantOf({ claimant }: PlacedClaim, redact: Redaction): Claimant | null {
  if (claimant === null || redact(claimant.name) !== claimant.name) return null
  return { ...followable(claimant), statement: redact(claimant.statement) }
}

/* With no other address than one that may be a link. */
function followable<T extends { readonly url: string | null }>(of: T): T {
  return { ...of, url: of.url === null ? null : linkUrl(of.url) }
}

function deed(by: PersonRef | null, at: string | null): Deed {
  return { by: by?.name ?? NOBODY, at }
}

/* Where two had to approve, both are named. */
function decidedBy({ review, firstApprovedBy, reviewedBy, reviewedAt }: PlacedClaim): Deed {
  const last = deed(reviewedBy, reviewedAt)
  return review === 'approved' && firstApprovedBy !== null
    ? { ...last, by: `${firstApprovedBy.name} and ${last.by}` }
    : last
}

/* Comments in the order they were made, each with what was said to it, however deep. */
function threads(comments: readonly Comment[], redact: Redaction): CopyComment[] {
  const byId = new Map(comments.map(comment => [comment.id, comment]))
  const rootOf = (comment: Comment): Comment => {
    let root = comment
    for (let steps = comments.length; root.replyTo !== null && steps > 0; steps--) {
      const above = byId.get(root.replyTo)
      if (above === undefined) break
      root = above
    }
    return root
  }
  const told = (comment: Comment) => ({
    ...deed(comment.author, comment.createdAt),
    /* The name that a file gave, with where it is from: it is nobody's of this newsroom. */
    ...(comment.imported && comment.imported.author !== ''
      ? { by: `${comment.imported.author} (from a file)` }
      : {}),
    text: redact(comment.text),
  })
  const roots = comments.filter(comment => rootOf(comment) === comment)
  return roots.map(root => ({
    ...told(root),
    replies: comments.filter(comment => comment !== root && rootOf(comment) === root).map(told),
  }))
}
