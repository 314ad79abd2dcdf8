import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { temporaryDatabase } from '@/db/testing/database'
import { demoPeople, openDemo } from './demo'
import { isLoopback } from './loopback'
import { ask } from './testing/http'
import { cookieIn } from './testing/people'

temporaryDatabase()

const enter = (personId: string, headers: Record<string, string> = {}) =>
  ask('POST', '/api/demo/sign-in', {
    body: { personId },
    headers: { host: '127.0.0.1:3000', ...headers },
  })

describe('without STET_DEMO', () => {
  it('there is nobody to be', async () => {
    expect(await demoPeople()).toEqual([])
    expect((await enter('anybody')).status).toBe(404)
  })
})

describe('the demonstration', () => {
  beforeEach(() => {
    vi.stubEnv('STET_DEMO', '1')
    vi.stubEnv('HOST', '127.0.0.1')
  })
  afterEach(() => {
    vi.unstubAllEnvs()
  })

  it('does not open where others could reach it', () => {
    for (const host of ['0.0.0.0', '::', '', '192.168.1.5', 'stet.example', 'localhost.evil.example']) {
      vi.stubEnv('HOST', host)
      expect(() => openDemo()).toThrow(/127\.0\.0\.1/)
    }
  })

  it('has a checker, an editor, a reviewer and an admin, each a click away', async () => {
    const people = await demoPeople()
    expect(people.map(({ roles }) => roles)).toEqual([['checker'], ['editor'], ['reviewer'], ['admin']])
    for (const { id, name } of people) {
      const answer = await enter(id)
      expect(answer.status).toBe(204)
      const as = { cookie: cookieIn(answer.headers.get('set-cookie')) }
      expect((await ask('GET', `/api/people/${id}`, { as })).body.person.name).toBe(name)
    }
  })

  it('is made once', async () => {
    const [before, again] = [await demoPeople(), await demoPeople()]
    expect(again).toEqual(before)
  })

  it('lets nobody in under another name, from another site, or as nobody', async () => {
    const [first] = await demoPeople()
    const id = first?.id ?? ''
    expect((await enter(id, { host: 'evil.example' })).status).toBe(404)
    expect((await enter(id, { host: '192.168.1.5:3000' })).status).toBe(404)
    expect((await enter(id, { origin: 'http://evil.example' })).status).toBe(403)
    expect((await enter('nobody')).status).toBe(404)
    expect((await enter('')).status).toBe(400)
  })
})

describe('isLoopback', () => {
  it.each([
    '127.0.0.1',
    '127.0.0.1:3000',
    '127.8.8.8',
    'localhost',
    'LOCALHOST:80',
    '::1',
    '[::1]:3000',
    '::ffff:127.0.0.1',
  ])('knows %s', host => {
    expect(isLoopback(host)).toBe(true)
  })
  it.each([
    '',
    '0.0.0.0',
    '::',
    '[::]:1',
    '128.0.0.1',
    '127.0.0.1.evil.example',
    'localhost.evil',
    '1127.0.0.1',
  ])('does not take %j for it', host => {
    expect(isLoopback(host)).toBe(false)
  })
})
