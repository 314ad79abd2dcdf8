import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeAll, describe, expect, it, vi } from 'vitest'
import { temporaryDatabase } from '@/db/testing/database'
import { ROLES } from '@/lib/domain/role'
import { eventsOf } from './testing/events'
import { ask } from './testing/http'
import { cookieIn, type Member, member } from './testing/people'

vi.mock('./password', () => import('./testing/quick-password'))

const folder = temporaryDatabase()
const DAY = 24 * 60 * 60 * 1000
const JOIN = { name: 'New Person', password: 'a long password' }

let admin: Member
beforeAll(async () => {
  admin = await member(['admin'])
})
afterEach(() => {
  vi.useRealTimers()
})

async function invite(email: string, roles = ['checker']) {
  const { status, body } = await ask('POST', '/api/invitations', { as: admin, body: { email, roles } })
  expect(status).toBe(201)
  return body.invitation
}

const accept = (token: string, body: unknown = JOIN) => ask('POST', `/api/invitations/${token}`, { body })

function later(milliseconds: number): void {
  vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + milliseconds })
}

describe('inviting', () => {
  it.each(ROLES.filter(role => role !== 'admin'))('is not for a %s', async role => {
    const as = await member([role])
    const body = { email: 'a@example.org', roles: ['viewer'] }
    expect((await ask('POST', '/api/invitations', { as, body })).status).toBe(403)
    expect((await ask('DELETE', '/api/invitations/any', { as })).status).toBe(403)
  })

  it('is not for whoever is not signed in', async () => {
    expect((await ask('POST', '/api/invitations', { body: {} })).status).toBe(401)
    expect((await ask('DELETE', '/api/invitations/any')).status).toBe(401)
  })

  it('answers a link once and keeps only its hash', async () => {
    const { id, token, url, expiresAt } = await invite('once@example.org')
    expect(Buffer.from(token, 'base64url')).toHaveLength(32)
    expect(url).toBe(`http://stet.test/invitations/${token}`)
    expect(Date.parse(expiresAt) - Date.now()).toBeGreaterThan(6.9 * DAY)
    expect(Date.parse(expiresAt) - Date.now()).toBeLessThanOrEqual(7 * DAY)
    const list = await ask('GET', '/api/people', { as: admin })
    expect(list.body.invitations).toContainEqual(expect.objectContaining({ id, email: 'once@example.org' }))
    expect(list.text).not.toContain(token)
    const stored = readFileSync(join(folder(), 'stet.db-wal'), 'latin1')
    expect(stored).toContain('once@example.org')
    expect(stored).not.toContain(token)
  })

  it('refuses an address that is here already, however it is written', async () => {
    const body = { email: admin.email.toUpperCase(), roles: ['viewer'] }
    const refused = await ask('POST', '/api/invitations', { as: admin, body })
    expect(refused.status).toBe(409)
    expect(refused.body.error.code).toBe('email_taken')
  })

  it('lets a newer link take the place of an older one', async () => {
    const older = await invite('twice@example.org')
    const newer = await invite('Twice@example.org')
    expect((await accept(older.token)).status).toBe(404)
    expect((await accept(newer.token)).status).toBe(201)
  })

  it.each([
    [{ email: 'not an address', roles: ['viewer'] }, 'email'],
    [{ email: 'a@example.org', roles: [] }, 'roles'],
    [{ email: 'a@example.org', roles: ['owner'] }, 'roles.0'],
    [{ email: 'a@example.org' }, 'roles'],
    [{ email: 'a@example.org', roles: ['viewer'], name: '\u0007' }, 'name'],
  ])('refuses %j and names the field', async (body, path) => {
    const refused = await ask('POST', '/api/invitations', { as: admin, body })
    expect(refused.status).toBe(400)
    expect(refused.body.error.details.issues[0].path).toBe(path)
  })
})

describe('accepting', () => {
  it('makes the person, with the roles of the invitation, and signs them in', async () => {
    const { token } = await invite('Mixed.Case@example.org', ['reviewer', 'checker'])
    const joined = await accept(token)
    expect(joined.status).toBe(201)
    expect(joined.body.person).toMatchObject({
      name: 'New Person',
      email: 'mixed.case@example.org',
      roles: ['checker', 'reviewer'],
      active: true,
    })
    const as = { cookie: cookieIn(joined.headers.get('set-cookie')) }
    expect((await ask('GET', `/api/people/${joined.body.person.id}`, { as })).status).toBe(200)
    const events = await eventsOf('person.joined')
    expect(events.at(-1)).toMatchObject({ actorId: joined.body.person.id })
  })

  it('works once', async () => {
    const { token } = await invite('single@example.org')
    expect((await accept(token)).status).toBe(201)
    const again = await accept(token)
    expect(again.status).toBe(410)
    expect(again.body.error.code).toBe('used')
  })

  it('lets one of two in who accept at once', async () => {
    const { token } = await invite('race@example.org')
    const answers = await Promise.all([accept(token), accept(token), accept(token)])
    expect(answers.map(({ status }) => status).sort()).toEqual([201, 410, 410])
    const people = (await ask('GET', '/api/people', { as: admin })).body.people
    expect(people.filter((one: { email: string }) => one.email === 'race@example.org')).toHaveLength(1)
  })

  it('runs out after seven days', async () => {
    const { token } = await invite('late@example.org')
    later(7 * DAY + 1000)
    const late = await accept(token)
    expect(late.status).toBe(410)
    expect(late.body.error.code).toBe('expired')
  })

  it('works until then', async () => {
    const { token } = await invite('early@example.org')
    later(7 * DAY - 60_000)
    expect((await accept(token)).status).toBe(201)
  })

  it('refuses a token that was never given', async () => {
    for (const token of ['a', 'x'.repeat(43), 'x'.repeat(200), '%00']) {
      expect((await accept(token)).status).toBe(404)
    }
  })

  it('does not take a reset link for an invitation', async () => {
    const { body } = await ask('POST', `/api/people/${admin.id}/reset`, { as: admin })
    expect((await accept(body.reset.token)).status).toBe(404)
  })

  it('wants ten characters, and cannot be told roles', async () => {
    const { token } = await invite('short@example.org')
    expect((await accept(token, { ...JOIN, password: 'nine char' })).status).toBe(400)
    expect((await accept(token, { ...JOIN, roles: ['admin'] })).status).toBe(400)
    expect((await accept(token)).status).toBe(201)
  })
})

describe('withdrawing', () => {
  it('stops the link', async () => {
    const { id, token } = await invite('gone@example.org')
    expect((await ask('DELETE', `/api/invitations/${id}`, { as: admin })).status).toBe(204)
    expect((await accept(token)).status).toBe(404)
    expect((await ask('DELETE', `/api/invitations/${id}`, { as: admin })).status).toBe(404)
    expect(await eventsOf('invitation.withdrawn')).toContainEqual(
      expect.objectContaining({ actorId: admin.id, data: { invitationId: id, email: 'gone@example.org' } }),
    )
  })

  it('does not undo what was accepted', async () => {
    const { id, token } = await invite('kept@example.org')
    const joined = await accept(token)
    expect((await ask('DELETE', `/api/invitations/${id}`, { as: admin })).status).toBe(404)
    expect((await ask('GET', `/api/people/${joined.body.person.id}`, { as: admin })).status).toBe(200)
  })
})
