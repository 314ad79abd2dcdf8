import { mentionedIn } from './mention'
import { may } from './permission'
import type { Role } from './role'

/** What a person is told of. */
export const NOTICE_KINDS = ['assigned', 'returned', 'mentioned', 'replied', 'stale', 'deadline'] as const
export type NoticeKind = (typeof NOTICE_KINDS)[number]

/** How it comes by e-mail, besides the inbox, where everything comes. */
export const NOTICE_MAILS = ['at_once', 'digest', 'never'] as const
export type NoticeMail = (typeof NOTICE_MAILS)[number]

/** What holds for whoever has chosen nothing. */
export const USUAL_MAIL: Readonly<Record<NoticeKind, NoticeMail>> = {
  assigned: 'at_once',
  returned: 'at_once',
  mentioned: 'at_once',
  replied: 'digest',
  stale: 'digest',
  deadline: 'at_once',
}

/** What a notice is told from: an event of a claim, as the record has it. */
export interface ToldEvent {
  readonly kind: string
  readonly actorId: string | null
  readonly data: Readonly<Record<string, unknown>>
}

/** What has to be known besides the event: the claim as it stands, and who wrote what is replied to. */
export interface ToldClaim {
  readonly findingBy: string | null
  readonly reviewedBy: string | null
  /** An approval that counts no longer because the wording changed, and counts again when it comes back. */
  readonly approvalStands: boolean
  readonly repliedTo: string | null
}

export interface ToldPerson {
  readonly id: string
  readonly name: string
  readonly roles: readonly Role[]
  readonly active: boolean
}

/** A notice to be given: to whom, of what, and the words that go with it (a reason, a comment). */
export interface NewNotice {
  readonly personId: string
  readonly kind: NoticeKind
  readonly words: string
}

/**
 * Who is to be told of an event, each person once, by what concerns them most. Nobody is told of what they did
 * themselves, nor who may not read drafts or has left.
 */
export function noticesOf(
  event: ToldEvent,
  claim: ToldClaim,
  people: readonly ToldPerson[],
): readonly NewNotice[] {
  const told = new Map<string, NewNotice>()
  for (const notice of wantedBy(event, claim, people)) {
    const person = people.find(({ id }) => id === notice.personId)
    if (!person?.active || !may(person, 'article.read')) continue
    if (person.id !== event.actorId && !told.has(person.id)) told.set(person.id, notice)
  }
  return [...told.values()]
}

/* The kinds of events that anybody may be told of: a query reads no others. */
export const TOLD_EVENTS = ['claim.assigned', 'claim.reviewed', 'claim.commented', 'claim.stale'] as const

function wantedBy(event: ToldEvent, claim: ToldClaim, people: readonly ToldPerson[]): NewNotice[] {
  const { data } = event
  const to = (personId: string | null, kind: NoticeKind, words: unknown = ''): NewNotice[] =>
    personId === null ? [] : [{ personId, kind, words: typeof words === 'string' ? words : '' }]
  switch (event.kind) {
    case 'claim.assigned':
      return to(idIn(data.after), 'assigned')
    case 'claim.reviewed':
      return data.decision === 'return' ? to(claim.findingBy, 'returned', data.reason) : []
    case 'claim.commented': {
      // What came with a file was written to others, long ago.
      if (data.imported !== undefined) return []
      const text = typeof data.text === 'string' ? data.text : ''
      const mentioned = mentionedIn(text, people).flatMap(id => to(id, 'mentioned', text))
      return [...mentioned, ...to(claim.repliedTo, 'replied', text)]
    }
    case 'claim.stale':
      return claim.approvalStands ? to(claim.reviewedBy, 'stale') : []
    default:
      return []
  }
}

function idIn(person: unknown): string | null {
  if (typeof person !== 'object' || person === null || !('id' in person)) return null
  return typeof person.id === 'string' ? person.id : null
}
