import { beforeAll, describe, expect, it } from 'vitest'
import { read } from '@/db'
import { claimsByIds } from '@/db/queries/claims'
import { temporaryDatabase } from '@/db/testing/database'
import { type BulkAction, bulkBody } from '@/lib/contracts/bulk'
import { bulk } from './bulk'
import { patchClaim } from './claims'
import { addComment } from './comments'
import { holdClaim } from './holds'
import { deleteArticle } from './patch-article'
import { accepted, refused } from './testing/draft-window'
import { eventsOf } from './testing/events'
import { type Member, member } from './testing/people'
import { type Desk, newDesk } from './testing/scene'
import { waitingClaims } from './testing/waiting'

temporaryDatabase()

let desk: Desk
let lucia: Member
beforeAll(async () => {
  desk = await newDesk()
  lucia = await member(['checker', 'reviewer'], { name: 'Lucia' })
})

const act = async (who: Member, claimIds: string[], action: BulkAction, batch?: string) =>
  accepted(await bulk(who.actor, { claimIds, action, ...(batch === undefined ? {} : { batch }) }))
const rowsOf = (ids: readonly string[]) => read(db => claimsByIds(db, ids))
const reasons = (answer: Awaited<ReturnType<typeof act>>) =>
  Object.fromEntries(answer.left.map(({ id, code }) => [id, code]))

describe('approving many', () => {
  it('does what is allowed with an event each, and leaves and names what a rule forbids', async () => {
    const ids = await waitingClaims(desk, 7, index => ({
      ...(index === 1 ? { findingBy: lucia.id } : {}),
      ...(index === 2 ? { stale: true } : {}),
      ...(index === 3 ? { note: '' } : {}),
      ...(index === 4 ? { review: 'returned' } : {}),
    }))
    const [plain = '', own = '', stale = '', bare = '', back = '', kept = '', last = ''] = ids
    accepted(await holdClaim(desk.reviewer.actor, { id: kept }, { takeOver: false }))
    const answer = await act(lucia, [...ids, plain, 'nothing'], { do: 'approve' }, 'today')
    expect(answer).toMatchObject({ batch: 'today', done: [plain, last], unchanged: [] })
    expect(reasons(answer)).toEqual({
      [own]: 'own_finding',
      [stale]: 'stale',
      [bare]: 'unsourced',
      [back]: 'not_pending',
      [kept]: 'reserved',
      nothing: 'not_found',
    })
    expect(answer.left.find(one => one.id === kept)).toMatchObject({
      headline: 'Harbour',
      number: 6,
      quote: 'missile 6',
      reason: 'Ines has it in hand',
    })
    const events = (await eventsOf('claim.reviewed')).filter(event => event.data.batch === 'today')
    expect(events).toHaveLength(2)
    expect((await rowsOf([plain]))[0]).toMatchObject({ review: 'approved', reviewedBy: lucia.id })
  })

  it('is taken back as one, but for what something has happened to since', async () => {
    const ids = await waitingClaims(desk, 3)
    const [, said = ''] = ids
    const { batch, done } = await act(desk.reviewer, ids, { do: 'approve' })
    expect(done).toEqual(ids)
    expect(reasons(await act(lucia, ids, { do: 'undo' }, batch))).toEqual(
      Object.fromEntries(ids.map(id => [id, 'changed'])),
    )
    accepted(await addComment(lucia.actor, { id: said }, { text: 'Why?' }))
    const undone = await act(desk.reviewer, ids, { do: 'undo' }, batch)
    expect(undone.done).toEqual(ids.filter(id => id !== said))
    expect(reasons(undone)).toEqual({ [said]: 'changed' })
    expect((await rowsOf(ids)).map(row => row.review)).toEqual(['pending', 'approved', 'pending'])
    const again = await act(desk.reviewer, ids, { do: 'undo' }, batch)
    expect(again.done).toEqual([])
  })

  it('of a filter takes all that fit, over more than one transaction', async () => {
    const ids = await waitingClaims(desk, 600)
    const [row] = await rowsOf(ids.slice(0, 1))
    const filter = bulkBody.parse({
      filter: { review: 'pending,approved', article: row?.articleId },
      action: { do: 'approve' },
    })
    const answer = accepted(await bulk(desk.reviewer.actor, filter))
    expect([...answer.done].sort()).toEqual([...ids].sort())
    expect(answer.left).toEqual([])
  })
})

