import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeAll, describe, expect, it, vi } from 'vitest'
import { temporaryDatabase } from '@/db/testing/database'
import { eventsOf } from './testing/events'
import { ask } from './testing/http'
import { type Member, member } from './testing/people'

const folder = temporaryDatabase()

let admin: Member
beforeAll(async () => {
  admin = await member(['admin'])
})
afterEach(() => {
  vi.useRealTimers()
})

async function tokenOf(as: Member, name = 'CMS'): Promise<{ id: string; secret: string }> {
  const { status, body } = await ask('POST', '/api/tokens', { as, body: { name } })
  expect(status).toBe(201)
  return { id: body.token.id, secret: body.secret }
}

const listed = async (as: Member) => (await ask('GET', '/api/tokens', { as })).body.tokens

describe('a bearer token', () => {
  it('is shown once and stored as a hash', async () => {
    const one = await member(['viewer'])
    const { id, secret } = await tokenOf(one)
    expect(secret).toMatch(/^stet_[\w-]{43}$/)
    const list = await ask('GET', '/api/tokens', { as: one })
    expect(list.body.tokens).toEqual([expect.objectContaining({ id, name: 'CMS', hint: secret.slice(-4) })])
    expect(list.text).not.toContain(secret)
    const stored = readFileSync(join(folder(), 'stet.db-wal'), 'latin1')
    expect(stored).toContain(id)
    expect(stored).not.toContain(secret)
    expect(JSON.stringify(await eventsOf('token.'))).not.toContain(secret)
  })

  it('has the rights of its owner, whatever they are by then', async () => {
    const one = await member(['viewer'])
    const { secret } = await tokenOf(one)
    const invite = { email: 'a@example.org', roles: ['viewer'] }
    expect((await ask('GET', `/api/people/${one.id}`, { token: secret })).body.person.email).toBe(one.email)
    expect((await ask('POST', '/api/invitations', { token: secret, body: invite })).status).toBe(403)
    await ask('PATCH', `/api/people/${one.id}`, { as: admin, body: { roles: ['admin'] } })
    expect((await ask('POST', '/api/invitations', { token: secret, body: invite })).status).toBe(201)
  })

  it('needs no Origin, since no page of another site can send it', async () => {
    const { secret } = await tokenOf(await member(['viewer']))
    const headers = { origin: 'https://cms.example', 'sec-fetch-site': 'cross-site' }
    const made = await ask('POST', '/api/tokens', { token: secret, body: { name: 'another' }, headers })
    expect(made.status).toBe(201)
  })

  it('is refused once revoked', async () => {
    const one = await member(['viewer'])
    const { id, secret } = await tokenOf(one)
    expect((await ask('DELETE', '/api/tokens', { as: one, body: { id } })).status).toBe(204)
    expect((await ask('GET', '/api/people', { token: secret })).status).toBe(401)
    expect(await listed(one)).toEqual([])
    expect((await ask('DELETE', '/api/tokens', { as: one, body: { id } })).status).toBe(404)
    expect((await eventsOf('token.revoked')).at(-1)?.data).toEqual({ tokenId: id })
  })

  it('is revoked by the query too, since not every client sends a body with DELETE', async () => {
    const one = await member(['viewer'])
    const { id, secret } = await tokenOf(one)
    expect((await ask('DELETE', '/api/tokens', { as: one })).status).toBe(400)
    expect((await ask('DELETE', `/api/tokens?id=${id}`, { as: one })).status).toBe(204)
    expect((await ask('GET', '/api/people', { token: secret })).status).toBe(401)
  })

  it('needs no name', async () => {
    const one = await member(['viewer'])
    expect((await ask('POST', '/api/tokens', { as: one, body: {} })).body.token.name).toBe('Token')
  })

  it('is refused while its owner may not sign in', async () => {
    const one = await member(['viewer'])
    const { secret } = await tokenOf(one)
    await ask('PATCH', `/api/people/${one.id}`, { as: admin, body: { active: false } })
    expect((await ask('GET', '/api/people', { token: secret })).status).toBe(401)
  })

  it('is not made up for by a cookie when it is wrong', async () => {
    for (const token of ['', 'stet_', `stet_${'x'.repeat(43)}`, 'Bearer', '\u00fc']) {
      expect((await ask('GET', '/api/people', { as: admin, token })).status).toBe(401)
    }
  })

  it('leaves another program’s Authorization to that program', async () => {
    const headers = { authorization: 'Basic Zm9vOmJhcg==' }
    expect((await ask('GET', '/api/people', { as: admin, headers })).status).toBe(200)
  })

  it('notes when it was used, at most once a minute', async () => {
    const one = await member(['viewer'])
    const { secret } = await tokenOf(one)
    const start = Date.now()
    const use = async (afterMs: number) => {
      vi.useFakeTimers({ toFake: ['Date'], now: start + afterMs })
      await ask('GET', '/api/people', { token: secret })
      return (await listed(one))[0].lastUsedAt
    }
    const first = await use(0)
    expect(first).toBe(new Date(start).toISOString())
    expect(await use(59_000)).toBe(first)
    expect(await use(61_000)).toBe(new Date(start + 61_000).toISOString())
  })

  it('is nobody else’s to see or to revoke', async () => {
    const one = await member(['viewer'])
    const { id, secret } = await tokenOf(one)
    expect(await listed(admin)).toEqual([])
    expect((await ask('DELETE', '/api/tokens', { as: admin, body: { id } })).status).toBe(404)
    expect((await ask('GET', '/api/people', { token: secret })).status).toBe(200)
  })

  it('cannot be made without signing in, or without a name', async () => {
    expect((await ask('POST', '/api/tokens', { body: { name: 'x' } })).status).toBe(401)
    expect((await ask('GET', '/api/tokens')).status).toBe(401)
    expect((await ask('DELETE', '/api/tokens', { body: { id: 'x' } })).status).toBe(401)
    expect((await ask('POST', '/api/tokens', { as: admin, body: { name: ' ' } })).status).toBe(400)
  })
})
