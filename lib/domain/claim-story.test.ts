import { expect, it } from 'vitest'
import { wordingsThen } from './claim-story'

it('tells what a claim read at each event, and what it read before where that is new', () => {
  const events = [
    { kind: 'claim.marked', data: { quote: 'five missiles' } },
    { kind: 'claim.commented', data: { text: 'five?' } },
    { kind: 'claim.finding', data: { wording: 'six missiles', status: 'verified' } },
    { kind: 'claim.reviewed', data: { decision: 'approve' } },
    { kind: 'claim.stale', data: { before: 'six missiles', after: 'seven missiles' } },
    { kind: 'claim.restored', data: { wording: 'six missiles' } },
    { kind: 'claim.finding', data: { wording: null, status: 'unchecked' } },
    { kind: 'claim.orphaned', data: { quote: 'six missiles' } },
  ]
  expect(wordingsThen(events)).toEqual([
    { wording: 'five missiles', before: null },
    null,
    { wording: 'six missiles', before: 'five missiles' },
    null,
    { wording: 'seven missiles', before: 'six missiles' },
    { wording: 'six missiles', before: 'seven missiles' },
    null,
    { wording: 'six missiles', before: null },
  ])
})
