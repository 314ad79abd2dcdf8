import type { StetEvent } from '@/lib/contracts/claim'
import { EVENT_KINDS, type EventKind } from '@/lib/domain/event-kind'
import { flagWords } from '@/lib/domain/flag'
import { PRIORITIES, PRIORITY_LABEL } from '@/lib/domain/priority'
import { isStatus, STATUS_LABEL } from '@/lib/domain/status'

type Data = StetEvent['data']

/** What happened, and what was written with it, if anything. */
export interface EventWords {
  readonly what: string
  readonly said: string
}

function text(data: Data, key: string): string {
  const value = data[key]
  return typeof value === 'string' ? value : ''
}

function name(value: unknown): string {
  if (typeof value !== 'object' || value === null || !('name' in value)) return ''
  return typeof value.name === 'string' ? value.name : ''
}

function label(status: unknown): string {
  return isStatus(status) ? STATUS_LABEL[status] : 'Finding'
}

/* The first of the stretches, and how many more. */
function quotes({ quotes, count }: Data): string {
  const [first] = Array.isArray(quotes) ? quotes : []
  if (typeof first !== 'string') return ''
  const more = Number(count) - 1
  return more > 0 ? `“${first}” and ${more} more` : `“${first}”`
}

/* Whoever brought a comment in with a file did not write it. */
function broughtBy({ imported }: Data): string {
  if (typeof imported !== 'object' || imported === null) return ''
  const author = 'author' in imported && typeof imported.author === 'string' ? imported.author : ''
  return author === '' ? ' brought in with a file' : ` by ${author}, brought in with a file`
}

/* Nor did whoever brought a copy back make what it says was found. */
function broughtFrom({ brought }: Data): string {
  if (typeof brought !== 'object' || brought === null) return ''
  const version = 'version' in brought && typeof brought.version === 'number' ? brought.version : null
  const by = 'by' in brought ? name(brought.by) : ''
  const copy =
    version === null ? ', brought in with a copy' : `, brought in with a copy of version ${version}`
  return by === '' ? copy : ` by ${by}${copy}`
}

/* A finding that was made on another claim before. */
function takenFrom({ from }: Data): string {
  if (typeof from !== 'object' || from === null) return ''
  const headline = 'headline' in from && typeof from.headline === 'string' ? from.headline : ''
  return `, taken over from ${headline === '' ? 'another claim' : `“${headline}”`}`
}

const DECIDED: Readonly<Record<string, string>> = {
  approve: 'Approved',
  return: 'Returned',
  withdraw: 'Decision taken back',
}
const ANSWERED: Readonly<Record<string, string>> = {
  fix: 'Answered: fix',
  stet: 'Answered: stet',
  cut: 'Answered: cut',
}

