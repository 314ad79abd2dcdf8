import { chmodSync, copyFileSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { closeDatabase, rebuildSearch, writeAlone } from '@/db'
import { temporaryDatabase } from '@/db/testing/database'
import { startProcess } from '@/db/testing/process'
import { tamper } from '@/db/testing/tamper'
import packageJson from '@/package.json'
import { newArticle } from './testing/draft-window'
import { ask } from './testing/http'
import { member } from './testing/people'

const data = temporaryDatabase()

const made: string[] = []
function folderWith(contents: Record<string, string> = {}): string {
  const folder = mkdtempSync(join(tmpdir(), 'stet-health-'))
  made.push(folder)
  for (const [name, text] of Object.entries(contents)) writeFileSync(join(folder, name), text)
  return folder
}
afterEach(() => {
  for (const folder of made.splice(0)) {
    chmodSync(folder, 0o700)
    rmSync(folder, { recursive: true, force: true })
  }
})

describe('health', () => {
  it('is well with a database that is open, migrated and can be written', async () => {
    const { status, body } = await ask('GET', '/api/health')
    expect(status).toBe(200)
    expect(body).toEqual({
      ok: true,
      version: packageJson.version,
      checks: {
        database: { ok: true },
        migrations: { ok: true },
        writable: { ok: true },
        pictures: { ok: true },
        space: { ok: true },
        search: { ok: true },
      },
      streams: 0,
      jobs: { waiting: 0, failed: 0 },
    })
  })

  it('says which failed, and nothing of paths, when the file is no database', async () => {
    const folder = folderWith({ 'stet.db': 'this is not a database, however long it may go on. '.repeat(99) })
    vi.stubEnv('STET_DATA', folder)
    const { status, body, text } = await ask('GET', '/api/health')
    expect(status).toBe(503)
    expect(body.error.code).toBe('unwell')
    expect(body.error.message).toBe('Stet cannot work now: database, migrations, writable, search.')
    expect(body.error.details.checks).toMatchObject({
      database: { ok: false, message: 'The database on the server is damaged.' },
      space: { ok: true },
    })
    expect(text).not.toContain(folder)
  })

  it('says that the data folder is none', async () => {
    const folder = folderWith({ file: '' })
    vi.stubEnv('STET_DATA', join(folder, 'file', 'data'))
    const { status, body } = await ask('GET', '/api/health')
    expect(status).toBe(503)
    expect(body.error.details.checks.database.ok).toBe(false)
  })

  it('says that nothing can be written where a server that was killed left a database that may only be read', async () => {
    await ask('GET', '/api/health')
    const folder = folderWith()
    for (const file of readdirSync(data())) {
      if (!file.startsWith('stet.db')) continue
      copyFileSync(join(data(), file), join(folder, file))
      chmodSync(join(folder, file), 0o444)
    }
    chmodSync(folder, 0o555)
    const server = startProcess('lib/server/testing/health-process.ts', [], folder)
    expect(await server.ended).toBe(0)
    expect(JSON.parse(server.output()).error?.details.checks).toEqual({
      database: { ok: true },
      migrations: { ok: true },
      writable: { ok: false, message: 'The data folder on the server cannot be written.' },
      pictures: { ok: false, message: 'The data folder on the server cannot be written.' },
      space: { ok: true },
      search: { ok: true },
    })
  }, 30_000)

  it('notices an index of words that has gone or does not follow, and is well once it was made anew', async () => {
    const { actor } = await member(['editor'])
    await newArticle(actor, 'Harbour', 'Five missiles fell.')
    for (const harm of ['DELETE FROM search_text', 'DELETE FROM search_entries']) {
      tamper(data(), [harm])
      const { status, body } = await ask('GET', '/api/health')
      expect([status, body.error.message]).toEqual([503, 'Stet cannot work now: search.'])
      await rebuildSearch()
      expect((await ask('GET', '/api/health')).status).toBe(200)
    }
  })

  it('is well, and answers at once, while something writes alone for minutes', async () => {
    let end: () => void = () => undefined
    let begin: () => void = () => undefined
    const begun = new Promise<void>(resolve => {
      begin = resolve
    })
    const writing = writeAlone(() => {
      begin()
      return new Promise<void>(resolve => {
        end = resolve
      })
    })
    await begun
    expect((await ask('GET', '/api/health')).status).toBe(200)
    end()
    await writing
  })

  it('of the database is what every other route says too', async () => {
    vi.stubEnv('STET_SECRET', 'a secret that is long enough for this')
    const one = await member(['viewer'])
    vi.stubEnv('STET_DATA', folderWith({ 'stet.db': 'x'.repeat(5000) }))
    const bearer = await ask('GET', '/api/people', { token: 'stet_x' })
    expect(bearer.status).toBe(503)
    expect(bearer.body.error).toEqual({
      code: 'database_unavailable',
      message: 'The database on the server is damaged.',
      details: { reason: 'damaged' },
    })
    const body = { email: one.email, password: 'a long password' }
    expect((await ask('POST', '/api/auth/sign-in/email', { body })).status).toBe(503)
    expect((await ask('GET', '/api/auth/get-session', { as: one })).status).toBe(503)
    const session = { newsroom: 'x', name: 'x', email: 'x@example.org', password: 'a long password' }
    expect((await ask('POST', '/api/setup', { body: session })).status).toBe(503)
    closeDatabase()
  })
})
