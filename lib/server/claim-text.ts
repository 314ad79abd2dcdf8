import 'server-only'
import type { Writer } from '@/db'
import { type ClaimRow, claimChanges, updateClaim } from '@/db/queries/claims'
import { appendEvent } from '@/db/queries/events'
import type { ClaimAnchor } from '@/lib/domain/claim-anchor'
import { onText } from '@/lib/domain/claim-state'
import type { EventKind } from '@/lib/domain/event-kind'
import { claimSearchText } from '@/lib/domain/search-text'
import { sameWording } from '@/lib/domain/wording'

/** Who changed the draft, when, and the event that says so; `event` is 0 when only marks changed. */
export interface DraftChange {
  readonly by: string
  readonly at: string
  readonly event: number
}

/** Something worth recording of a claim. */
interface Happening {
  readonly kind: EventKind
  readonly data: Record<string, unknown>
}

/**
 * Brings a claim to where the draft now has it, or says that its text has gone (`anchor` undefined), and records
 * what that did to it. Answers the number of the last event of it.
 */
export async function followText(
  db: Writer,
  row: ClaimRow,
  anchor: ClaimAnchor | undefined,
  change: DraftChange,
): Promise<number> {
  const next = { ...row, ...onText(row, anchor?.quote ?? null) }
  if (anchor) {
    next.prefix = anchor.prefix
    next.suffix = anchor.suffix
    next.search = claimSearchText(next)
  }
  if (anchor && !sameWording(row.quote, next.quote)) {
    const asChecked = next.findingWording !== null && !next.stale
    next.textChangedBy = asChecked ? null : change.by
    next.textChangedAt = asChecked ? null : change.at
  }
  if (row.orphaned && !next.orphaned) next.dismissed = false
  let event = change.event
  for (const { kind, data } of happenings(row, next, change)) {
    event = await appendEvent(db, {
      kind,
      actorId: change.by,
      at: change.at,
      articleId: row.articleId,
      claimId: row.id,
      data,
    })
  }
  next.updatedAt = change.at
  next.eventId = Math.max(event, row.eventId)
  await updateClaim(db, row.id, claimChanges(row, next))
  return event
}

function happenings(before: ClaimRow, after: ClaimRow, change: DraftChange): Happening[] {
  const all: Happening[] = []
  if (!before.orphaned && after.orphaned) {
    all.push({ kind: 'claim.orphaned', data: { quote: before.quote } })
  }
  if (before.orphaned && !after.orphaned) all.push({ kind: 'claim.found', data: { quote: after.quote } })
  if (!before.stale && after.stale) {
    all.push({ kind: 'claim.stale', data: { before: after.findingWording, after: after.quote } })
  }
  if (before.stale && !after.stale) all.push({ kind: 'claim.restored', data: { wording: after.quote } })
  if (all.length === 0 && change.event === 0 && before.quote !== after.quote) {
    all.push({ kind: 'claim.remarked', data: { before: before.quote, after: after.quote } })
  }
  return all
}
