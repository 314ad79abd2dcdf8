import { describe, expect, it } from 'vitest'
import { EVENT_KINDS } from './event-kind'
import { noticesOf, TOLD_EVENTS, type ToldClaim, type ToldEvent } from './notice'
import { noticeWords } from './notice-words'
import { ROLES, type Role } from './role'

const person = (id: string, roles: readonly Role[] = ['checker'], active = true) => ({
  id,
  name: `${id} Person`,
  roles,
  active,
})
const PEOPLE = [
  person('bea'),
  person('ines', ['reviewer']),
  person('tom', ['editor']),
  person('ada', ['admin']),
  person('gus', ['checker'], false),
]
const CLAIM: ToldClaim = { findingBy: 'bea', reviewedBy: 'ines', approvalStands: true, repliedTo: null }
const event = (kind: string, actorId: string | null, data: Record<string, unknown> = {}): ToldEvent => ({
  kind,
  actorId,
  data,
})
const told = (one: ToldEvent, claim: Partial<ToldClaim> = {}) =>
  noticesOf(one, { ...CLAIM, ...claim }, PEOPLE).map(({ personId, kind }) => `${personId} ${kind}`)

describe('who is told of what', () => {
  it('of a claim given to them', () => {
    expect(told(event('claim.assigned', 'tom', { after: { id: 'bea', name: 'Bea' } }))).toEqual([
      'bea assigned',
    ])
    expect(told(event('claim.assigned', 'tom', { after: null }))).toEqual([])
    expect(told(event('claim.assigned', 'tom', { after: 'nonsense' }))).toEqual([])
  })

  it('of a finding that comes back, with the reason, and not of one that is approved', () => {
    const returned = event('claim.reviewed', 'ines', { decision: 'return', reason: 'Which log?' })
    expect(noticesOf(returned, CLAIM, PEOPLE)).toEqual([
      { personId: 'bea', kind: 'returned', words: 'Which log?' },
    ])
    expect(told(event('claim.reviewed', 'ines', { decision: 'approve', reason: null }))).toEqual([])
    expect(told(returned, { findingBy: null })).toEqual([])
  })

  it('of a comment that mentions or answers them, once', () => {
    const said = (text: string) => event('claim.commented', 'tom', { text })
    expect(told(said('@bea and @ines: look'))).toEqual(['bea mentioned', 'ines mentioned'])
    expect(told(said('No.'), { repliedTo: 'bea' })).toEqual(['bea replied'])
    expect(told(said('@bea no.'), { repliedTo: 'bea' })).toEqual(['bea mentioned'])
    expect(told(event('claim.commented', 'tom', { text: '@bea', imported: { author: 'X' } }))).toEqual([])
  })

  it('of changed words only where an approval fell by it', () => {
    expect(told(event('claim.stale', 'tom'))).toEqual(['ines stale'])
    expect(told(event('claim.stale', 'tom'), { approvalStands: false })).toEqual([])
  })

  it('never of what they did themselves', () => {
    expect(told(event('claim.assigned', 'bea', { after: { id: 'bea' } }))).toEqual([])
    expect(told(event('claim.commented', 'bea', { text: '@bea' }))).toEqual([])
  })

  it('never when they have left or may not read drafts', () => {
    for (const id of ['gus', 'ada', 'nobody']) {
      expect(told(event('claim.assigned', 'tom', { after: { id } }))).toEqual([])
    }
    for (const role of ROLES) {
      const only = [person('one', [role])]
      const notices = noticesOf(event('claim.assigned', null, { after: { id: 'one' } }), CLAIM, only)
      expect(notices.length, role).toBe(role === 'admin' ? 0 : 1)
    }
  })

  it('of nothing else', () => {
    const known: readonly string[] = TOLD_EVENTS
    for (const kind of EVENT_KINDS) {
      if (known.includes(kind)) continue
      expect(told(event(kind, 'tom', { after: { id: 'bea' }, text: '@bea', decision: 'return' }))).toEqual([])
    }
  })
})

describe('a notice in words', () => {
  it.each([
    [{ kind: 'assigned', actor: 'Tom', numbers: [7] }, 'Tom gave you claim 7'],
    [{ kind: 'assigned', actor: 'Tom', numbers: [1, 2, 3] }, 'Tom gave you 3 claims'],
    [{ kind: 'returned', actor: 'Ines', numbers: [2] }, 'Ines returned claim 2 to you'],
    [{ kind: 'mentioned', actor: null, numbers: [] }, 'Somebody mentioned you on a claim'],
    [{ kind: 'stale', actor: 'Tom', numbers: [4] }, 'Tom changed words you approved: claim 4'],
  ] as const)('%o', (toldOf, words) => {
    expect(noticeWords(toldOf)).toBe(words)
  })
})
