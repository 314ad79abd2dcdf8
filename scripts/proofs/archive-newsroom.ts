import { PRIORITIES } from '@/lib/domain/priority'
import type { Role } from '@/lib/domain/role'
import { STATUSES } from '@/lib/domain/status'
import { ask } from '@/lib/server/testing/http'
import { type Member, member } from '@/lib/server/testing/people'

/* In many scripts, and what breaks formats: quotes, markup, formulas, direction marks, emoji of several characters. */
const WORDS = [
  ...[
    'five',
    'missiles',
    'gate',
    'Gäte',
    '真相',
    'ميناء',
    'שלום',
    'थाना',
    '👩‍🚒',
    'e\u0301',
    '\u202eabc\u202c',
  ],
  ...['"quoted"', '</script>', '=SUM(A1)', '\\u0000', "it's", '{}', '%00', 'a\tb', '€18,000', '\u2028'],
]

type Roll = () => number
const pick = <T>(roll: Roll, list: readonly T[]): T | undefined => list[Math.floor(roll() * list.length)]
const words = (roll: Roll, most: number): string =>
  Array.from({ length: 1 + Math.floor(roll() * most) }, () => pick(roll, WORDS)).join(' ')

/** Who works in a random newsroom. */
export interface Staff {
  readonly everything: Member
  readonly people: readonly Member[]
}

const ROLE_SETS: readonly (readonly Role[])[] = [
  ['editor'],
  ['checker'],
  ['reviewer'],
  ['checker', 'reviewer'],
]

/** Fills the present data folder with what people may do over HTTP, at random; what is refused is left undone. */
export async function randomNewsroom(roll: Roll): Promise<Staff> {
  const everything = await member(['editor', 'checker', 'reviewer', 'admin'], { name: words(roll, 3) })
  const people = [everything]
  for (const roles of ROLE_SETS) people.push(await member(roles, { name: words(roll, 2) }))
  const articles: string[] = []
  const claims: string[] = []
  const keep = (list: string[], id: unknown) => typeof id === 'string' && list.push(id)
  for (let deeds = 5 + Math.floor(roll() * 45); deeds > 0; deeds--) {
    const as = pick(roll, people) ?? everything
    const send = (method: string, path: string, body?: unknown) =>
      ask(method, path, body === undefined ? { as } : { as, body })
    const article = `/api/articles/${pick(roll, articles) ?? 'none'}`
    const claim = `/api/claims/${pick(roll, claims) ?? 'none'}`
    const text = () => Array.from({ length: 3 }, () => words(roll, 12)).join('\n')
    switch (articles.length === 0 ? 0 : Math.floor(roll() * 19)) {
      case 0: {
        const body = { text: text(), desk: words(roll, 1), deadline: '2030-01-01T12:00:00Z' }
        keep(articles, (await ask('POST', '/api/articles', { as: everything, body })).body.article?.id)
        break
      }
      case 1:
      case 2:
      case 3:
      case 4: {
        const start = Math.floor(roll() * 20)
        const made = await send('POST', `${article}/claims`, {
          start,
          end: start + 1 + Math.floor(roll() * 15),
        })
        keep(claims, made.body?.claim?.id)
        break
      }
      case 5:
        await send('PUT', `${article}/draft`, { text: text() })
        break
      case 6:
        await send('POST', `${article}/versions/0/restore`)
        break
      case 7:
      case 8: {
        const status = pick(roll, STATUSES)
        await send('POST', `${claim}/finding`, {
          status,
          note: words(roll, 9),
          proposedWording: words(roll, 4),
        })
        break
      }
      case 9:
      case 10: {
        const decision = roll() < 0.7 ? 'approve' : 'return'
        await send('POST', `${claim}/review`, { decision, reason: words(roll, 5) })
        break
      }
      case 11:
        await send('POST', `${claim}/resolution`, {
          resolution: pick(roll, ['fix', 'stet', 'cut']),
          reason: words(roll, 4),
        })
        break
      case 12: {
        const source = {
          kind: 'web_page',
          title: words(roll, 4),
          url: 'https://example.org/a?b=c',
          confidential: roll() < 0.5,
        }
        await send('POST', `${claim}/citations`, { source, locator: words(roll, 2), excerpt: words(roll, 9) })
        break
      }
      case 13:
        await send('POST', `${claim}/comments`, { text: words(roll, 12) })
        break
      case 14:
        await send('PATCH', claim, {
          priority: pick(roll, PRIORITIES),
          assigneeId: pick(roll, people)?.id,
          flags: ['legal'],
        })
        break
      case 15:
        await send(
          'PATCH',
          article,
          roll() < 0.5 ? { headline: words(roll, 6) } : { desk: words(roll, 1), byline: words(roll, 2) },
        )
        break
      case 16:
        await send(roll() < 0.4 ? 'DELETE' : 'PATCH', article, { trashed: roll() < 0.5 })
        break
      case 17:
        await send('POST', `${article}/clear`, { overrideReason: words(roll, 8) })
        break
      default:
        await send('PATCH', '/api/settings', { newsroom: words(roll, 3), ownFindingsAllowed: roll() < 0.7 })
    }
  }
  return { everything, people }
}
