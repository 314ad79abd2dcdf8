import type { DecidedHere } from './decided-here'
import type { QueueStart } from './queue-start'

/* Kept for as long as the tab: going to an article and back must not bring decided claims back. */
const decidedInTab = new Map<string, DecidedHere>()
let newest = ''

/** What was decided in this tab, on another visit to the queue too. */
export function decidedBefore(): ReadonlyMap<string, DecidedHere> {
  return new Map(decidedInTab)
}

export function keepDecided(decided: ReadonlyMap<string, DecidedHere>): void {
  decidedInTab.clear()
  for (const [id, one] of decided) decidedInTab.set(id, one)
}

/** A page that the browser had kept and shows again, on the way back for example. */
export function isKept(start: QueueStart): boolean {
  return start.readAt <= newest
}

export function seen(start: QueueStart): void {
  if (start.readAt > newest) newest = start.readAt
}

/** The claim that the address of the queue names. */
export function claimInAddress(): string | null {
  return location.pathname === '/queue' ? new URLSearchParams(location.search).get('claim') : null
}
