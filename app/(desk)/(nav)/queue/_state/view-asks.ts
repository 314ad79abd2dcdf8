import type { PersonRef } from '@/lib/contracts/shared'
import { FLAG_LABEL } from '@/lib/domain/flag'
import { PRIORITY_LABEL } from '@/lib/domain/priority'
import { REVIEW_LABEL } from '@/lib/domain/review-state'
import { STATUS_LABEL } from '@/lib/domain/status'
import { NO_FILTER, type QueueView } from './view'

/** One of the things that a view asks of a claim, and the view that does not ask it. */
export interface Asked {
  readonly words: string
  /** The moment that belongs to the words, ISO 8601. */
  readonly at?: string
  readonly without: QueueView
}

/** How long a claim has waited, as the filter offers it. */
export const WAITS: Readonly<Record<string, string>> = {
  '4h': '4 hours',
  '1d': 'A day',
  '3d': 'Three days',
  '7d': 'A week',
  '30d': 'A month',
}

const DUE = { overdue: 'Overdue', today: 'Due today', none: 'No deadline' } as const

interface Names {
  readonly people: readonly PersonRef[]
  readonly articles: readonly { readonly articleId: string; readonly headline: string }[]
}

/** Everything a view asks of a claim, in the order of the filter. */
export function asksOf(view: QueueView, { people, articles }: Names): Asked[] {
  const person = (id: string) =>
    id === 'me' ? 'me' : id === 'none' ? 'nobody' : (people.find(one => one.id === id)?.name ?? 'somebody')
  const asked: (Omit<Asked, 'without'> & { readonly by: keyof QueueView })[] = []
  const ask = (by: keyof QueueView, words: string | null, at?: string) => {
    if (words !== null) asked.push({ by, words, ...(at === undefined ? {} : { at }) })
  }
  const oneOf = <T extends string>(chosen: readonly T[], label: Readonly<Record<T, string>>) =>
    chosen.length === 0 ? null : chosen.map(one => label[one]).join(' or ')
  const either = (value: boolean | null, yes: string, no: string) =>
    value === null ? null : value ? yes : no
  const priority = oneOf(view.priority, PRIORITY_LABEL)

  ask('q', view.q === '' ? null : `“${view.q}”`)
  ask('status', oneOf(view.status, STATUS_LABEL))
  ask('priority', priority === null ? null : `${priority} priority`)
  ask('review', oneOf(view.review, REVIEW_LABEL))
  ask('stale', either(view.stale, 'Wording changed', 'Wording as checked'))
  ask('orphaned', either(view.orphaned, 'Text gone', 'Text in the draft'))
  ask('flags', oneOf(view.flags, FLAG_LABEL))
  ask('unsourced', either(view.unsourced, 'No source', 'With a source'))
  ask('thin', either(view.thin, 'Secondary sources only', 'More than secondary sources'))
  if (view.article !== null) {
    const headline = articles.find(one => one.articleId === view.article)?.headline
    ask('article', headline ? `In “${headline}”` : 'In one article')
  }
  ask('assignee', view.assignee === null ? null : `For ${person(view.assignee)}`)
  ask('checker', view.checker === null ? null : `Found by ${person(view.checker)}`)
  ask('desk', view.desk === null ? null : `At the desk ${view.desk}`)
  ask('due', view.due === null ? null : DUE[view.due])
  if (view.dueAfter !== null) ask('dueAfter', 'Due from', view.dueAfter)
  if (view.dueBefore !== null) ask('dueBefore', 'Due before', view.dueBefore)
  if (view.waiting !== null) {
    ask('waiting', `Waiting for ${(WAITS[view.waiting] ?? view.waiting).toLowerCase()} or longer`)
  }
  ask('mine', view.mine === null ? null : 'Put off by you')
  return asked.map(({ by, ...one }) => {
    const zone = by === 'due' ? null : view.zone
    return { ...one, without: { ...view, zone, [by]: NO_FILTER[by] } }
  })
}
