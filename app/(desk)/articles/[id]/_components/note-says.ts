import type { PlacedClaim } from '@/lib/contracts/claim'

/** The one thing a note in the margin says, by what somebody would ask first; the status stands beside it already. */
export interface NoteSays {
  readonly text: string
  /** Words of the manuscript or for it, set in its face. */
  readonly wording: string | null
}

/** The name by which colleagues call each other in a note. */
export function firstName(name: string): string {
  return name.split(/\s+/u)[0] ?? name
}

/** A returned claim shows the reviewer's question, then comes the checker's note, then the source, then who has it. */
export function noteSays(claim: PlacedClaim): NoteSays {
  if (claim.review === 'returned' && claim.reviewReason) {
    const who = claim.reviewedBy ? `${firstName(claim.reviewedBy.name)}: ` : ''
    return { text: `${who}${claim.reviewReason}`, wording: null }
  }
  if (claim.resolution === 'stet' && claim.resolutionReason)
    return { text: claim.resolutionReason, wording: null }
  if (claim.note !== '') return { text: claim.note, wording: claim.proposedWording }
  if (claim.proposedWording !== null) return { text: 'Propose', wording: claim.proposedWording }
  const [first, ...more] = claim.citations
  if (first) {
    const locator = first.locator === '' ? '' : `, ${first.locator}`
    const others = more.length === 0 ? '' : ` and ${more.length} more`
    return { text: `${first.source.title}${locator}${others}`, wording: null }
  }
  if (claim.assignee) return { text: `For ${firstName(claim.assignee.name)}`, wording: null }
  if (claim.status === 'unchecked') return { text: 'Nobody has it yet', wording: null }
  return { text: claim.findingBy ? `By ${firstName(claim.findingBy.name)}` : '', wording: null }
}
