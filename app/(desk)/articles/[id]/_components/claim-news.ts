import type { PlacedClaim } from '@/lib/contracts/claim'
import type { PersonRef } from '@/lib/contracts/shared'
import { STATUS_LABEL } from '@/lib/domain/status'
import { firstName } from './note-says'

/**
 * What somebody else did to a claim, in a sentence for those who cannot see it change: "Mara changed the status of
 * claim 4 to verified". Null where it was oneself, or where the claim does not say who it was.
 */
export function claimNews(
  before: PlacedClaim | undefined,
  after: PlacedClaim,
  { number, ownId }: { readonly number: number; readonly ownId: string },
): string | null {
  const claim = `claim ${number}`
  const by = (person: PersonRef | null, what: string) =>
    person === null || person.id === ownId ? null : `${firstName(person.name)} ${what}`
  if (before === undefined) return by(after.createdBy, `marked ${claim}`)
  if (after.findingAt !== before.findingAt && after.findingAt !== null) {
    const status = STATUS_LABEL[after.status].toLowerCase()
    return after.status === before.status
      ? by(after.findingBy, `checked ${claim} again: ${status}`)
      : by(after.findingBy, `changed the status of ${claim} to ${status}`)
  }
  if (after.reviewedAt !== before.reviewedAt && after.reviewedAt !== null) {
    if (after.review === 'approved') return by(after.reviewedBy, `approved ${claim}`)
    if (after.review === 'returned') return by(after.reviewedBy, `returned ${claim}`)
  }
  if (after.resolvedAt !== before.resolvedAt && after.resolution !== null)
    return by(after.resolvedBy, `answered ${claim}: ${after.resolution}`)
  if (after.stale && !before.stale) return by(after.textChangedBy, `changed the wording of ${claim}`)
  if (after.comments.length > before.comments.length)
    return by(after.comments.at(-1)?.author ?? null, `commented on ${claim}`)
  return null
}
