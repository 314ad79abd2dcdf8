import type { StetEvent } from '@/lib/contracts/claim'
import { RESOLUTION_LABEL, RESOLUTIONS } from '@/lib/domain/resolution'
import { isStatus, STATUS_LABEL } from '@/lib/domain/status'

function text(event: StetEvent, key: string): string {
  const value = event.data[key]
  return typeof value === 'string' ? value : ''
}

function shortened(words: string): string {
  const line = words.replace(/\s+/g, ' ').trim()
  return line.length > 140 ? `${line.slice(0, 139).trimEnd()}…` : line
}

function found(event: StetEvent): string {
  const status = event.data.status
  return isStatus(status) ? STATUS_LABEL[status] : 'Finding changed'
}

function answered(event: StetEvent): string {
  const resolution = RESOLUTIONS.find(one => one === event.data.resolution)
  return resolution ? `Answered: ${RESOLUTION_LABEL[resolution].toLowerCase()}` : 'Answered'
}

const WORDS: Readonly<Record<string, (event: StetEvent) => string>> = {
  'claim.created': () => 'Marked',
  'claim.finding': found,
  'claim.reviewed': event => {
    const decision = event.data.decision
    return decision === 'approve' ? 'Approved' : decision === 'return' ? 'Returned' : 'Decision taken back'
  },
  'claim.resolved': answered,
  'claim.changed': () => 'Changed',
  'claim.cited': () => 'Source added',
  'claim.comment': () => 'Comment',
}

/** What happened, in a few words, and what was written with it; a kind without words of its own is spelt out. */
export function eventWords(event: StetEvent): { readonly what: string; readonly said: string } {
  const say = WORDS[event.kind]
  const what = say ? say(event) : spelt(event.kind)
  return { what, said: shortened(text(event, 'reason') || text(event, 'note') || text(event, 'text')) }
}

function spelt(kind: string): string {
  const words = (kind.split('.').at(-1) ?? kind).replaceAll('_', ' ')
  return words.charAt(0).toUpperCase() + words.slice(1)
}
