import { afterEach, beforeAll, describe, expect, it, vi } from 'vitest'
import { temporaryDatabase } from '@/db/testing/database'
import { ROLES } from '@/lib/domain/role'
import { eventsOf } from './testing/events'
import { ask } from './testing/http'
import { type Member, member } from './testing/people'

vi.mock('./password', () => import('./testing/quick-password'))

temporaryDatabase()
const DAY = 24 * 60 * 60 * 1000
const PASSWORD = 'a brand new password'

let admin: Member
beforeAll(async () => {
  admin = await member(['admin'])
})
afterEach(() => {
  vi.useRealTimers()
})

async function linkFor(person: Member): Promise<{ token: string; url: string; expiresAt: string }> {
  const { status, body } = await ask('POST', `/api/people/${person.id}/reset`, { as: admin })
  expect(status).toBe(201)
  return body.reset
}

const use = (token: string, password = PASSWORD) =>
  ask('POST', `/api/resets/${token}`, { body: { password } })
const signIn = (email: string, password = PASSWORD) =>
  ask('POST', '/api/auth/sign-in/email', { body: { email, password } })

describe('making a reset link', () => {
  it.each(ROLES.filter(role => role !== 'admin'))('is not for a %s, not even for themselves', async role => {
    const as = await member([role])
    expect((await ask('POST', `/api/people/${as.id}/reset`, { as })).status).toBe(403)
  })

  it('names somebody who is there', async () => {
    expect((await ask('POST', '/api/people/nobody/reset', { as: admin })).status).toBe(404)
    expect((await ask('POST', `/api/people/${admin.id}/reset`)).status).toBe(401)
  })

  it('answers the link once and is recorded without it', async () => {
    const one = await member(['viewer'])
    const { token, url, expiresAt } = await linkFor(one)
    expect(url).toBe(`http://stet.test/resets/${token}`)
    expect(Date.parse(expiresAt) - Date.now()).toBeLessThanOrEqual(DAY)
    const made = (await eventsOf('reset.made')).at(-1)
    expect(made).toEqual({ kind: 'reset.made', actorId: admin.id, data: { personId: one.id } })
  })
})

describe('using it', () => {
  it('sets the password, ends every session of that person and nobody else’s', async () => {
    const [one, other] = [await member(['viewer']), await member(['viewer'])]
    const { token } = await linkFor(one)
    expect((await use(token)).status).toBe(204)
    expect((await ask('GET', '/api/people', { as: one })).status).toBe(401)
    expect((await ask('GET', '/api/people', { as: other })).status).toBe(200)
    expect((await signIn(one.email)).status).toBe(200)
    expect((await eventsOf('person.password_reset')).at(-1)?.data).toEqual({ personId: one.id })
  })

  it('works once, also for two at once', async () => {
    const { token } = await linkFor(await member(['viewer']))
    const answers = await Promise.all([use(token), use(token)])
    expect(answers.map(({ status }) => status).sort()).toEqual([204, 410])
  })

  it('runs out after a day', async () => {
    const { token } = await linkFor(await member(['viewer']))
    vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + DAY + 1000 })
    const late = await use(token)
    expect(late.status).toBe(410)
    expect(late.body.error.code).toBe('expired')
  })

  it('works no more once there is a newer one', async () => {
    const one = await member(['viewer'])
    const older = await linkFor(one)
    const newer = await linkFor(one)
    expect((await use(older.token)).status).toBe(404)
    expect((await use(newer.token)).status).toBe(204)
  })

  it('wants ten characters and leaves the link as it was otherwise', async () => {
    const { token } = await linkFor(await member(['viewer']))
    const refused = await use(token, 'nine char')
    expect(refused.status).toBe(400)
    expect(refused.body.error.message).toBe('password: Ten characters or more.')
    expect((await use(token)).status).toBe(204)
  })

  it('does not let in whoever may no longer sign in', async () => {
    const one = await member(['viewer'])
    const { token } = await linkFor(one)
    await ask('PATCH', `/api/people/${one.id}`, { as: admin, body: { active: false } })
    expect((await use(token)).status).toBe(204)
    expect((await signIn(one.email)).status).toBe(401)
  })

  it('does not take an invitation for a reset link, nor a token that was never given', async () => {
    const invited = await ask('POST', '/api/invitations', {
      as: admin,
      body: { email: 'new@example.org', roles: ['viewer'] },
    })
    expect((await use(invited.body.invitation.token)).status).toBe(404)
    expect((await use('x'.repeat(43))).status).toBe(404)
  })
})
