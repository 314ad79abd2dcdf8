import { readFileSync } from 'node:fs'
import { beforeAll, describe, expect, it } from 'vitest'
import { picturePath } from '@/db/picture-files'
import { temporaryDatabase } from '@/db/testing/database'
import { pictureOf } from '@/lib/domain/testing/picture'
import { DraftWindow } from './testing/draft-window'
import { formWith } from './testing/form'
import { ask } from './testing/http'
import { type Member, member } from './testing/people'

temporaryDatabase()

let editor: Member
let address: string
beforeAll(async () => {
  editor = await member(['editor'], { name: 'Tom' })
  address = `data:image/jpeg;base64,${Buffer.from(await pictureOf('jpeg')).toString('base64')}`
})

const page = (caption: string, src = address) =>
  `<h1>Gate</h1><p>It fell.</p><figure><img src="${src}" alt="A gate"><figcaption>${caption}</figcaption></figure><p>It stood.</p>`

async function created(html: string) {
  const { status, body } = await ask('POST', '/api/articles', { as: editor, body: { html } })
  expect(status).toBe(201)
  return body
}

function figureIn(window: DraftWindow) {
  const figure = window.doc.children.find(node => node.type.name === 'figure')
  if (!figure) throw new Error('There is no figure.')
  return figure
}

describe('a draft that comes with pictures', () => {
  it('has them, written anew, with their captions', async () => {
    const { article } = await created(page('The gate'))
    const window = await DraftWindow.open(editor.actor, article.id)
    const figure = figureIn(window)
    expect(figure.attrs).toMatchObject({ width: 40, height: 30, alt: 'A gate' })
    expect(figure.textContent).toBe('The gate')
    const served = await ask('GET', `/api/articles/${article.id}/pictures/${figure.attrs.picture}`, {
      as: editor,
    })
    expect(served.headers.get('content-type')).toBe('image/jpeg')
  })

  it('keeps the words of one that is refused, and says so', async () => {
    const broken = `data:image/png;base64,${Buffer.from('no picture').toString('base64')}`
    const { article, dropped } = await created(page('The gate', broken))
    expect(dropped.join()).toContain('1 picture: That file is not a picture')
    const window = await DraftWindow.open(editor.actor, article.id)
    expect(window.doc.children.map(node => [node.type.name, node.textContent])).toEqual([
      ['headline', 'Gate'],
      ['standfirst', ''],
      ['paragraph', 'It fell.'],
      ['paragraph', 'The gate'],
      ['paragraph', 'It stood.'],
    ])
  })

  it('is counted in a preview, which keeps none', async () => {
    const html = new TextEncoder().encode(
      page(
        'Another',
        `data:image/gif;base64,${Buffer.from(await pictureOf('gif', { colour: '#aa0000' })).toString('base64')}`,
      ),
    )
    const { body } = await ask('POST', '/api/imports/preview', {
      as: editor,
      body: formWith(html, 'a.html', 'text/html'),
    })
    expect(body).toMatchObject({ pictures: 1, words: 6 })
  })
})

describe('a copy that goes out and comes back', () => {
  it('has the same picture, and a claim in its caption stays on its words', async () => {
    const { article } = await created(page('The gate in 1931'))
    const window = await DraftWindow.open(editor.actor, article.id)
    const { picture } = figureIn(window).attrs
    const claim = await window.mark('in 1931')
    const exported = await ask('GET', `/api/articles/${article.id}/export?format=html`, { as: editor })
    expect(exported.text).toContain(readFileSync(picturePath(picture)).toString('base64'))
    const sent = {
      html: page(
        'The old gate in 1931, seen',
        `data:image/jpeg;base64,${readFileSync(picturePath(picture)).toString('base64')}`,
      ),
    }
    const { status, body } = await ask('PUT', `/api/articles/${article.id}/draft`, { as: editor, body: sent })
    expect([status, body.kept, body.orphaned]).toEqual([200, 1, []])
    expect(body.blocks.find((one: { kind: string }) => one.kind === 'figure')).toMatchObject({
      change: 'changed',
      picture,
    })
    const after = await DraftWindow.open(editor.actor, article.id)
    expect(figureIn(after).attrs.picture).toBe(picture)
    const seen = await ask('GET', `/api/claims/${claim.id}`, { as: editor })
    expect(seen.body.claim).toMatchObject({ quote: 'in 1931', orphaned: false, stale: false })
  })
})
