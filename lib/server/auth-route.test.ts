import { statSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeAll, describe, expect, it, vi } from 'vitest'
import { write } from '@/db'
import { replacePassword } from '@/db/queries/people'
import { temporaryDatabase } from '@/db/testing/database'
import { hashPassword } from './password'
import { MAX_FOR_ONE, MAX_FROM_ADDRESS } from './rate-limit'
import { eventsOf } from './testing/events'
import { ask } from './testing/http'
import { cookieIn, type Member, member } from './testing/people'

vi.mock('./password', () => import('./testing/quick-password'))

const folder = temporaryDatabase()
const PASSWORD = 'correct horse battery'
const DAY = 24 * 60 * 60 * 1000

let hash: string
beforeAll(async () => {
  hash = await hashPassword(PASSWORD)
})
afterEach(() => {
  vi.useRealTimers()
})

async function withPassword(roles: Parameters<typeof member>[0] = ['checker']): Promise<Member> {
  const one = await member(roles)
  await write(db => replacePassword(db, one.id, hash, new Date().toISOString()))
  return one
}

const signIn = (email: string, password = PASSWORD, headers: Record<string, string> = {}) =>
  ask('POST', '/api/auth/sign-in/email', { body: { email, password }, headers })

describe('signing in', () => {
  it('answers a cookie that our own routes and better-auth both take', async () => {
    const one = await withPassword(['checker', 'viewer'])
    const answer = await signIn(one.email.toUpperCase())
    expect(answer.status).toBe(200)
    expect(answer.body.user).toMatchObject({ id: one.id, email: one.email, roles: ['checker', 'viewer'] })
    const as = { cookie: cookieIn(answer.headers.get('set-cookie')) }
    expect((await ask('GET', `/api/people/${one.id}`, { as })).body.person.email).toBe(one.email)
    const session = await ask('GET', '/api/auth/get-session', { as })
    expect(session.body.user.id).toBe(one.id)
  })

  it('is known to better-auth too when our own code began the session', async () => {
    const one = await member(['viewer'])
    const session = await ask('GET', '/api/auth/get-session', { as: one })
    expect(session.body.user).toMatchObject({ id: one.id, roles: ['viewer'] })
    expect(session.body.user).not.toHaveProperty('active')
  })

  it('sets a cookie that scripts and other sites do not get', async () => {
    const one = await withPassword()
    const cookie = (await signIn(one.email)).headers.get('set-cookie') ?? ''
    expect(cookie).toMatch(/^stet\.session_token=/)
    expect(cookie).toMatch(/; Max-Age=2592000/)
    expect(cookie).toMatch(/; Path=\//)
    expect(cookie).toMatch(/; HttpOnly/)
    expect(cookie).toMatch(/; SameSite=Lax/)
    expect(cookie).not.toMatch(/Secure|Domain/)
  })

  it('keeps the cookie to HTTPS when that is how Stet is reached', async () => {
    vi.stubEnv('STET_URL', 'https://stet.example')
    const one = await withPassword()
    const cookie = (await signIn(one.email)).headers.get('set-cookie') ?? ''
    expect(cookie).toMatch(/^__Secure-stet\.session_token=.*; Secure/)
    const as = { cookie: cookieIn(cookie) }
    expect((await ask('GET', '/api/people', { as })).status).toBe(200)
    expect((await ask('GET', '/api/auth/get-session', { as })).body.user.id).toBe(one.id)
  })

  it('keeps the session token out of every answer', async () => {
    const one = await withPassword()
    const answer = await signIn(one.email)
    const cookie = cookieIn(answer.headers.get('set-cookie'))
    const token = decodeURIComponent(cookie.split('=')[1] ?? '').split('.')[0] ?? ''
    expect(token.length).toBeGreaterThan(20)
    const session = await ask('GET', '/api/auth/get-session', { as: { cookie } })
    const changed = await ask('POST', '/api/auth/change-password', {
      as: { cookie },
      body: { currentPassword: PASSWORD, newPassword: PASSWORD },
    })
    for (const { status, text } of [answer, session, changed]) {
      expect(status).toBe(200)
      expect(text).not.toContain(token)
      expect(text).not.toMatch(/"token"|password|quick:/i)
    }
  })

  it('says the same of an unknown account, a wrong password and a person who has left', async () => {
    const one = await withPassword()
    const gone = await withPassword()
    const admin = await member(['admin'])
    await ask('PATCH', `/api/people/${gone.id}`, { as: admin, body: { active: false } })
    const answers = [
      await signIn('nobody@example.org'),
      await signIn(one.email, 'wrong password'),
      await signIn(gone.email),
      await signIn('not an address'),
    ]
    for (const { status, body, headers } of answers) {
      expect(status).toBe(401)
      expect(body.error).toEqual({
        code: 'invalid_email_or_password',
        message: 'That e-mail and password do not belong together.',
      })
      expect(headers.get('set-cookie')).toBeNull()
    }
  })

  it.each([
    [400, '{"email":"a@example.org"}'],
    [400, '{"email":{"$gt":""},"password":"x"}'],
    [400, '[]'],
    [400, '{'],
    [413, JSON.stringify({ email: 'a@example.org', password: 'x'.repeat(20_000) })],
  ])('answers %i to a body that is none', async (status, body) => {
    expect((await ask('POST', '/api/auth/sign-in/email', { body })).status).toBe(status)
  })

  it('takes JSON only', async () => {
    const headers = { 'content-type': 'application/x-www-form-urlencoded' }
    const answer = await ask('POST', '/api/auth/sign-in/email', { body: 'email=a&password=b', headers })
    expect(answer.status).toBe(415)
  })

  it('refuses a page of another site', async () => {
    const answer = await signIn('a@example.org', PASSWORD, { origin: 'https://evil.example' })
    expect(answer.status).toBe(403)
    expect(answer.body.error.code).toBe('origin')
  })
})

describe('a session', () => {
  it('lasts thirty days from its last use', async () => {
    const start = Date.now()
    const one = await member(['viewer'])
    const at = (days: number) => vi.useFakeTimers({ toFake: ['Date'], now: start + days * DAY })
    at(0.9)
    expect((await ask('GET', '/api/people', { as: one })).headers.get('set-cookie')).toBeNull()
    at(20)
    const renewed = await ask('GET', '/api/people', { as: one })
    expect(cookieIn(renewed.headers.get('set-cookie'))).toBe(one.cookie)
    at(49)
    expect((await ask('GET', '/api/people', { as: one })).status).toBe(200)
    at(49 + 30.1)
    expect((await ask('GET', '/api/people', { as: one })).status).toBe(401)
  })

  it('ends with signing out', async () => {
    const one = await member(['viewer'])
    const out = await ask('POST', '/api/auth/sign-out', { as: one })
    expect(out.status).toBe(200)
    expect(out.headers.get('set-cookie')).toMatch(/^stet\.session_token=;.*Max-Age=0/)
    expect((await ask('GET', '/api/people', { as: one })).status).toBe(401)
    expect((await ask('GET', '/api/auth/get-session', { as: one })).body).toBeNull()
  })

  it('ends everywhere when its owner says so', async () => {
    const one = await withPassword()
    const elsewhere = { cookie: cookieIn((await signIn(one.email)).headers.get('set-cookie')) }
    expect((await ask('POST', '/api/auth/revoke-sessions', { as: one })).status).toBe(200)
    expect((await ask('GET', '/api/people', { as: elsewhere })).status).toBe(401)
    expect((await ask('GET', '/api/people', { as: one })).status).toBe(401)
  })

  it('is none when its cookie was changed, cut or signed by another', async () => {
    const one = await member(['viewer'])
    const value = decodeURIComponent(one.cookie.split('=')[1] ?? '')
    const [token = '', sign = ''] = value.split('.')
    const forged = [
      token,
      `${token}.`,
      `.${sign}`,
      `${token}x.${sign}`,
      `${token}.${sign.slice(0, -1)}`,
      '%zz',
    ]
    for (const one of forged) {
      const as = { cookie: `stet.session_token=${one.includes('%') ? one : encodeURIComponent(one)}` }
      expect((await ask('GET', '/api/people', { as })).status).toBe(401)
    }
  })
})

describe('changing a password', () => {
  const change = (as: { cookie: string }, currentPassword: string, newPassword: string) =>
    ask('POST', '/api/auth/change-password', { as, body: { currentPassword, newPassword } })

  it('ends every other session, goes on in this one, and is recorded', async () => {
    const one = await withPassword()
    const here = { cookie: cookieIn((await signIn(one.email)).headers.get('set-cookie')) }
    const changed = await change(here, PASSWORD, 'another password')
    expect(changed.status).toBe(200)
    const after = { cookie: cookieIn(changed.headers.get('set-cookie')) }
    expect((await ask('GET', '/api/people', { as: after })).status).toBe(200)
    expect((await ask('GET', '/api/people', { as: one })).status).toBe(401)
    expect((await signIn(one.email)).status).toBe(401)
    expect((await signIn(one.email, 'another password')).status).toBe(200)
    expect(await eventsOf('person.password_changed')).toContainEqual(
      expect.objectContaining({ actorId: one.id }),
    )
  })

  it('wants the present password, and ten characters', async () => {
    const one = await withPassword()
    expect((await change(one, 'wrong password', 'another password')).status).toBe(400)
    expect((await change(one, PASSWORD, 'nine char')).status).toBe(400)
    expect((await change({ cookie: '' }, PASSWORD, 'another password')).status).toBe(401)
    expect((await signIn(one.email)).status).toBe(200)
  })
})

describe('better-auth’s other endpoints', () => {
  it.each([
    ['POST', 'sign-up/email'],
    ['POST', 'update-user'],
    ['POST', 'delete-user'],
    ['POST', 'change-email'],
    ['POST', 'request-password-reset'],
    ['POST', 'reset-password'],
    ['GET', 'list-sessions'],
    ['GET', 'list-accounts'],
    ['POST', 'sign-in/social'],
    ['GET', 'ok'],
    ['GET', '__proto__'],
    ['GET', 'constructor'],
  ])('%s %s is closed', async (method, path) => {
    const one = await member(['admin'])
    const body = method === 'POST' ? { roles: ['admin'], email: 'a@example.org' } : undefined
    expect((await ask(method, `/api/auth/${path}`, { as: one, body })).status).toBe(404)
  })

  it('says which method would do', async () => {
    const answer = await ask('GET', '/api/auth/sign-in/email')
    expect(answer.status).toBe(405)
    expect(answer.headers.get('allow')).toBe('POST')
  })
})

describe('counting attempts', () => {
  it('closes an account after ten failures from anywhere, and opens it again', async () => {
    const one = await withPassword()
    for (let n = 0; n < MAX_FOR_ONE; n += 1) {
      const from = { 'x-stet-address': `192.0.2.${n}`, 'x-forwarded-for': `198.51.100.${n}` }
      expect((await signIn(one.email, 'wrong password', from)).status).toBe(401)
    }
    const closed = await signIn(one.email)
    expect(closed.status).toBe(429)
    expect(closed.body.error.code).toBe('too_many')
    expect(Number(closed.headers.get('retry-after'))).toBeGreaterThan(800)
    vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + 16 * 60_000 })
    expect((await signIn(one.email)).status).toBe(200)
  })

  it('counts attempts that run at once', async () => {
    const one = await withPassword()
    const answers = await Promise.all(
      Array.from({ length: MAX_FOR_ONE + 3 }, () => signIn(one.email, 'wrong password')),
    )
    expect(answers.filter(({ status }) => status === 429)).toHaveLength(3)
  })

  it('forgets failures once somebody gets in', async () => {
    const one = await withPassword()
    for (let round = 0; round < 2; round += 1) {
      for (let n = 0; n < MAX_FOR_ONE - 1; n += 1) await signIn(one.email, 'wrong password')
      expect((await signIn(one.email)).status).toBe(200)
    }
  })

  it('closes the door to an address, whatever it says of itself and whichever account it tries', async () => {
    const from = (n: number) => ({ 'x-stet-address': '203.0.113.7', 'x-forwarded-for': `198.51.100.${n}` })
    for (let n = 0; n < MAX_FROM_ADDRESS; n += 1) {
      await signIn(`nobody-${n}@example.org`, 'x', from(n))
    }
    expect((await signIn('somebody@example.org', 'x', from(999))).status).toBe(429)
    const elsewhere = { 'x-stet-address': '203.0.113.8' }
    expect((await signIn('somebody@example.org', 'x', elsewhere)).status).toBe(401)
  })

  it('believes as many proxies as the operator has named', async () => {
    vi.stubEnv('STET_PROXIES', '1')
    const from = (n: number) => ({
      'x-stet-address': '127.0.0.1',
      'x-forwarded-for': `10.0.0.${n}, 203.0.113.9`,
    })
    for (let n = 0; n < MAX_FROM_ADDRESS; n += 1) await signIn(`one-${n}@example.org`, 'x', from(n))
    expect((await signIn('two@example.org', 'x', from(0))).status).toBe(429)
    const another = { 'x-stet-address': '127.0.0.1', 'x-forwarded-for': '203.0.113.9, 203.0.113.10' }
    expect((await signIn('two@example.org', 'x', another)).status).toBe(401)
  })

  it('does not shut everybody out for what a proxy on this machine passes on', async () => {
    const headers = { 'x-stet-address': '127.0.0.1' }
    for (let n = 0; n <= MAX_FROM_ADDRESS; n += 1) await signIn(`any-${n}@example.org`, 'x', headers)
    expect((await signIn('three@example.org', 'x', headers)).status).toBe(401)
  })
})

describe('the secret', () => {
  it('is made once, for its owner alone', () => {
    expect(statSync(join(folder(), 'secret')).mode & 0o777).toBe(0o600)
  })
})
