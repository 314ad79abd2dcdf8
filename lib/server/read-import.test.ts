import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { temporaryDatabase } from '@/db/testing/database'
import { docx, p } from '@/lib/exchange/testing/docx-file'
import { hasSharedData, sharedBytes, sharedFiles } from '@/lib/exchange/testing/shared-data'
import { createArticle } from './create-article'
import { programPath } from './program'
import { readImport } from './read-import'
import { ReaderPool, USUAL_LIMITS } from './reader/reader-pool'
import type { ReadingJob } from './reader/reading'
import { ask } from './testing/http'
import { type Member, member } from './testing/people'

temporaryDatabase()

let editor: Member
let pool: ReaderPool
/* The same, with little time. */
let hasty: ReaderPool
beforeAll(async () => {
  editor = await member(['editor'], { name: 'Tom' })
  const program = await programPath('lib/server/reader/testing/stubborn-process.ts')
  const limits = { ...USUAL_LIMITS, memory: 128 * 1024 * 1024, atOnce: 1, waitingEach: 0 }
  pool = new ReaderPool(async () => program, limits)
  hasty = new ReaderPool(async () => program, { ...limits, time: 300 })
})
afterAll(() => {
  pool.close()
  hasty.close()
})

const file = (text: string): ReadingJob => ({ kind: 'text', text: { text, fileName: 'port.txt' } })
const articles = async () => (await ask('GET', '/api/articles', { as: editor })).body.articles.length

function form(bytes: Uint8Array, name: string): FormData {
  const sent = new FormData()
  sent.set('file', new File([new Uint8Array(bytes)], name))
  return sent
}

describe('what cannot be read', () => {
  it.each([
    ['takes too long', 'loop', 422, 'too_slow'],
    ['takes too much memory', 'fill', 413, 'too_large'],
    ['makes the reader leave', 'leave', 422, 'unreadable'],
    ['makes the reader stumble', 'stumble', 422, 'unreadable'],
    ['makes the reader answer what is no draft', 'lie', 422, 'unreadable'],
  ])('because it %s is refused in words', async (_, text, status, code) => {
    vi.spyOn(console, 'error').mockImplementation(() => undefined)
    const read = await readImport(editor.actor, file(text), undefined, text === 'loop' ? hasty : pool)
    expect(read).toMatchObject({ ok: false, error: { status, code } })
    expect(!read.ok && read.error.message).toMatch(/^“port\.txt” .+\. Nothing was imported\.$/)
  })

  it('holds nobody up: others are answered meanwhile, and told when too much is waiting', async () => {
    const leaving = new AbortController()
    const stuck = readImport(editor.actor, file('loop'), leaving.signal, pool)
    expect((await ask('GET', '/api/health')).status).toBe(200)
    expect(await readImport(editor.actor, file('x'), undefined, pool)).toMatchObject({
      error: { status: 429, code: 'too_many_imports', details: { retryAfterSeconds: 10 } },
    })
    leaving.abort()
    expect(await stuck).toMatchObject({ error: { status: 400, code: 'cut_off' } })
  })

  it('becomes nothing when whoever sent it has gone', async () => {
    const sent = { file: { name: 'port.docx', bytes: docx(p('Harbour')) }, signal: AbortSignal.abort() }
    expect(await createArticle(editor.actor, {}, sent)).toMatchObject({ error: { code: 'cut_off' } })
    expect(await articles()).toBe(0)
  })
})

describe.skipIf(!hasSharedData)('every hostile file there is', () => {
  const hostile = [
    ...sharedFiles('hostile/zips', '.zip').map(name => `hostile/zips/${name}`),
    ...sharedFiles('docx', '.docm').map(name => `docx/${name}`),
    ...sharedFiles('docx', '.docx').flatMap(name => (name.includes('truncated') ? [`docx/${name}`] : [])),
  ]

  it.each(hostile)('%s is refused in words, and nothing is kept', async path => {
    const answers = await Promise.all(
      ['/api/imports/preview', '/api/articles'].map(to =>
        ask('POST', to, { as: editor, body: form(sharedBytes(path), 'sent.docx') }),
      ),
    )
    for (const { status, body } of answers) {
      expect([413, 415, 422]).toContain(status)
      expect(body.error.message).toMatch(/Nothing was imported\.$/)
    }
    expect(await articles()).toBe(0)
  })
})