describe('the rest', () => {
  it('returns with one reason', async () => {
    const ids = await waitingClaims(desk, 2)
    await act(lucia, ids, { do: 'return', reason: 'Which log?' })
    expect((await rowsOf(ids)).map(row => [row.review, row.reviewReason])).toEqual([
      ['returned', 'Which log?'],
      ['returned', 'Which log?'],
    ])
  })

  it('assigns and prioritises, tells what was so already, and takes back to what each was', async () => {
    const ids = await waitingClaims(desk, 3)
    const [first = '', second = ''] = ids
    accepted(await patchClaim(lucia.actor, { id: first }, { assigneeId: lucia.id, priority: 'high' }))
    accepted(await patchClaim(lucia.actor, { id: second }, { assigneeId: desk.checker.id, priority: 'low' }))
    const assigned = await act(lucia, ids, { do: 'assign', assigneeId: desk.checker.id })
    expect([assigned.done.length, assigned.unchanged]).toEqual([2, [second]])
    await act(lucia, assigned.done, { do: 'undo' }, assigned.batch)
    expect((await rowsOf(ids)).map(row => row.assigneeId)).toEqual([lucia.id, desk.checker.id, null])
    const urgent = await act(lucia, ids, { do: 'priority', priority: 'high' })
    expect((await rowsOf(ids)).map(row => row.priority)).toEqual(['high', 'high', 'high'])
    await act(lucia, urgent.done, { do: 'undo' }, urgent.batch)
    expect((await rowsOf(ids)).map(row => row.priority)).toEqual(['high', 'low', 'normal'])
  })

  it('puts off for oneself, and back', async () => {
    const ids = await waitingClaims(desk, 2)
    const off = await act(lucia, ids, { do: 'later', until: '2999-01-01T00:00:00Z' })
    expect(off.done).toEqual(ids)
    expect((await act(lucia, ids, { do: 'later', until: null })).done).toEqual(ids)
    expect((await act(lucia, ids, { do: 'later', until: null })).unchanged).toEqual(ids)
  })

  it('refuses what makes no sense for any of them, and what the roles do not allow', async () => {
    const ids = await waitingClaims(desk, 1)
    const of = async (who: Member, action: BulkAction) =>
      refused(await bulk(who.actor, { claimIds: ids, action }))
    expect(await of(lucia, { do: 'assign', assigneeId: 'nobody' })).toBe('422 unknown_person')
    expect(await of(lucia, { do: 'later', until: '2001-01-01T00:00:00Z' })).toBe('422 past')
    expect(await of(desk.checker, { do: 'approve' })).toBe('403 forbidden')
    const viewer = await member(['viewer'])
    expect(await of(viewer, { do: 'priority', priority: 'low' })).toBe('403 forbidden')
    expect(bulkBody.safeParse({ action: { do: 'approve' } }).success).toBe(false)
    expect(bulkBody.safeParse({ claimIds: ids, filter: {}, action: { do: 'approve' } }).success).toBe(false)
  })

  it('knows nothing of claims in the trash but for who manages articles', async () => {
    const ids = await waitingClaims(desk, 1)
    const [row] = await rowsOf(ids)
    accepted(await deleteArticle(desk.editor.actor, { id: row?.articleId ?? '' }))
    const low = { do: 'priority', priority: 'low' } as const
    expect((await act(lucia, ids, low)).left).toMatchObject([{ code: 'not_found', quote: '' }])
    expect((await act(desk.editor, ids, low)).left).toMatchObject([{ code: 'trashed', quote: 'missile 1' }])
  })
})
