import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { write } from '@/db'
import { insertPerson } from '@/db/queries/people'
import { temporaryDatabase } from '@/db/testing/database'
import type { ArchiveProgress } from '@/lib/contracts/archive'
import type { Role } from '@/lib/domain/role'
import { route } from '../route'
import { beginSession } from '../session'
import { needsSetup } from '../setup'
import { inDataFolder } from '../testing/data-folder'
import { newArticle } from '../testing/draft-window'
import { eventsOf } from '../testing/events'
import { ask } from '../testing/http'
import { cookieIn } from '../testing/people'
import { hashPassword } from '../testing/quick-password'
import { fetchArchive } from './making'
import { contentOf } from './testing/round-trip'

vi.mock('../password', () => import('../testing/quick-password'))

temporaryDatabase()
const PASSWORD = 'a long password'

async function person(id: string, roles: readonly Role[]) {
  const at = new Date().toISOString()
  const passwordHash = await hashPassword(PASSWORD)
  const cookie = await write(async db => {
    await insertPerson(db, { id, name: id, email: `${id}@example.org`, roles, passwordHash, at })
    return beginSession(db, id)
  })
  return { cookie: cookieIn(cookie), actor: { personId: id, name: id, roles } }
}
type Person = Awaited<ReturnType<typeof person>>

let ada: Person
let work = ''
let file = ''
beforeAll(async () => {
  work = mkdtempSync(join(tmpdir(), 'stet-http-'))
  ada = await person('ada', ['admin', 'editor'])
  await newArticle(ada.actor, 'Harbour', 'Five missiles fell.')
})
afterAll(() => rmSync(work, { recursive: true, force: true }))

const fetching = route('fetchArchive', ({ actor, params }) => fetchArchive(actor, params))
const prepare = (as: { readonly cookie: string } | undefined, password = PASSWORD) =>
  ask('POST', '/api/archive', { as, body: { password } })

describe('an archive over HTTP', () => {
  it('is for who manages the newsroom and may read all of it, and knows their password', async () => {
    expect((await prepare(undefined)).status).toBe(401)
    for (const roles of [['admin'], ['editor'], ['admin', 'reviewer', 'checker', 'viewer']] as const) {
      const other = await person(roles.join('-'), roles)
      expect((await prepare(other)).status).toBe(403)
    }
    const wrong = await prepare(ada, 'another password')
    expect([wrong.status, wrong.body.error.code]).toEqual([422, 'wrong_password'])
    expect(await eventsOf('newsroom.archived')).toEqual([])
  })

  it('is fetched once, by who prepared it, is recorded, and tells how far it has come', async () => {
    const { status, body } = await prepare(ada)
    expect(status).toBe(201)
    const { id, fileName } = body.archive
    expect(fileName).toMatch(/^Stet-\d{4}-\d\d-\d\d\.zip$/)
    expect((await eventsOf('newsroom.archived')).map(({ actorId }) => actorId)).toEqual(['ada'])
    const eve = await person('eve', ['admin', 'editor'])
    for (const path of [`/api/archive/${id}`, `/api/archive/${id}/progress`]) {
      expect((await ask('GET', path, { as: eve })).status).toBe(404)
    }
    const progress = async () =>
      (await ask('GET', `/api/archive/${id}/progress`, { as: ada })).body.progress as ArchiveProgress
    expect(await progress()).toMatchObject({ state: 'ready' })
    const request = new Request(`http://stet.test/api/archive/${id}`, { headers: { cookie: ada.cookie } })
    const answer = await fetching(request, { params: Promise.resolve({ id }) })
    expect(answer.headers.get('content-type')).toBe('application/zip')
    expect(answer.headers.get('content-disposition')).toContain(fileName)
    expect((await prepare(ada)).body.error.code).toBe('archive_running')
    const bytes = Buffer.from(await answer.arrayBuffer())
    expect(await progress()).toMatchObject({ state: 'done', message: null, bytes: bytes.byteLength })
    expect((await ask('GET', `/api/archive/${id}`, { as: ada })).status).toBe(404)
    file = join(work, 'newsroom.zip')
    writeFileSync(file, bytes)
    expect(String((await contentOf(file)).get('data/events.ndjson'))).toContain('newsroom.archived')
  })

  it('that is called off, or no longer fetched, is over', async () => {
    const { id } = (await prepare(ada)).body.archive
    const request = new Request(`http://stet.test/api/archive/${id}`, { headers: { cookie: ada.cookie } })
    const answer = await fetching(request, { params: Promise.resolve({ id }) })
    expect((await ask('DELETE', `/api/archive/${id}`, { as: ada })).status).toBe(204)
    await expect(answer.arrayBuffer()).rejects.toThrow()
    const { progress } = (await ask('GET', `/api/archive/${id}/progress`, { as: ada })).body
    expect(progress).toMatchObject({ state: 'failed', message: 'The archive was not fetched to its end.' })
    expect((await prepare(ada)).status).toBe(201)
  })

  it('is not sent to a newsroom that is set up', async () => {
    const refused = await send(readFileSync(file))
    expect([refused.status, refused.body.error.code]).toEqual([409, 'already_set_up'])
  })
})

