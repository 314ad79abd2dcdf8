import type { NoticeKind } from './notice'

/** What each kind is called where one chooses what comes by e-mail. */
export const NOTICE_LABEL: Readonly<Record<NoticeKind, string>> = {
  assigned: 'A claim is given to me',
  returned: 'A finding of mine is returned',
  mentioned: 'Somebody mentions me',
  replied: 'Somebody replies to me',
  stale: 'Words I approved have changed',
  deadline: 'A deadline is near',
}

/** One claim, or several of an article that were told of together. */
export interface ToldOf {
  readonly kind: NoticeKind
  /** Who did it; null when nobody did, or nobody is known. */
  readonly actor: string | null
  /** Numbers of the claims in their article; empty for what is about the article. */
  readonly numbers: readonly number[]
}

/** A notice in a sentence without its full stop: `Lucia returned claim 7 to you`. */
export function noticeWords({ kind, actor, numbers }: ToldOf): string {
  const who = actor ?? 'Somebody'
  const claims = claimWords(numbers)
  switch (kind) {
    case 'assigned':
      return `${who} gave you ${claims}`
    case 'returned':
      return `${who} returned ${claims} to you`
    case 'mentioned':
      return `${who} mentioned you on ${claims}`
    case 'replied':
      return `${who} replied to you on ${claims}`
    case 'stale':
      return `${who} changed words you approved: ${claims}`
    case 'deadline':
      return 'The deadline is near, and work of yours is open'
  }
}

function claimWords(numbers: readonly number[]): string {
  const [first] = numbers
  if (first === undefined) return 'a claim'
  return numbers.length === 1 ? `claim ${first}` : `${numbers.length} claims`
}
