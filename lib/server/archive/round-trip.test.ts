import { createHash } from 'node:crypto'
import { mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { read, write } from '@/db'
import { picturePath } from '@/db/picture-files'
import { allPeople } from '@/db/queries/people'
import { temporaryDatabase } from '@/db/testing/database'
import { dump } from '@/db/testing/dump'
import { ROLES } from '@/lib/domain/role'
import { pictureOf } from '@/lib/domain/testing/picture'
import { seedDemoArticles } from '../demo-articles'
import { deleteArticle } from '../patch-article'
import { beginSession } from '../session'
import { inDataFolder } from '../testing/data-folder'
import { accepted, newArticle } from '../testing/draft-window'
import { formWith } from '../testing/form'
import { ask } from '../testing/http'
import { cookieIn, type Member, member } from '../testing/people'
import { verifyRecord } from '../verify-record'
import type { ArchiveProgress } from './progress'
import { restoreArchive } from './restore-archive'
import { archiveTo, contentOf } from './testing/round-trip'

const folder = temporaryDatabase()
let other = ''
let file = ''
let hash = ''
let editor: Member
const heard: ArchiveProgress[] = []

beforeAll(async () => {
  editor = await member(ROLES, { name: 'Tom' })
  const [checker, reviewer] = [await member(['checker']), await member(['reviewer'])]
  await seedDemoArticles({ editor: editor.actor, checker: checker.actor, reviewer: reviewer.actor })
  const gone = await newArticle(editor.actor, 'Gäte 真相 שלום', 'Five missiles 👩‍🚒 fell.')
  const picture = await ask('POST', `/api/articles/${gone}/pictures`, {
    as: editor,
    body: formWith(await pictureOf('png')),
  })
  hash = picture.body.picture.hash
  accepted(await deleteArticle(editor.actor, { id: gone }))
  other = mkdtempSync(join(tmpdir(), 'stet-restored-'))
  file = join(other, 'newsroom.zip')
  await archiveTo(file, { hear: progress => heard.push(progress) })
  await inDataFolder(other, async () => accepted(await restoreArchive(file)))
})
afterAll(() => rmSync(other, { recursive: true, force: true }))

describe('a newsroom that was archived and restored', () => {
  it('has every row as it was, byte for byte, with what triggers count', () => {
    const before = dump(folder())
    expect(before.length).toBeGreaterThan(200)
    expect(dump(other)).toEqual(before)
  })

  it('has its pictures, each in its place', async () => {
    const bytes = readFileSync(picturePath(hash))
    await inDataFolder(other, async () => {
      expect(picturePath(hash).startsWith(other)).toBe(true)
      expect(readFileSync(picturePath(hash)).equals(bytes)).toBe(true)
    })
  })

  it('is archived again into the same', async () => {
    const again = join(other, 'again.zip')
    await inDataFolder(other, () => archiveTo(again, { madeBy: 'Bea', madeAt: '2027-01-01T00:00:00.000Z' }))
    expect(await contentOf(again)).toEqual(await contentOf(file))
    expect(statSync(again).size).toBeGreaterThan(1000)
  })

  it('answers the same over HTTP, has a record that holds, and lets nobody in by an old session or password', async () => {
    const paths = ['/api/articles', '/api/articles?trashed=true', '/api/claims?limit=200', '/api/sources']
    const { articles } = (await ask('GET', '/api/articles', { as: editor })).body
    for (const { id } of articles) {
      for (const rest of [
        '',
        '/events',
        '/versions',
        '/versions/0',
        '/export?format=json&profile=checking',
      ]) {
        paths.push(`/api/articles/${id}${rest}`)
      }
    }
    const withoutClock = (text: string) => text.replace(/"madeAt": ?"[^"]*"/, '')
    const answers = async (as: { readonly cookie: string }) => {
      const all: [string, number, string][] = []
      for (const path of paths) {
        const { status, text } = await ask('GET', path, { as })
        all.push([path, status, withoutClock(text)])
      }
      return all
    }
    const before = await answers(editor)
    await inDataFolder(other, async () => {
      expect((await ask('GET', '/api/articles', { as: editor })).status).toBe(401)
      expect((await verifyRecord()).faults).toEqual([])
      const cookie = cookieIn(await write(db => beginSession(db, editor.id)))
      expect(await answers({ cookie })).toEqual(before)
      expect((await read(allPeople)).length).toBe(3)
    })
    expect(before.every(([, status]) => status === 200)).toBe(true)
  })

  it('goes on: what is done next is linked to what was done before', async () => {
    await inDataFolder(other, async () => {
      await newArticle(editor.actor, 'After', 'The gate is shut.')
      expect((await verifyRecord()).faults).toEqual([])
    })
  })
})

it('the making of it is told from nothing to all', () => {
  expect(heard[0]?.done).toBe(0)
  expect(heard.at(-1)).toMatchObject({ part: 'pictures', done: heard[0]?.of })
  expect(heard.every(({ done, of }, index) => done <= of && done >= (heard[index - 1]?.done ?? 0))).toBe(true)
  expect(heard.at(-1)?.bytes).toBeGreaterThan(1000)
})

it('holds no secret of the newsroom, and says what it is to whoever has no Stet', async () => {
  const content = await contentOf(file)
  const readme = String(content.get('README.txt'))
  for (const name of ['data/claims.ndjson', 'sha256sum -c', 'Password hashes', 'RFC 8493']) {
    expect(readme).toContain(name)
  }
  const manifest = String(content.get('manifest-sha256.txt')).trimEnd().split('\n')
  for (const line of manifest) {
    const [sha256, part = ''] = line.split('  ')
    expect(
      createHash('sha256')
        .update(content.get(part) ?? '')
        .digest('hex'),
    ).toBe(sha256)
  }
  const all = [...content.values()].join('\n')
  const session = editor.cookie.split('=')[1] ?? 'none'
  expect(all).not.toContain(decodeURIComponent(session).split('.')[0])
  expect(all).not.toMatch(/"password"|"token"/)
})
