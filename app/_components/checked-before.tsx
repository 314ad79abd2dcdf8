'use client'

import type { PlacedClaim } from '@/lib/contracts/claim'
import { onDemand, useOnDemand } from './on-demand'

const list = onDemand(() => import('./checked-before-list'))

/** What is said when a finding was taken over, and when there is none to take. */
export const TAKEN_OVER = 'Taken over, in your name. It waits for review.'
export const NOTHING_TO_TAKE_OVER = 'There is no earlier finding to take over.'

export interface CheckedBeforeProps {
  readonly claim: Pick<PlacedClaim, 'id' | 'quote' | 'status' | 'review' | 'orphaned' | 'findingAt'>
  /** The element of its heading. */
  readonly heading: 'h2' | 'h3'
  /** Takes the finding of another claim over; null for who may not. */
  readonly onTakeOver: ((from: string) => Promise<unknown>) | null
}

/** Where the same was checked before, with what was found; nothing where it was not. */
export function CheckedBefore(props: CheckedBeforeProps) {
  const code = useOnDemand(list, true)
  return code ? <code.CheckedBeforeList {...props} /> : null
}

/**
 * The earlier claim whose finding the key takes over: the first that is offered, for a claim that has no finding yet
 * or whose wording changed. Null where there is none; then the list says why, or is not there.
 */
export async function toTakeOver(claim: CheckedBeforeProps['claim']) {
  const code = await list.load()
  return code ? code.toTakeOver(claim) : null
}
