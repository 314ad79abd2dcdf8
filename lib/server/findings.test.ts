import { beforeAll, describe, expect, it } from 'vitest'
import { temporaryDatabase } from '@/db/testing/database'
import { REASON_NEEDED, REVIEW_AFTER_STATUS } from '@/lib/domain/claim-state'
import { isFinding, STATUSES } from '@/lib/domain/status'
import { getClaim } from './claims'
import { setFinding } from './findings'
import { resolve } from './resolutions'
import { review } from './reviews'
import { accepted, refused } from './testing/draft-window'
import { eventsOf } from './testing/events'
import { claimOn, type Desk, found, newDesk } from './testing/scene'

temporaryDatabase()

let desk: Desk
beforeAll(async () => {
  desk = await newDesk()
})

describe('setting a status', () => {
  it.each(STATUSES)('%s asks for review as the table says', async status => {
    const { id } = await claimOn(desk, 'Five missiles fell')
    const claim = await found(desk.checker.actor, id, { status })
    expect(claim).toMatchObject({
      status,
      review: REVIEW_AFTER_STATUS[status],
      findingWording: isFinding(status) ? 'Five missiles fell' : null,
      findingBy: isFinding(status) ? { name: 'Bea' } : null,
      stale: false,
    })
    expect(accepted(await getClaim(desk.editor.actor, { id })).claim).toEqual(claim)
  })

  it.each(STATUSES)('%s is refused without what has to be written with it', async status => {
    const { id } = await claimOn(desk, 'Five missiles fell')
    const result = await setFinding(desk.checker.actor, { id }, { status })
    if (REASON_NEEDED[status] === 'none') expect(result.ok).toBe(true)
    else expect(refused(result)).toBe('422 reason_needed')
  })

  it('is recorded with what was there before', async () => {
    const { id } = await claimOn(desk, 'Five missiles fell')
    await found(desk.checker.actor, id, { status: 'in_progress' })
    await found(desk.checker.actor, id, { status: 'needs_change', note: 'Four.', proposedWording: 'Four' })
    expect((await eventsOf('claim.finding')).slice(-1)).toEqual([
      {
        kind: 'claim.finding',
        actorId: desk.checker.id,
        data: {
          before: 'in_progress',
          status: 'needs_change',
          review: 'pending',
          note: 'Four.',
          proposedWording: 'Four',
          wording: 'Five missiles fell',
        },
      },
    ])
  })

  it('voids an approval and an answer', async () => {
    const { id } = await claimOn(desk, 'Five missiles fell')
    await found(desk.checker.actor, id, { status: 'disputed' })
    accepted(await review(desk.reviewer.actor, { id }, { decision: 'approve' }))
    accepted(await resolve(desk.editor.actor, { id }, { resolution: 'stet', reason: 'Two sources.' }))
    expect(await found(desk.checker.actor, id, { status: 'verified' })).toMatchObject({
      review: 'pending',
      reviewedBy: null,
      resolution: null,
      resolvedBy: null,
    })
  })

  it('is refused on a claim whose text has gone, but it can be set aside', async () => {
    const { id, window } = await claimOn(desk, 'Five missiles fell')
    await window.write('Five missiles fell', '')
    const body = { status: 'verified', note: 'x' } as const
    expect(refused(await setFinding(desk.checker.actor, { id }, body))).toBe('409 orphaned')
    expect(await found(desk.checker.actor, id, { status: 'unchecked' })).toMatchObject({ orphaned: true })
  })

  it('again on the new wording makes a stale claim wait for review', async () => {
    const { id, window } = await claimOn(desk, 'Five missiles fell')
    await found(desk.checker.actor, id, { status: 'verified' })
    await window.write('Five', 'Six')
    expect(await found(desk.checker.actor, id, { status: 'verified' })).toMatchObject({
      stale: false,
      review: 'pending',
      findingWording: 'Six missiles fell',
    })
  })
})
