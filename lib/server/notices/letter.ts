import 'server-only'
import type { NoticeKind } from '@/lib/domain/notice'
import { noticeWords } from '@/lib/domain/notice-words'
import { noticePath } from './notice-path'

/** A notice as far as a letter tells of it: never the words of a draft, a comment or a source. */
export interface ToldNotice {
  readonly kind: NoticeKind
  readonly actor: string | null
  readonly articleId: string
  readonly headline: string
  readonly claimId: string | null
  readonly number: number | null
}

export interface Letter {
  readonly subject: string
  readonly text: string
}

/** What lies before somebody, for their digest. */
export interface Load {
  readonly toCheck: number
  readonly returned: number
  readonly toReview: number
}

/* More than this is said to be there, and read in Stet. */
const MOST_LINES = 20

/** What happened, for one person; `site` has no slash at its end. Null when there is nothing to tell. */
export function noticeLetter(notices: readonly ToldNotice[], site: string): Letter | null {
  const lines = linesOf(notices)
  const [first] = lines
  if (first === undefined) return null
  const subject =
    lines.length === 1
      ? `${first.words}: ${first.headline}`
      : `${first.words}, and ${lines.length - 1} more for you`
  return { subject, text: [...told(lines, site), '', ...foot(site)].join('\n') }
}

/** The daily digest: what happened, and what lies before its reader. Null on a day without either. */
export function digestLetter(notices: readonly ToldNotice[], load: Load, site: string): Letter | null {
  const lines = linesOf(notices)
  const before = loadWords(load)
  if (lines.length === 0 && before === null) return null
  const news = lines.length === 0 ? ['Nothing new.'] : told(lines, site)
  const text = [...(before === null ? [] : [`Before you: ${before}.`, '']), ...news, '', ...foot(site)]
  return { subject: `Your day in Stet: ${before ?? `${lines.length} new`}`, text: text.join('\n') }
}

/** Says that e-mail from here arrives. */
export function testLetter(site: string): Letter {
  return {
    subject: 'E-mail from Stet arrives',
    text: ['Somebody asked Stet for this, to see whether it can send e-mail. It can.', '', site].join('\n'),
  }
}

interface Line {
  readonly words: string
  readonly headline: string
  readonly path: string
}

/* What one person did to several claims of an article is one line. */
function linesOf(notices: readonly ToldNotice[]): readonly Line[] {
  const groups = new Map<string, [ToldNotice, ...ToldNotice[]]>()
  for (const notice of notices) {
    const key = JSON.stringify([notice.kind, notice.actor, notice.articleId])
    const group = groups.get(key)
    if (group) group.push(notice)
    else groups.set(key, [notice])
  }
  return [...groups.values()].map(group => {
    const [first] = group
    const numbers = group.flatMap(({ number }) => number ?? [])
    return {
      words: noticeWords({ kind: first.kind, actor: first.actor, numbers }),
      headline: first.headline || 'Untitled',
      path: noticePath(group.length === 1 ? first : { ...first, claimId: null }),
    }
  })
}

function told(lines: readonly Line[], site: string): string[] {
  const shown = lines.slice(0, MOST_LINES)
  const rest = lines.length - shown.length
  return [
    ...shown.flatMap(({ words, headline, path }) => [`${words}: ${headline}`, `${site}${path}`, '']),
    ...(rest > 0 ? [`And ${rest} more: ${site}/inbox`] : []),
  ]
}

function loadWords({ toCheck, returned, toReview }: Load): string | null {
  const parts = [
    toCheck > 0 && `${toCheck} to check`,
    returned > 0 && `${returned} returned`,
    toReview > 0 && `${toReview} to review`,
  ].filter(part => part !== false)
  return parts.length === 0 ? null : parts.join(', ')
}

function foot(site: string): string[] {
  return [`What you are told by e-mail: ${site}/settings#told`]
}
