import { spawnSync } from 'node:child_process'
import { existsSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { build } from 'esbuild'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { picturePath } from '@/db/picture-files'
import { temporaryDatabase } from '@/db/testing/database'
import { tamper } from '@/db/testing/tamper'
import { pictureOf } from '@/lib/domain/testing/picture'
import { addPicture } from '@/lib/server/pictures/pictures'
import { accepted, newArticle } from '@/lib/server/testing/draft-window'
import { member } from '@/lib/server/testing/people'
import { verifyRecord } from '@/lib/server/verify-record'

/** The tool beside a process that has the database open for writing: this one. */
const folder = temporaryDatabase()

let article: string
let picture: string
beforeAll(async () => {
  const editor = await member(['editor'])
  article = await newArticle(editor.actor, 'Harbour', 'Five missiles fell.')
  const added = await addPicture(editor.actor, { id: article }, {}, { bytes: await pictureOf() })
  picture = accepted(added).picture.hash
})

const ROOT = fileURLToPath(new URL('../../', import.meta.url))
const PACKED = join(ROOT, `node_modules/.cache/stet-programs/stet-${process.pid}.mjs`)

/* One file loads in a third of the time that the sources take, which nearly every test here waits for. */
beforeAll(() =>
  build({
    entryPoints: [join(ROOT, 'scripts/stet/main.ts')],
    outfile: PACKED,
    bundle: true,
    platform: 'node',
    format: 'esm',
    packages: 'external',
    conditions: ['react-server'],
    tsconfig: join(ROOT, 'tsconfig.json'),
  }),
)
afterAll(() => rmSync(PACKED, { force: true }))

const stet = (...args: string[]) => run([PACKED, ...args])

function run(program: readonly string[]) {
  const tool = ['--conditions=react-server', ...program]
  const { status, stdout, stderr } = spawnSync(process.execPath, tool, {
    encoding: 'utf8',
    cwd: ROOT,
    env: { PATH: process.env.PATH, NODE_ENV: 'production', STET_DATA: folder(), STET_FROM: folder() },
  })
  return { status, lines: `${stdout}${stderr}`.trim().split('\n') }
}

test('list names the articles, from the sources as `npm run stet` runs them', () => {
  const { status, lines } = run(['--import', 'tsx', 'scripts/stet/main.ts', 'list'])
  expect(status).toBe(0)
  expect(lines).toEqual([expect.stringMatching(new RegExp(`^${article}  \\S+ +v0  Harbour$`))])
})

test('export writes the copy where it was asked for, and says where', () => {
  const { status, lines } = stet('export', article.slice(0, 12), '--format', 'json', '--out', 'copy.json')
  expect({ status, lines }).toEqual({ status: 0, lines: [join(folder(), 'copy.json')] })
  const copy = JSON.parse(readFileSync(join(folder(), 'copy.json'), 'utf8'))
  expect(copy).toMatchObject({ article: { id: article }, madeBy: 'the operator' })
})

test('verify passes beside a server, and names what somebody changed, with status 1', async () => {
  const well = stet('verify')
  expect(well.status).toBe(0)
  expect(well.lines.at(-1)).toMatch(/^\d+ events?, 1 article: as recorded\.$/)
  tamper(folder(), [`UPDATE events SET kind = 'article.trashed' WHERE article_id = ?`, article])
  const faulty = stet('verify', '--quick')
  expect(faulty.status).toBe(1)
  expect(faulty.lines.join('\n')).toContain(`“Harbour” (${article}):\n  Event `)
  tamper(folder(), [`UPDATE events SET kind = 'article.created' WHERE article_id = ?`, article])
  expect((await verifyRecord()).faults).toEqual([])
})

test('verify names a picture that was changed, and one that is gone', async () => {
  const path = picturePath(picture, folder())
  const bytes = readFileSync(path)
  writeFileSync(path, 'another')
  expect((await verifyRecord()).faults).toMatchObject([
    { message: expect.stringContaining('is not the one') },
  ])
  rmSync(path)
  expect((await verifyRecord()).faults).toMatchObject([{ message: expect.stringContaining('is not there') }])
  writeFileSync(path, bytes)
  expect((await verifyRecord()).faults).toEqual([])
})

test('backup copies a whole database that only its owner may read, and the pictures once', () => {
  const { status, lines } = stet('backup', '--to', 'copies')
  expect(status).toBe(0)
  const [path = '', pictures] = lines
  const copies = join(folder(), 'copies')
  expect(pictures).toBe(`${join(copies, 'pictures')}: 1 more`)
  expect(readFileSync(picturePath(picture, copies))).toEqual(readFileSync(picturePath(picture, folder())))
  expect(readdirSync(copies).map(name => join(copies, name))).toEqual([join(copies, 'pictures'), path])
  expect(stet('backup', '--to', 'copies').lines).toHaveLength(1)
  expect(statSync(path).mode & 0o077).toBe(0)
  expect(readFileSync(path).subarray(0, 15).toString()).toBe('SQLite format 3')
})

test('archive writes the newsroom into a file, restore puts it into an empty folder, link lets somebody in', async () => {
  const admin = await member(['admin'], { name: 'Ada' })
  const archived = stet('archive', 'newsroom.zip')
  expect([archived.status, archived.lines.at(-1)]).toEqual([
    0,
    expect.stringMatching(/^Done: .*newsroom\.zip, [\d.]+ kB\.$/),
  ])
  expect(archived.lines.join('\n')).toMatch(/\d+ % {2}the record, /)
  expect(statSync(join(folder(), 'newsroom.zip')).mode & 0o077).toBe(0)
  const restored = stet('restore', 'newsroom.zip', '--data', 'second')
  expect(restored.status).toBe(0)
  expect(restored.lines).toContain(`  npm run stet -- link ${admin.email}`)
  expect(stet('restore', 'newsroom.zip', '--data', 'second').lines.at(-1)).toContain('only into an empty one')
  expect(stet('link', admin.email, '--data', 'second').lines).toEqual([
    expect.stringMatching(/^http:\/\/127\.0\.0\.1:3000\/resets\/[\w-]{43}$/),
  ])
})

test('reindex makes what searching reads anew, and says how much there is', () => {
  tamper(folder(), ['DELETE FROM search_entries'])
  expect(stet('reindex')).toMatchObject({ status: 0, lines: [expect.any(String), '2 things can be found.'] })
})

test.each([
  [['sing'], 'There is no command "sing"'],
  [['verify', '--fast'], "Unknown option '--fast'"],
  [['verify', '--head', 'xyz'], '--head xyz is no hash'],
  [['export', 'nothing-like-it'], 'No article has an id that begins with nothing-like-it'],
  [['export', 'x', '--format', 'papyrus'], 'format: '],
  [['list', '--data', 'nowhere'], 'There is no database in the data folder.'],
  [['link', 'x@example.org', '--data', 'nowhere'], 'There is no database in the data folder.'],
  [['restore', 'nothing.zip', '--data', 'nowhere'], 'There is no file '],
])('%s is refused in one line, with status 2', (args, message) => {
  const { status, lines } = stet(...args)
  expect(status).toBe(2)
  expect(lines).toEqual([expect.stringContaining(message)])
  expect(existsSync(join(folder(), 'nowhere'))).toBe(false)
})

test('help lists the commands, and what one takes', () => {
  const { status, lines } = stet('help')
  expect(status).toBe(0)
  const text = lines.join('\n')
  for (const name of ['verify', 'list', 'export', 'backup', 'archive', 'restore', 'link', 'reindex'])
    expect(text).toContain(`  ${name} `)
  expect(stet('help', 'export').lines.join('\n')).toContain('--profile')
})
