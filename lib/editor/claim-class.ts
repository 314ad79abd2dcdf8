import type { PlacedClaim } from '@/lib/contracts/claim'
import { type ClearanceFacts, isSettled } from '@/lib/domain/clearance'

/** What of a claim its look in the text depends on. */
export type ClaimLook = ClearanceFacts & Pick<PlacedClaim, 'status' | 'stale' | 'resolution'>

/** What the place of an element adds to the look of its claim. */
export interface ElementPlace {
  readonly first: boolean
  readonly last: boolean
  readonly chosen: boolean
  /** Drawn over the element of a smaller claim, which is the one that gives the fill. */
  readonly atop: boolean
}

/** The classes of an element of a claim; one that the server has not heard of yet looks unchecked. */
export function claimClass(claim: ClaimLook | undefined, place: ElementPlace): string {
  let name = `c st-${(claim?.status ?? 'unchecked').replaceAll('_', '-')}`
  if (claim && isSettled(claim)) name += ' settled'
  if (claim?.stale) name += ' stale'
  if (claim && claim.resolution !== null) name += ' answered'
  if (place.atop) name += ' atop'
  if (place.chosen) name += ' on'
  if (place.first) name += ' first'
  if (place.last) name += ' last'
  return name
}
