import { describe, expect, it } from 'vitest'
import { write } from '@/db'
import { replacePassword } from '@/db/queries/people'
import { temporaryDatabase } from '@/db/testing/database'
import { ROLES } from '@/lib/domain/role'
import { hashPassword } from './password'
import { beginSession } from './session'
import { ask } from './testing/http'
import { cookieIn, type Member, member } from './testing/people'

temporaryDatabase()

const KEY = '/api/session/key'
const BROWSER = 'stet.browser='

/** Somebody at a browser that has been given its name. */
async function atBrowser(person: Member) {
  const first = await ask('POST', KEY, { as: person })
  const browser = first.headers.get('set-cookie')?.split(';')[0] ?? ''
  return { as: { cookie: `${person.cookie}; ${browser}` }, browser, key: String(first.body.key) }
}
/** The same person, signed in once more. */
async function again(person: Member): Promise<Member> {
  return { ...person, cookie: cookieIn(await write(db => beginSession(db, person.id))) }
}
const keyOf = async (as: { cookie: string }) => String((await ask('POST', KEY, { as })).body.key)

describe('the key for what waits unsaved', () => {
  it('is 32 bytes, the same at each asking, and names the browser once, out of reach of scripts', async () => {
    const one = await member(['editor'])
    const first = await ask('POST', KEY, { as: one })
    expect(Buffer.from(first.body.key, 'base64url')).toHaveLength(32)
    expect(first.body.personId).toBe(one.id)
    const cookie = first.headers.get('set-cookie') ?? ''
    expect(cookie).toMatch(/^stet\.browser=[\w-]{43}; Max-Age=\d+; Path=\/api; HttpOnly; SameSite=Lax$/)
    const again = await ask('POST', KEY, { as: { cookie: `${one.cookie}; ${cookie.split(';')[0]}` } })
    expect(again.body.key).toBe(first.body.key)
    expect(again.headers.get('set-cookie')).toBeNull()
  })

  it('is another for each browser and each person', async () => {
    const one = await atBrowser(await member(['editor']))
    const two = await member(['editor'])
    expect((await atBrowser(two)).key).not.toBe(one.key)
    expect(await keyOf({ cookie: `${two.cookie}; ${one.browser}` })).not.toBe(one.key)
    expect(await keyOf(one.as)).toBe(one.key)
  })

  it('does not heed a name that is none', async () => {
    const one = await member(['editor'])
    for (const name of ['', 'x', 'x'.repeat(500), '%00']) {
      const answer = await ask('POST', KEY, { as: { cookie: `${one.cookie}; ${BROWSER}${name}` } })
      expect(answer.headers.get('set-cookie')).toMatch(/^stet\.browser=/)
    }
  })

  it.each(ROLES)('of a %s: only who has anything to save', async role => {
    const wanted = ['checker', 'editor', 'reviewer'].includes(role) ? 200 : 403
    expect((await ask('POST', KEY, { as: await member([role]) })).status).toBe(wanted)
  })

  it('is for nobody without a session, not for tokens, and not for pages of other sites', async () => {
    const one = await member(['editor'])
    expect((await ask('POST', KEY)).status).toBe(401)
    const { body } = await ask('POST', '/api/tokens', { as: one, body: { name: 'CMS' } })
    expect((await ask('POST', KEY, { token: body.secret })).status).toBe(403)
    const foreign = await ask('POST', KEY, { as: one, headers: { origin: 'https://evil.example' } })
    expect(foreign.status).toBe(403)
    expect((await ask('GET', KEY, { as: one })).status).toBe(405)
  })

  it('outlives a session that runs out, for the same person', async () => {
    const person = await member(['editor'])
    const one = await atBrowser(person)
    const later = await again(person)
    expect(await keyOf({ cookie: `${later.cookie}; ${one.browser}` })).toBe(one.key)
  })

  it('is erased by signing out, in this browser only', async () => {
    const person = await member(['editor'])
    const here = await atBrowser(person)
    const later = await again(person)
    const elsewhere = await atBrowser(later)
    expect((await ask('POST', '/api/auth/sign-out', { as: here.as })).status).toBe(200)
    expect(await keyOf({ cookie: `${later.cookie}; ${here.browser}` })).not.toBe(here.key)
    expect(await keyOf(elsewhere.as)).toBe(elsewhere.key)
  })

  it('is erased everywhere by signing out everywhere', async () => {
    const person = await member(['editor'])
    const here = await atBrowser(person)
    const elsewhere = await atBrowser(await again(person))
    expect((await ask('POST', '/api/auth/revoke-sessions', { as: here.as })).status).toBe(200)
    const later = await again(person)
    expect(await keyOf({ cookie: `${later.cookie}; ${here.browser}` })).not.toBe(here.key)
    expect(await keyOf({ cookie: `${later.cookie}; ${elsewhere.browser}` })).not.toBe(elsewhere.key)
  })

  it('is erased elsewhere by a new password', async () => {
    const person = await member(['editor'])
    const hash = await hashPassword('an old password')
    await write(db => replacePassword(db, person.id, hash, new Date().toISOString()))
    const here = await atBrowser(person)
    const elsewhere = await atBrowser(await again(person))
    const body = { currentPassword: 'an old password', newPassword: 'a new password' }
    expect((await ask('POST', '/api/auth/change-password', { as: here.as, body })).status).toBe(200)
    const later = await again(person)
    expect(await keyOf({ cookie: `${later.cookie}; ${here.browser}` })).toBe(here.key)
    expect(await keyOf({ cookie: `${later.cookie}; ${elsewhere.browser}` })).not.toBe(elsewhere.key)
  })

  it('is erased when somebody may no longer sign in', async () => {
    const admin = await member(['admin'])
    const person = await member(['editor'])
    const here = await atBrowser(person)
    const active = (active: boolean) =>
      ask('PATCH', `/api/people/${person.id}`, { as: admin, body: { active } })
    expect((await active(false)).status).toBe(200)
    expect((await active(true)).status).toBe(200)
    const later = await again(person)
    expect(await keyOf({ cookie: `${later.cookie}; ${here.browser}` })).not.toBe(here.key)
  })
})

describe('a window opened as one person', () => {
  it('does nothing for another who has signed in since', async () => {
    const one = await member(['editor'])
    const two = await member(['editor'])
    const send = (as: Member, opened: Member) =>
      ask('POST', '/api/articles', { as, body: { text: 'Text.' }, headers: { 'x-stet-as': opened.id } })
    const refused = await send(two, one)
    expect([refused.status, refused.body.error.code]).toEqual([401, 'other_person'])
    expect((await send(one, one)).status).toBe(201)
  })
})
