import { describe, expect, it } from 'vitest'
import { addressOf, NO_FILTER, type QueueView, viewOf } from './view'
import { asksOf } from './view-asks'

const NAMES = {
  people: [{ id: 'p1', name: 'Bea Lindqvist' }],
  articles: [{ articleId: 'a1', headline: 'No boat on Sunday' }],
}
const asks = (filters: Partial<QueueView>) => asksOf({ ...NO_FILTER, ...filters }, NAMES)
const words = (filters: Partial<QueueView>) => asks(filters).map(one => one.words)

describe('what a view asks', () => {
  it('is said in the words of the filter, each thing for itself', () => {
    expect(
      words({ q: 'ferry', status: ['disputed', 'opinion'], priority: ['high'], review: ['returned'] }),
    ).toEqual(['“ferry”', 'Disputed or Opinion', 'High priority', 'Returned'])
    expect(words({ stale: false, orphaned: true, flags: ['legal'], unsourced: true, thin: false })).toEqual([
      'Wording as checked',
      'Text gone',
      'Legal',
      'No source',
      'More than secondary sources',
    ])
    expect(words({ article: 'a1', assignee: 'me', checker: 'p1', desk: 'Local' })).toEqual([
      'In “No boat on Sunday”',
      'For me',
      'Found by Bea Lindqvist',
      'At the desk Local',
    ])
    expect(words({ article: 'gone', assignee: 'none', checker: 'gone' })).toEqual([
      'In one article',
      'For nobody',
      'Found by somebody',
    ])
    expect(words({ due: 'overdue', waiting: '3d', mine: 'later' })).toEqual([
      'Overdue',
      'Waiting for three days or longer',
      'Put off by you',
    ])
    expect(words({ waiting: '5h' })).toEqual(['Waiting for 5h or longer'])
    expect(asks({ dueAfter: '2026-03-01T00:00:00.000Z' })).toMatchObject([
      { words: 'Due from', at: '2026-03-01T00:00:00.000Z' },
    ])
    expect(words({})).toEqual([])
  })

  it('can be left out, all else as it was, and the address of that names the view again', () => {
    const view: Partial<QueueView> = { due: 'today', zone: 'Europe/Amsterdam', unsourced: true, sort: 'age' }
    const [unsourced, due] = asks(view).map(one => one.without)
    expect(unsourced).toEqual({ ...NO_FILTER, ...view, unsourced: null })
    expect(due).toEqual({ ...NO_FILTER, unsourced: true, sort: 'age' })
    for (const { without } of [...asks(view), ...asks({ review: ['pending'] })]) {
      expect(viewOf(Object.fromEntries(new URL(addressOf(without), 'http://x').searchParams))).toEqual(
        without,
      )
    }
  })
})
