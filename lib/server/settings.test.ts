import { beforeAll, describe, expect, it } from 'vitest'
import { temporaryDatabase } from '@/db/testing/database'
import { ROLES } from '@/lib/domain/role'
import { eventsOf } from './testing/events'
import { ask } from './testing/http'
import { type Member, member } from './testing/people'

temporaryDatabase()

let admin: Member
beforeAll(async () => {
  admin = await member(['admin'])
})

describe('the newsroom’s settings', () => {
  it.each(ROLES.filter(role => role !== 'admin'))('can be read by a %s, and not changed', async role => {
    const as = await member([role])
    expect((await ask('GET', '/api/settings', { as })).body.settings).toEqual({
      newsroom: 'The Lantern',
      ownFindingsAllowed: false,
      secondReviewer: false,
    })
    const change = await ask('PATCH', '/api/settings', { as, body: { ownFindingsAllowed: true } })
    expect(change.status).toBe(403)
  })

  it('are for whoever is signed in', async () => {
    expect((await ask('GET', '/api/settings')).status).toBe(401)
    expect((await ask('PATCH', '/api/settings', { body: {} })).status).toBe(401)
  })

  it('record each switch with what it was, and nothing when nothing changes', async () => {
    for (const ownFindingsAllowed of [true, true, false]) {
      const body = { ownFindingsAllowed, newsroom: 'The Lantern' }
      const changed = await ask('PATCH', '/api/settings', { as: admin, body })
      expect(changed.body.settings).toMatchObject(body)
    }
    expect(await eventsOf('settings.')).toEqual([
      {
        kind: 'settings.changed',
        actorId: admin.id,
        data: { setting: 'ownFindingsAllowed', before: false, after: true },
      },
      {
        kind: 'settings.changed',
        actorId: admin.id,
        data: { setting: 'ownFindingsAllowed', before: true, after: false },
      },
    ])
  })

  it.each([{ newsroom: '' }, { ownFindingsAllowed: 'true' }, { other: 1 }])('refuse %j', async body => {
    expect((await ask('PATCH', '/api/settings', { as: admin, body })).status).toBe(400)
  })
})