const send = (body: Uint8Array, headers: Record<string, string> = {}) =>
  ask('POST', '/api/setup/archive', { body, headers: { 'content-type': 'application/zip', ...headers } })

/** Begins to restore, and answers what became of it. */
async function restoring(id: string, body: object): Promise<ArchiveProgress> {
  const begun = await ask('POST', `/api/setup/archive/${id}`, { body })
  if (begun.status !== 201) throw new Error(begun.text)
  return settled(id)
}

async function settled(id: string): Promise<ArchiveProgress> {
  for (;;) {
    const { progress } = (await ask('GET', `/api/setup/archive/${id}`)).body
    if (progress.state !== 'running') return progress
    await new Promise(resolve => setImmediate(resolve))
  }
}

describe('restoring over HTTP', () => {
  const into = <T>(what: () => Promise<T>) => inDataFolder(mkdtempSync(join(work, 'empty-')), what)
  const BODY = { name: 'Ada', email: 'Ada@Example.org', password: 'a new password' }

  it('shows what an archive is, restores it, and gives its sender their account back', async () => {
    await into(async () => {
      const sent = await send(readFileSync(file))
      expect(sent.status).toBe(201)
      const { id, rows, bytes } = sent.body.archive
      expect([rows.articles, bytes]).toEqual([1, readFileSync(file).byteLength])
      expect(
        (await ask('POST', `/api/setup/archive/${id}`, { body: { ...BODY, password: 'short' } })).status,
      ).toBe(400)
      expect((await ask('POST', '/api/setup/archive/nothing', { body: BODY })).status).toBe(404)
      expect(await restoring(id, BODY)).toMatchObject({ state: 'done', message: null })
      const signIn = (email: string, password: string) =>
        ask('POST', '/api/auth/sign-in/email', { body: { email, password } })
      expect((await signIn('ada@example.org', PASSWORD)).status).toBe(401)
      const answer = await signIn('ada@example.org', BODY.password)
      const as = { cookie: cookieIn(answer.headers.get('set-cookie')) }
      const { articles } = (await ask('GET', '/api/articles', { as })).body
      expect(articles.map(({ headline }: { headline: string }) => headline)).toEqual(['Harbour'])
      expect((await ask('GET', '/api/people/ada', { as })).body.person).toMatchObject({
        name: 'ada',
        roles: ['editor', 'admin'],
      })
      expect(await eventsOf('newsroom.restored')).toMatchObject([
        { actorId: 'ada', data: { personId: 'ada', joined: false } },
      ])
      expect(readdirSync(join(process.env.STET_DATA ?? '', 'restoring'))).toEqual([])
      expect((await send(readFileSync(file))).body.error.code).toBe('already_set_up')
    })
  })

  it('makes whoever the archive does not know an admin, and no more', async () => {
    await into(async () => {
      const { id } = (await send(readFileSync(file))).body.archive
      expect((await restoring(id, { ...BODY, email: 'new@example.org' })).state).toBe('done')
      const [event] = await eventsOf('newsroom.restored')
      const as = { cookie: cookieIn(await write(db => beginSession(db, event?.actorId ?? ''))) }
      expect((await ask('GET', `/api/people/${event?.actorId}`, { as })).body.person.roles).toEqual(['admin'])
      expect((await ask('GET', '/api/articles', { as })).status).toBe(403)
    })
  })

  it('that is called off leaves an empty Stet, in which it can be begun again', async () => {
    await into(async () => {
      const { id } = (await send(readFileSync(file))).body.archive
      const begun = await ask('POST', `/api/setup/archive/${id}`, { body: BODY })
      expect(begun.body.progress.state).toBe('running')
      expect((await send(readFileSync(file))).body.error.code).toBe('restoring')
      expect((await ask('DELETE', `/api/setup/archive/${id}`)).status).toBe(204)
      expect(await settled(id)).toMatchObject({
        state: 'failed',
        message: 'Called off. Nothing was restored.',
      })
      expect(await needsSetup()).toBe(true)
      expect((await restoring(id, BODY)).state).toBe('done')
    })
  })

  it('refuses what is no archive, or did not come whole, and keeps nothing of it', async () => {
    await into(async () => {
      const bytes = readFileSync(file)
      expect((await send(Buffer.from('PK'))).body.error.code).toBe('archive_no_archive')
      expect((await send(bytes.subarray(0, 2000))).status).toBe(422)
      const cut = await send(bytes.subarray(0, 2000), { 'content-length': String(bytes.byteLength) })
      expect([cut.status, cut.body.error.code]).toEqual([400, 'cut_off'])
      expect(existsSync(join(process.env.STET_DATA ?? '', 'restoring'))).toBe(false)
      expect((await send(bytes, { 'sec-fetch-site': 'cross-site' })).status).toBe(403)
      const { id } = (await send(bytes)).body.archive
      expect((await ask('DELETE', `/api/setup/archive/${id}`)).status).toBe(204)
      expect((await ask('GET', `/api/setup/archive/${id}`)).status).toBe(404)
      expect(await needsSetup()).toBe(true)
    })
  })
})
