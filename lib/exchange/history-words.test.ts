import { describe, expect, it } from 'vitest'
import { EVENT_KINDS } from '@/lib/domain/event-kind'
import { historyWords } from './history-words'

const words = (kind: string, data: Record<string, unknown> = {}) =>
  historyWords({
    id: 1,
    kind,
    actor: null,
    at: '2026-05-08T10:00:00.000Z',
    articleId: 'a',
    claimId: 'c',
    data,
  })

describe('historyWords', () => {
  it.each([
    ['claim.finding', { status: 'needs_change', note: 'Ask Aled' }, 'Needs change'],
    ['claim.reviewed', { decision: 'return', reason: 'Which year?' }, 'Returned: “Which year?”'],
    ['claim.reviewed', { decision: 'approve', reason: null }, 'Approved'],
    ['claim.resolved', { resolution: 'stet', reason: 'On record' }, 'Stet: “On record”'],
    ['claim.stale', { before: 'five', after: 'six' }, 'Wording changed: “six”'],
    ['claim.assigned', { before: null, after: { id: 'b', name: 'Bea' } }, 'Given to Bea'],
    ['claim.assigned', { before: null, after: null }, 'Given to nobody'],
    ['claim.priority', { after: 'high' }, 'High priority'],
    ['claim.commented', { text: 'x', replyTo: 'y' }, 'Reply'],
    ['claim.some_new_thing', { status: 'x' }, 'Some new thing'],
  ])('says %s %j', (kind, data, said) => {
    expect(words(kind, data)).toBe(said)
  })

  it('has words for every kind, whatever its data, and never the title of a source', () => {
    for (const kind of EVENT_KINDS.filter(kind => kind.startsWith('claim.'))) {
      for (const data of [
        {},
        { title: 'Aled', before: 3, after: ['x'], reason: {}, text: 'Aled', note: 'Aled' },
      ]) {
        expect(words(kind, data)).toMatch(/^[A-Z][^“]+$/)
        expect(words(kind, data)).not.toContain('Aled')
      }
    }
  })
})
