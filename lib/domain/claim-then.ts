import { RESOLUTIONS, type Resolution } from './resolution'
import { REVIEW_STATES, type ReviewState } from './review-state'
import { isStatus, type Status } from './status'
import { isStale } from './wording'

/** A claim as it was at some moment, put together from the record and the draft of then. */
export interface ClaimThen {
  readonly id: string
  readonly status: Status
  readonly review: ReviewState
  /** Its text in the draft then; of one whose text had gone, as it last stood in the record. */
  readonly quote: string
  readonly findingWording: string | null
  readonly findingBy: string | null
  readonly findingAt: string | null
  readonly note: string
  readonly proposedWording: string | null
  readonly stale: boolean
  readonly orphaned: boolean
  readonly reviewedBy: string | null
  readonly resolution: Resolution | null
}

/** A row of the record, as far as it tells of claims. */
export interface ClaimDeedThen {
  readonly kind: string
  readonly actorId: string | null
  readonly at: string
  readonly claimId: string | null
  readonly data: Readonly<Record<string, unknown>>
}

interface Told extends Omit<ClaimThen, 'stale' | 'orphaned'> {
  /** The approval that stood before the wording changed comes back if the wording does. */
  readonly approvalStands: boolean
}

/**
 * The claims of an article as they were after these events, oldest first, by id in the order in which they were
 * marked. `quotes` are the texts of those that were in the draft then.
 */
export function claimsThen(
  events: readonly ClaimDeedThen[],
  quotes: ReadonlyMap<string, string>,
): Map<string, ClaimThen> {
  const told = new Map<string, Told>()
  for (const event of events) {
    if (event.claimId === null) continue
    if (event.kind === 'claim.marked') told.set(event.claimId, marked(event.claimId, text(event, 'quote')))
    const before = told.get(event.claimId)
    if (before) told.set(event.claimId, after(before, event))
  }
  const claims = new Map<string, ClaimThen>()
  for (const [id, { approvalStands: _, ...claim }] of told) {
    const quote = quotes.get(id)
    claims.set(id, {
      ...claim,
      quote: quote ?? claim.quote,
      stale: quote !== undefined && isStale(claim.findingWording, quote),
      orphaned: quote === undefined,
    })
  }
  return claims
}

function marked(id: string, quote: string): Told {
  return {
    id,
    quote,
    status: 'unchecked',
    review: 'not_submitted',
    findingWording: null,
    findingBy: null,
    findingAt: null,
    note: '',
    proposedWording: null,
    reviewedBy: null,
    resolution: null,
    approvalStands: false,
  }
}

/* What each kind of event did to the claim; it mirrors what the rules did when the event was recorded. */
function after(claim: Told, event: ClaimDeedThen): Told {
  const { data } = event
  switch (event.kind) {
    case 'claim.finding': {
      const wording = textOrNull(event, 'wording')
      return {
        ...claim,
        status: isStatus(data.status) ? data.status : claim.status,
        review: REVIEW_STATES.find(state => state === data.review) ?? claim.review,
        note: text(event, 'note'),
        proposedWording: textOrNull(event, 'proposedWording'),
        findingWording: wording,
        ...(wording === null ? { findingBy: null, findingAt: null } : finderIn(event)),
        quote: wording ?? claim.quote,
        reviewedBy: null,
        resolution: null,
        approvalStands: false,
      }
    }
    case 'claim.reviewed':
      if (data.decision === 'withdraw' || data.review === 'pending')
        return { ...claim, review: 'pending', reviewedBy: null }
      return {
        ...claim,
        review: data.decision === 'approve' ? 'approved' : 'returned',
        reviewedBy: event.actorId,
      }
    case 'claim.reopened':
      return { ...claim, review: 'pending', reviewedBy: null, approvalStands: false }
    case 'claim.stale':
      if (claim.review !== 'approved') return { ...claim, quote: text(event, 'after') }
      return { ...claim, quote: text(event, 'after'), review: 'not_submitted', approvalStands: true }
    case 'claim.restored':
      if (!claim.approvalStands) return { ...claim, quote: text(event, 'wording') }
      return { ...claim, quote: text(event, 'wording'), review: 'approved', approvalStands: false }
    case 'claim.remarked':
      return { ...claim, quote: text(event, 'after') }
    case 'claim.orphaned':
    case 'claim.found':
      return { ...claim, quote: text(event, 'quote') }
    case 'claim.resolved':
      return { ...claim, resolution: RESOLUTIONS.find(one => one === data.resolution) ?? null }
    case 'claim.noted':
      return { ...claim, note: text(event, 'after') }
    case 'claim.proposed':
      return { ...claim, proposedWording: textOrNull(event, 'after') }
    default:
      return claim
  }
}

/* Whoever brought a finding in with a copy did not make it. */
function finderIn({ actorId, at, data }: ClaimDeedThen): Pick<Told, 'findingBy' | 'findingAt'> {
  const { brought } = data
  const by = typeof brought === 'object' && brought !== null && 'finding' in brought ? brought.finding : null
  if (typeof by !== 'object' || by === null) return { findingBy: actorId, findingAt: at }
  const [id, when] = ['id' in by ? by.id : null, 'at' in by ? by.at : null]
  return {
    findingBy: typeof id === 'string' ? id : actorId,
    findingAt: typeof when === 'string' ? when : at,
  }
}

function textOrNull({ data }: ClaimDeedThen, name: string): string | null {
  const value = data[name]
  return typeof value === 'string' ? value : null
}

function text(event: ClaimDeedThen, name: string): string {
  return textOrNull(event, name) ?? ''
}
