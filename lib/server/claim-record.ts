import 'server-only'
import type { Reader, Writer } from '@/db'
import type { ArticleRow } from '@/db/queries/articles'
import { type ClaimRow, claimChanges, updateClaim } from '@/db/queries/claims'
import { type Append, appendEvent } from '@/db/queries/events'
import type { PlacedClaim } from '@/lib/contracts/claim'
import type { ClaimState } from '@/lib/domain/claim-state'
import type { EventKind } from '@/lib/domain/event-kind'
import type { Actor } from '@/lib/domain/role'
import { claimSearchText } from '@/lib/domain/search-text'
import { presentClaims } from './claim-view'
import { anchorsOf, loadDraft } from './draft'

/** What was done to a claim. */
export interface ClaimDeed {
  readonly kind: EventKind
  readonly at: string
  readonly data: Record<string, unknown>
}

/**
 * Appends what was done to a claim to the record; answers the number of the event. `append` is another way to do so
 * than `appendEvent`, for whoever does many.
 */
export async function recordDeed(
  db: Writer,
  actor: Actor,
  claim: ClaimRow,
  deed: ClaimDeed,
  append: Append = event => appendEvent(db, event),
): Promise<number> {
  const { kind, at, data } = deed
  return append({
    kind,
    actorId: actor.personId,
    at,
    articleId: claim.articleId,
    claimId: claim.id,
    data,
  })
}

/** What a claim is searched by after a change of it: the same, unless what it says has changed. */
export function searchAfter(before: ClaimRow, after: Parameters<typeof claimSearchText>[0]): string {
  const same =
    before.quote === after.quote &&
    before.note === after.note &&
    before.proposedWording === after.proposedWording
  return same ? before.search : claimSearchText(after)
}

/** Whether a claim that was approved, now or before its wording changed, or once of twice, waits for review again. */
export function isReopened(
  before: ClaimRow,
  after: Pick<ClaimState, 'review' | 'approvalStands' | 'firstApprovedBy'>,
): boolean {
  const firstIsVoid = before.firstApprovedBy !== null && after.firstApprovedBy === null
  const stood = before.review === 'approved' || before.approvalStands || firstIsVoid
  return stood && after.review === 'pending' && !after.approvalStands
}

/** Saves what a rule made of a claim, with what was done; answers the claim as it is now. */
export async function saveState(
  db: Writer,
  actor: Actor,
  claim: ClaimRow,
  state: Omit<ClaimState, 'quote' | 'orphaned'>,
  deed: ClaimDeed,
  append?: Append,
): Promise<ClaimRow> {
  const eventId = await recordDeed(db, actor, claim, deed, append)
  const next = { ...claim, ...state, updatedAt: deed.at, eventId }
  next.search = searchAfter(claim, next)
  await updateClaim(db, claim.id, claimChanges(claim, next))
  return next
}

/** A claim as the interface shows it, placed in its draft. */
export async function presentClaim(db: Reader, article: ArticleRow, claim: ClaimRow): Promise<PlacedClaim> {
  const anchors = claim.orphaned ? new Map() : anchorsOf(await loadDraft(db, article))
  const [presented] = await presentClaims(db, [claim], anchors)
  if (!presented) throw new Error('A claim was not presented.')
  return presented
}
