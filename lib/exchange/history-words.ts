import type { StetEvent } from '@/lib/contracts/claim'
import type { EventKind } from '@/lib/domain/event-kind'
import { flagWords } from '@/lib/domain/flag'
import { PRIORITIES, PRIORITY_LABEL } from '@/lib/domain/priority'
import { RESOLUTION_LABEL, RESOLUTIONS } from '@/lib/domain/resolution'
import { isStatus, STATUS_LABEL } from '@/lib/domain/status'

type Data = StetEvent['data']
type ClaimEventKind = Extract<EventKind, `claim.${string}`>

/*
 * No titles of sources, notes and comments here: what stands is printed elsewhere in the copy, and what was taken
 * back may name a source that nobody may know any more.
 */
const WORDS: Record<ClaimEventKind, (data: Data) => string> = {
  'claim.marked': () => 'Marked',
  'claim.remarked': data => `Marked anew${quoted(data.after)}`,
  'claim.stale': data => `Wording changed${quoted(data.after)}`,
  'claim.restored': () => 'Wording as checked again',
  'claim.orphaned': () => 'Text taken out of the draft',
  'claim.found': () => 'Text back in the draft',
  'claim.finding': data =>
    `${isStatus(data.status) ? STATUS_LABEL[data.status] : 'Finding'}${data.from ? ', taken over from another claim' : ''}${broughtIn(data)}`,
  'claim.reviewed': data => `${decidedWords(data)}${quoted(data.reason)}`,
  'claim.resolved': data => {
    const resolution = RESOLUTIONS.find(one => one === data.resolution)
    return `${resolution ? RESOLUTION_LABEL[resolution] : 'Answered'}${quoted(data.reason)}`
  },
  'claim.noted': () => 'Note changed',
  'claim.proposed': data => (data.after === null ? 'Proposed wording taken back' : 'Wording proposed'),
  'claim.reopened': data =>
    data.because === 'flag'
      ? 'A second person has to approve'
      : 'Open again: what was approved was rewritten',
  'claim.assigned': data => `Given to ${nameOf(data.after) ?? 'nobody'}`,
  'claim.priority': data => {
    const priority = PRIORITIES.find(one => one === data.after)
    return priority ? `${PRIORITY_LABEL[priority]} priority` : 'Priority changed'
  },
  'claim.flagged': data => flagWords(data.after),
  'claim.claimant': data => (data.after ? 'Said who made the claim' : 'No longer said who made the claim'),
  'claim.verdict': data => (data.after ? 'Published verdict recorded' : 'Published verdict taken back'),
  'claim.dismissed': () => 'Let go',
  'claim.recalled': () => 'Taken back into the tray',
  'claim.cited': data => `Source added${broughtIn(data)}`,
  'claim.citation_changed': () => 'Citation changed',
  'claim.uncited': () => 'Source removed',
  'claim.commented': data =>
    `${data.replyTo ? 'Reply' : 'Comment'}${broughtIn(data) || (data.imported ? ' brought in with a file' : '')}`,
  'claim.uncommented': () => 'Comment taken back',
}

const DECIDED: Readonly<Record<string, string>> = {
  approve: 'Approved',
  return: 'Returned',
  withdraw: 'Decision taken back',
}

/* An approval after which it still waits is the first of two. */
function decidedWords({ decision, review }: Data): string {
  if (decision === 'approve' && review === 'pending') return 'Approved, one more needed'
  return DECIDED[String(decision)] ?? 'Reviewed'
}

/** An event of a claim in words; a kind that this version does not know is spelt out, without its data. */
export function historyWords(event: StetEvent): string {
  const known = Object.entries(WORDS).find(([kind]) => kind === event.kind)
  if (known) return known[1](event.data)
  const words = (event.kind.split('.').at(-1) ?? event.kind).replaceAll('_', ' ')
  return words.charAt(0).toUpperCase() + words.slice(1)
}

/* Whoever brought a copy back did not make what it says was found. */
function broughtIn({ brought }: Data): string {
  return brought ? ', brought in with a copy' : ''
}

function quoted(value: unknown): string {
  return typeof value === 'string' && value.trim() !== '' ? `: “${value.trim()}”` : ''
}

function nameOf(person: unknown): string | null {
  if (typeof person !== 'object' || person === null || !('name' in person)) return null
  return typeof person.name === 'string' ? person.name : null
}
