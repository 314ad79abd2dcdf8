import { describe, expect, test } from 'vitest'
import { setStatus } from './claim-state'
import { FINDINGS, STATUSES } from './status'
import { takenOver, takeOverRefusal } from './take-over'
import { claimState } from './testing/claim-state'

const finding = { status: 'verified' as const, review: 'approved' as const }

describe('an earlier finding', () => {
  test.each([
    ['approved', {}, null],
    ['still waiting', { review: 'pending' }, null],
    ['returned', { review: 'returned' }, 'returned'],
    ['stale', { stale: true }, 'stale'],
    ['without its text', { orphaned: true, stale: true }, 'orphaned'],
  ] as const)('%s', (_, parts, refusal) => {
    expect(takeOverRefusal(claimState({ ...finding, ...parts }), 'near')).toBe(refusal)
    expect(takeOverRefusal(claimState({ ...finding, ...parts }), null)).toBe(refusal ?? 'not_alike')
  })

  test('is one of the findings, and nothing else', () => {
    const taken = STATUSES.filter(
      status => takeOverRefusal(claimState({ ...finding, status }), 'same') === null,
    )
    expect(taken).toEqual([...FINDINGS])
  })

  test.each([
    ['', 'The log.', null, 'same', { note: 'The log.', proposedWording: null }],
    ['Mine.', 'The log.', null, 'near', { note: 'Mine.\n\nThe log.', proposedWording: null }],
    ['The log.', ' The log.', null, 'near', { note: 'The log.', proposedWording: null }],
    ['', '', 'four', 'same', { note: '', proposedWording: 'four' }],
    ['', '', 'four', 'near', { note: 'Wording proposed there: “four”', proposedWording: null }],
  ] as const)(
    'keeps the note %j beside %j and the wording %j where the words are the %s',
    (mine, note, proposedWording, likeness, expected) => {
      const earlier = claimState({ status: 'needs_change', review: 'pending', note, proposedWording })
      const change = takenOver(claimState({ note: mine, proposedWording: null }), earlier, likeness)
      expect(change).toEqual({ status: 'needs_change', ...expected })
      const made = setStatus(claimState({}), change, 'bea', '2026-01-01T00:00:00.000Z')
      expect(made.ok && [made.value.review, made.value.findingBy]).toEqual(['pending', 'bea'])
    },
  )
})
