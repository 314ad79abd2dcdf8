import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it, vi } from 'vitest'
import { closeDatabase } from '@/db'
import { temporaryDatabase } from '@/db/testing/database'
import type { PlacedClaim } from '@/lib/contracts/claim'
import { ROLES } from '@/lib/domain/role'
import { STATUSES } from '@/lib/domain/status'
import { SAMPLE_CLAIMS } from '@/lib/exchange/sample/sample-claims'
import { needsSetup } from './setup'
import { eventsOf } from './testing/events'
import { ask } from './testing/http'
import { cookieIn } from './testing/people'

temporaryDatabase()

const BODY = { newsroom: 'The Lantern', name: 'Ada', email: 'Ada@Example.org', password: 'a long password' }
const setUp = (body: unknown = BODY) => ask('POST', '/api/setup', { body })

/* In this order: each test finds the newsroom as the one before it left it. */
let winner = ''
describe('setting up the newsroom', () => {
  it.each([
    [{ ...BODY, password: 'short' }, 'password'],
    [{ ...BODY, email: 'nobody' }, 'email'],
    [{ ...BODY, newsroom: '  ' }, 'newsroom'],
    [{ newsroom: 'x' }, 'name'],
  ])('refuses what is not complete and names the field', async (body, path) => {
    const refused = await setUp(body)
    expect(refused.status).toBe(400)
    expect(refused.body.error.details.issues[0].path).toBe(path)
    expect(await needsSetup()).toBe(true)
  })

  it('gives its first person every role and a session, once, to one of several at once', async () => {
    const answers = await Promise.all([setUp(), setUp({ ...BODY, email: 'eve@example.org' }), setUp()])
    expect(answers.map(({ status }) => status).sort()).toEqual([201, 409, 409])
    const done = answers.find(({ status }) => status === 201)
    expect(done?.body.person).toMatchObject({ name: 'Ada', roles: [...ROLES], active: true })
    winner = done?.body.person.email // whichever password was hashed first
    expect(done?.body.articleId).toBeNull()
    const as = { cookie: cookieIn(done?.headers.get('set-cookie') ?? null) }
    expect((await ask('GET', '/api/people', { as })).body.people).toHaveLength(1)
    expect((await ask('GET', '/api/settings', { as })).body.settings.newsroom).toBe('The Lantern')
    expect(await eventsOf('newsroom.')).toHaveLength(1)
  })

  it('is over then', async () => {
    expect(await needsSetup()).toBe(false)
    const again = await setUp()
    expect(again.status).toBe(409)
    expect(again.body.error.code).toBe('already_set_up')
    expect(again.headers.get('set-cookie')).toBeNull()
  })

  it('leaves a password that signs in, with the hash that is really used', async () => {
    const signIn = (password: string) =>
      ask('POST', '/api/auth/sign-in/email', { body: { email: winner, password } })
    expect((await signIn(BODY.password)).status).toBe(200)
    expect((await signIn('another password')).status).toBe(401)
  })
})

describe('the sample article', () => {
  it('comes along when asked for, worked on by the one person there is', async () => {
    closeDatabase()
    const folder = mkdtempSync(join(tmpdir(), 'stet-sample-'))
    vi.stubEnv('STET_DATA', folder)
    try {
      const done = await setUp({ ...BODY, sampleArticle: true })
      const as = { cookie: cookieIn(done.headers.get('set-cookie')) }
      const { body } = await ask('GET', `/api/articles/${done.body.articleId}`, { as })
      expect(body.claims).toHaveLength(SAMPLE_CLAIMS.length)
      const claims: PlacedClaim[] = body.claims
      expect(new Set(claims.map(({ status }) => status))).toEqual(new Set(STATUSES))
      // Nobody approves their own finding, in the sample either.
      expect(claims.filter(({ review }) => review === 'approved')).toEqual([])
      expect(claims.every(({ createdBy }) => createdBy?.name === 'Ada')).toBe(true)
    } finally {
      closeDatabase()
      rmSync(folder, { recursive: true })
    }
  })
})
