import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, describe, expect, it } from 'vitest'
import { picturePath } from '@/db/picture-files'
import { temporaryDatabase } from '@/db/testing/database'
import { manuscriptSchema } from '@/lib/domain/manuscript-schema'
import { pictureOf } from '@/lib/domain/testing/picture'
import { newId } from '../id'
import { DraftWindow, newArticle, refused } from '../testing/draft-window'
import { formWith } from '../testing/form'
import { ask } from '../testing/http'
import { type Member, member } from '../testing/people'

const folder = temporaryDatabase()

let editor: Member
let checker: Member
let admin: Member
beforeAll(async () => {
  editor = await member(['editor'], { name: 'Tom' })
  checker = await member(['checker'], { name: 'Bea' })
  admin = await member(['admin'], { name: 'Ada' })
})

const add = (article: string, body: unknown, as: Member = editor) =>
  ask('POST', `/api/articles/${article}/pictures`, { as, body })
const get = (article: string, hash: string, as: Member = editor) =>
  ask('GET', `/api/articles/${article}/pictures/${hash}`, { as })

async function added(article: string, colour = '#2246C8') {
  const { status, body } = await add(article, formWith(await pictureOf('png', { colour })))
  expect(status).toBe(201)
  return body.picture
}

describe('a picture that is added', () => {
  it('lies in the data folder under the hash of its bytes, and is served to who reads the article', async () => {
    const article = await newArticle(editor.actor, 'Gate', 'It fell.')
    const { hash, width, height } = await added(article)
    expect([width, height]).toEqual([40, 30])
    const bytes = readFileSync(picturePath(hash))
    expect(picturePath(hash)).toBe(join(folder(), 'pictures', hash.slice(0, 2), hash))
    expect(createHash('sha256').update(bytes).digest('hex')).toBe(hash)
    expect(readdirSync(join(folder(), 'pictures', hash.slice(0, 2)))).toEqual([hash])
    const served = await get(article, hash, checker)
    expect(served.status).toBe(200)
    expect(Object.fromEntries(served.headers)).toMatchObject({
      'content-type': 'image/png',
      'x-content-type-options': 'nosniff',
      'cache-control': 'private, max-age=31536000, immutable',
      'cross-origin-resource-policy': 'same-origin',
      'content-disposition': expect.stringMatching(/^attachment; /),
      'content-security-policy': expect.stringMatching(/^sandbox;/),
    })
  })

  it('is the same one when it is sent again', async () => {
    const article = await newArticle(editor.actor, 'Gate', 'It fell.')
    expect(await added(article)).toEqual(await added(article))
  })

  it('is refused in words when it is none, and nothing is kept', async () => {
    const article = await newArticle(editor.actor, 'Gate', 'It fell.')
    const svg = new TextEncoder().encode('<svg xmlns="http://www.w3.org/2000/svg"><script/></svg>')
    const { status, body } = await add(article, formWith(svg, 'gate.png', 'image/png'))
    expect([status, body.error.code]).toEqual([415, 'not_a_picture'])
    expect(body.error.message).toContain('SVG')
    const empty = await add(article, {})
    expect([empty.status, empty.body.error.code]).toEqual([400, 'invalid'])
    expect((await add(article, { picture: '../../stet.db' })).status).toBe(400)
  })
})

describe('who may not know of a picture', () => {
  it('hears that it is not there, whether it is or not', async () => {
    const article = await newArticle(editor.actor, 'Gate', 'It fell.')
    const other = await newArticle(editor.actor, 'Port', 'It stood.')
    const { hash } = await added(article, '#115522')
    const unknown = (await get(article, 'a'.repeat(64))).body
    for (const answer of [
      await get(other, hash),
      await get(article, hash, admin),
      await get(article, '..%2F..%2Fstet.db'),
      await get('nowhere', hash),
    ]) {
      expect([answer.status, answer.body]).toEqual([404, unknown])
    }
    expect((await ask('GET', `/api/articles/${article}/pictures/${hash}`)).status).toBe(401)
  })

  it('cannot bring one: checkers do not write, and an article in the trash is not written in', async () => {
    const article = await newArticle(editor.actor, 'Gate', 'It fell.')
    expect((await add(article, formWith(await pictureOf()), checker)).status).toBe(403)
    expect((await add(article, formWith(await pictureOf()), admin)).status).toBe(404)
  })
})

describe('a picture of another article', () => {
  it('is taken over by its hash, and one that nobody shows is not there', async () => {
    const [from, to] = [
      await newArticle(editor.actor, 'Gate', 'A.'),
      await newArticle(editor.actor, 'Port', 'B.'),
    ]
    const picture = await added(from, '#771122')
    expect((await add(to, { picture: picture.hash })).body.picture).toEqual(picture)
    expect((await get(to, picture.hash)).status).toBe(200)
    expect((await add(to, { picture: 'b'.repeat(64) })).status).toBe(404)
  })
})

describe('steps that bring a figure', () => {
  const figureOf = (picture: string) =>
    manuscriptSchema.node('figure', { picture, width: 40, height: 30 }, manuscriptSchema.text('The gate'))

  it('are accepted with a picture of the article, and refused with any other', async () => {
    const article = await newArticle(editor.actor, 'Gate', 'It fell.')
    const other = await newArticle(editor.actor, 'Port', 'It stood.')
    const { hash } = await added(article, '#334455')
    const { hash: foreign } = await added(other, '#998877')
    const window = await DraftWindow.open(editor.actor, article)
    for (const unknown of [foreign, 'c'.repeat(64)]) {
      const step = window.request(tr => tr.insert(tr.doc.content.size, figureOf(unknown)))
      expect(refused(await window.send(step))).toBe('422 picture_unknown')
    }
    await window.edit(tr => tr.insert(tr.doc.content.size, figureOf(hash)))
    const swap = window.request(tr => tr.setNodeAttribute(tr.doc.content.size - 10, 'picture', foreign))
    expect(refused(await window.send(swap))).toBe('422 picture_unknown')
    const claim = await window.mark('The gate', newId())
    expect(claim.quote).toBe('The gate')
  })

  it('show the picture in the exported page', async () => {
    const article = await newArticle(editor.actor, 'Gate', 'It fell.')
    const { hash } = await added(article, '#123456')
    const window = await DraftWindow.open(editor.actor, article)
    await window.edit(tr => tr.insert(tr.doc.content.size, figureOf(hash)))
    const { text } = await ask('GET', `/api/articles/${article}/export?format=html`, { as: editor })
    expect(existsSync(picturePath(hash))).toBe(true)
    expect(text).toContain(
      `src="data:image/png;base64,${readFileSync(picturePath(hash)).toString('base64')}"`,
    )
    expect(text).toMatch(/<figcaption[^>]*>The gate/)
  })
})
