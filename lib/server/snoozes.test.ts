import { beforeAll, expect, it } from 'vitest'
import { temporaryDatabase } from '@/db/testing/database'
import { asOf } from './clock'
import { claimIds, listClaims } from './queue'
import { putOff, takeBack } from './snoozes'
import { accepted, refused } from './testing/draft-window'
import type { Member } from './testing/people'
import { type Desk, newDesk } from './testing/scene'
import { waitingClaims } from './testing/waiting'

temporaryDatabase()

let desk: Desk
let first: string
let second: string
beforeAll(async () => {
  desk = await newDesk()
  const [one = '', two = ''] = await waitingClaims(desk, 2)
  first = one
  second = two
})

const at = <T>(time: string, work: () => Promise<T>) => asOf(new Date(`2026-03-01T${time}:00.000Z`), work)
const listOf = async (who: Member, mine: 'waiting' | 'later') => {
  const { claims, counts } = accepted(await listClaims(who.actor, { review: ['pending'], mine, limit: 50 }))
  const { ids } = accepted(await claimIds(who.actor, { review: ['pending'], mine }))
  expect(ids).toEqual(claims.map(claim => claim.id))
  expect(counts.mine[mine]).toBe(ids.length)
  return ids
}

it('what is put off leaves one’s own list until then, and comes back by itself', async () => {
  const ines = desk.reviewer
  await at('12:00', async () =>
    accepted(await putOff(ines.actor, { id: first }, { until: '2026-03-01T15:00:00+02:00' })),
  )
  await at('12:59', async () => {
    expect(await listOf(ines, 'waiting')).toEqual([second])
    expect(await listOf(ines, 'later')).toEqual([first])
    expect(await listOf(desk.checker, 'waiting')).toEqual([first, second])
  })
  await at('13:00', async () => {
    expect(await listOf(ines, 'waiting')).toEqual([first, second])
    expect(await listOf(ines, 'later')).toEqual([])
  })
})

it('can be put off further, and taken back', async () => {
  const ines = desk.reviewer
  await at('12:00', async () => {
    accepted(await putOff(ines.actor, { id: first }, { until: '2026-03-01T12:01:00Z' }))
    accepted(await putOff(ines.actor, { id: first }, { until: '2026-03-01T18:00:00Z' }))
  })
  await at('14:00', async () => {
    expect(await listOf(ines, 'later')).toEqual([first])
    accepted(await takeBack(ines.actor, { id: first }))
    expect(await listOf(ines, 'waiting')).toEqual([first, second])
  })
})

it('is not put off to a moment that has passed', async () => {
  await at('12:00', async () => {
    const result = await putOff(desk.reviewer.actor, { id: first }, { until: '2026-03-01T12:00:00Z' })
    expect(refused(result)).toBe('422 past')
  })
})
