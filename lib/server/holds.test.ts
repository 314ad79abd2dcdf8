import { beforeAll, describe, expect, it } from 'vitest'
import { write } from '@/db'
import { updateNewsroom } from '@/db/queries/newsroom'
import { temporaryDatabase } from '@/db/testing/database'
import { HOLD_MS } from '@/lib/domain/hold'
import { asOf } from './clock'
import { heldByOthers } from './hands'
import { holdClaim, nextClaim, releaseClaim } from './holds'
import { review } from './reviews'
import { putOff } from './snoozes'
import { accepted, refused } from './testing/draft-window'
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

const NOON = Date.parse('2026-03-01T12:00:00.000Z')
const at = <T>(minutes: number, work: () => Promise<T>) => asOf(new Date(NOON + minutes * 60_000), work)
const hold = async (who: Member, id: string, body: { takeOver?: boolean; leave?: string } = {}) =>
  accepted(await holdClaim(who.actor, { id }, { takeOver: false, ...body })).hold.person.name
const next = async (who: Member, skip: readonly string[] = [], leave?: string) => {
  const body = { filter: {}, skip: [...skip], ...(leave === undefined ? {} : { leave }) }
  return accepted(await nextClaim(who.actor, body)).claim?.id ?? null
}
const approve = (who: Member, id: string, takeOver = false) =>
  review(who.actor, { id }, { decision: 'approve', takeOver })

describe('a claim in somebody’s hand', () => {
  it('is theirs until ten minutes after they were last heard of', async () => {
    const [id = ''] = await waitingClaims(desk, 1)
    expect(await at(0, () => hold(lucia, id))).toBe('Lucia')
    expect(await at(9, () => hold(desk.reviewer, id))).toBe('Lucia')
    expect(await at(9, () => hold(lucia, id))).toBe('Lucia')
    expect(await at(18.9, () => hold(desk.reviewer, id))).toBe('Lucia')
    expect(await at(9 + HOLD_MS / 60_000, () => hold(desk.reviewer, id))).toBe('Ines')
  })

  it('keeps since when they have it, through every sign of life', async () => {
    const [id = ''] = await waitingClaims(desk, 1)
    await at(0, () => hold(lucia, id))
    await at(5, () => hold(lucia, id))
    const held = await at(6, () => write(db => heldByOthers(db, desk.reviewer.actor, [id])))
    expect(held.get(id)?.since).toBe('2026-03-01T12:00:00.000Z')
  })

  it('is not decided on by another, but for taking it over', async () => {
    const [id = ''] = await waitingClaims(desk, 1)
    await hold(lucia, id)
    const result = await approve(desk.reviewer, id)
    expect(refused(result)).toBe('409 reserved')
    expect(result).toMatchObject({ error: { details: { person: { name: 'Lucia' } } } })
    expect(accepted(await approve(desk.reviewer, id, true)).claim.review).toBe('approved')
  })

  it('goes to whoever takes it over, and is let go by its holder alone', async () => {
    const [id = '', other = ''] = await waitingClaims(desk, 2)
    await hold(lucia, id)
    accepted(await releaseClaim(desk.reviewer.actor, { id }))
    expect(await hold(desk.reviewer, id)).toBe('Lucia')
    expect(await hold(desk.reviewer, id, { takeOver: true })).toBe('Ines')
    expect(await hold(lucia, id)).toBe('Ines')
    expect(await hold(desk.reviewer, other, { leave: id })).toBe('Ines')
    expect(await hold(lucia, id)).toBe('Lucia')
  })

  it('is set down by the decision', async () => {
    const [id = ''] = await waitingClaims(desk, 1)
    await hold(lucia, id)
    accepted(await approve(lucia, id))
    accepted(await review(lucia.actor, { id }, { decision: 'withdraw' }))
    expect(await hold(desk.reviewer, id)).toBe('Ines')
  })
})

describe('the next claim', () => {
  it('is the first that nobody has, that was not passed over, put off, or found by oneself', async () => {
    await write(db => updateNewsroom(db, { secondReviewer: true }))
    const ids = await waitingClaims(desk, 7, index => ({
      dueAt: '2000-01-01T00:00:00.000Z',
      ...(index === 3 ? { findingBy: lucia.id } : {}),
      ...(index === 4 ? { flags: ['legal'], firstApprovedBy: lucia.id } : {}),
    }))
    const [first = '', second = '', third = '', , , sixth = '', last = ''] = ids
    await hold(desk.reviewer, first)
    accepted(await putOff(lucia.actor, { id: third }, { until: '2999-01-01T00:00:00Z' }))
    expect(await next(lucia)).toBe(second)
    expect(await next(lucia, [], second)).toBe(sixth)
    expect(await next(lucia, [second, sixth], sixth)).toBe(last)
    expect(await hold(desk.reviewer, second)).toBe('Ines')
    await write(db => updateNewsroom(db, { secondReviewer: false }))
  })

  it('is never the same for two, however many ask at once; and at last there is none', async () => {
    const ids = await waitingClaims(desk, 60, () => ({ dueAt: '1999-01-01T00:00:00.000Z' }))
    const people = await Promise.all(
      Array.from({ length: 8 }, (_, index) => member(['reviewer'], { name: `Reviewer ${index}` })),
    )
    const given = new Map<string, string>()
    const only = { article: '' }
    const work = async (who: Member) => {
      for (;;) {
        const body = { filter: { article: only.article }, skip: [] }
        const { claim } = accepted(await nextClaim(who.actor, body))
        if (claim === null) return
        expect(given.get(claim.id)).toBeUndefined()
        given.set(claim.id, who.id)
        accepted(await approve(who, claim.id))
      }
    }
    const { claim } = accepted(await nextClaim(people[0]?.actor ?? lucia.actor, { filter: {}, skip: [] }))
    only.article = claim?.articleId ?? ''
    accepted(await releaseClaim(people[0]?.actor ?? lucia.actor, { id: claim?.id ?? '' }))
    await Promise.all(people.map(work))
    expect([...given.keys()].sort()).toEqual([...ids].sort())
    expect(new Set(given.values()).size).toBeGreaterThan(1)
  })
})