const SAY: Record<EventKind, (data: Data) => string | EventWords> = {
  'article.created': () => 'Created',
  'article.renamed': data => ({ what: 'Renamed', said: text(data, 'after') }),
  'article.deadline': data => (data.after === null ? 'Deadline taken off' : 'Deadline set'),
  'article.changed': () => 'Desk or byline changed',
  'article.trashed': () => 'Put in the trash',
  'article.restored': () => 'Restored',
  'article.cleared': data => ({
    what: Number(data.overridden) > 0 ? `Cleared over ${data.overridden} open` : 'Cleared for publication',
    said: text(data, 'reason'),
  }),
  'article.published': data => ({ what: 'Marked as published', said: text(data, 'url') }),
  'article.unpublished': () => 'No longer marked as published',
  'draft.changed': () => 'Text changed',
  'draft.updated': data =>
    data.fileName ? `New version taken in from ${data.fileName}` : 'New version of the draft taken in',
  'draft.taken_back': () => 'What was taken in, taken back',
  'draft.restored': data =>
    typeof data.version === 'number' ? `Version ${data.version} restored` : 'An earlier version restored',
  'draft.nothing_to_check': data => ({ what: 'Nothing to check', said: quotes(data) }),
  'draft.to_check': data => ({ what: 'To be looked at again', said: quotes(data) }),
  'claim.marked': () => 'Marked',
  'claim.remarked': data => ({ what: 'Marked anew', said: text(data, 'after') }),
  'claim.stale': data => ({ what: 'Wording changed', said: text(data, 'after') }),
  'claim.restored': () => 'Wording as checked again',
  'claim.orphaned': () => 'Text taken out of the draft',
  'claim.found': () => 'Text back in the draft',
  'claim.finding': data => ({
    what: `${label(data.status)}${takenFrom(data)}${broughtFrom(data)}`,
    said: text(data, 'note'),
  }),
  'claim.reviewed': data => ({
    what:
      data.decision === 'approve' && data.review === 'pending'
        ? 'Approved, one more needed'
        : (DECIDED[text(data, 'decision')] ?? 'Reviewed'),
    said: text(data, 'reason'),
  }),
  'claim.resolved': data => ({
    what: ANSWERED[text(data, 'resolution')] ?? 'Answered',
    said: text(data, 'reason'),
  }),
  'claim.reopened': data =>
    data.because === 'flag'
      ? 'A second person has to approve'
      : 'Open again: what was approved was rewritten',
  'claim.noted': data => ({ what: 'Note changed', said: text(data, 'after') }),
  'claim.proposed': data =>
    data.after === null
      ? 'Proposed wording taken back'
      : { what: 'Wording proposed', said: text(data, 'after') },
  'claim.assigned': data => (data.after ? `Given to ${name(data.after)}` : 'Given to nobody'),
  'claim.priority': data => {
    const priority = PRIORITIES.find(one => one === data.after)
    return priority ? `${PRIORITY_LABEL[priority]} priority` : 'Priority changed'
  },
  'claim.flagged': data => flagWords(data.after),
  'claim.claimant': data => ({
    what: data.after ? 'Said who made the claim' : 'No longer said who made the claim',
    said: name(data.after),
  }),
  'claim.verdict': data => (data.after ? 'Published verdict recorded' : 'Published verdict taken back'),
  'claim.dismissed': () => 'Let go',
  'claim.recalled': () => 'Taken back into the tray',
  'claim.cited': data => ({ what: `Source added${broughtFrom(data)}`, said: text(data, 'title') }),
  'claim.citation_changed': data => ({ what: 'Citation changed', said: text(data, 'title') }),
  'claim.uncited': data => ({ what: 'Source removed', said: text(data, 'title') }),
  'claim.commented': data => ({
    what: `${data.replyTo ? 'Reply' : 'Comment'}${broughtFrom(data) || broughtBy(data)}`,
    said: text(data, 'text'),
  }),
  'claim.uncommented': data => ({ what: 'Comment taken back', said: text(data, 'text') }),
  'source.created': data => ({ what: 'Source made', said: text(data, 'title') }),
  'source.changed': data => ({ what: 'Source changed', said: text(data, 'title') }),
}

const LONGEST = 160

function shortened(words: string): string {
  const line = words.replace(/\s+/g, ' ').trim()
  const points = [...line]
  return points.length > LONGEST
    ? `${points
        .slice(0, LONGEST - 1)
        .join('')
        .trimEnd()}…`
    : line
}

/** An event in words; a kind that this version does not know is spelt out. */
export function eventWords(event: Pick<StetEvent, 'kind' | 'data'>): EventWords {
  const kind = EVENT_KINDS.find(known => known === event.kind)
  const words = kind ? SAY[kind](event.data) : spelt(event.kind)
  return typeof words === 'string'
    ? { what: words, said: '' }
    : { what: words.what, said: shortened(words.said) }
}

function spelt(kind: string): string {
  const words = (kind.split('.').at(-1) ?? kind).replaceAll('_', ' ')
  return words.charAt(0).toUpperCase() + words.slice(1)
}
