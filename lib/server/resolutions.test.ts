import { beforeAll, describe, expect, it } from 'vitest'
import { temporaryDatabase } from '@/db/testing/database'
import { isAnswerable, STATUSES } from '@/lib/domain/status'
import { resolve } from './resolutions'
import { accepted, refused } from './testing/draft-window'
import { eventsOf } from './testing/events'
import { claimOn, type Desk, found, newDesk } from './testing/scene'

temporaryDatabase()

let desk: Desk
beforeAll(async () => {
  desk = await newDesk()
})

describe('answering a finding', () => {
  it.each(STATUSES)('of %s is possible where something is to be answered', async status => {
    const { id } = await claimOn(desk, 'Five missiles fell')
    await found(desk.checker.actor, id, { status })
    const result = await resolve(desk.editor.actor, { id }, { resolution: 'fix' })
    if (isAnswerable(status)) {
      expect(accepted(result).claim).toMatchObject({ resolution: 'fix', resolvedBy: { name: 'Tom' } })
    } else {
      expect(refused(result)).toBe('409 not_answerable')
    }
  })

  it('with stet needs a reason', async () => {
    const { id } = await claimOn(desk, 'Five missiles fell')
    await found(desk.checker.actor, id, { status: 'disputed' })
    expect(refused(await resolve(desk.editor.actor, { id }, { resolution: 'stet', reason: ' ' }))).toBe(
      '422 reason_needed',
    )
    accepted(await resolve(desk.editor.actor, { id }, { resolution: 'stet', reason: 'Two witnesses.' }))
    expect((await eventsOf('claim.resolved')).slice(-1)).toMatchObject([
      { actorId: desk.editor.id, data: { resolution: 'stet', reason: 'Two witnesses.', status: 'disputed' } },
    ])
  })

  it('with cut can come after the words have gone', async () => {
    const { id, window } = await claimOn(desk, 'Five missiles fell')
    await found(desk.checker.actor, id, { status: 'disputed' })
    await window.write('Five missiles fell', '')
    const { claim } = accepted(await resolve(desk.editor.actor, { id }, { resolution: 'cut' }))
    expect(claim).toMatchObject({ resolution: 'cut', orphaned: true })
  })
})
