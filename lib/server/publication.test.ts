import { beforeAll, describe, expect, it } from 'vitest'
import { temporaryDatabase } from '@/db/testing/database'
import { getArticle } from './articles'
import { clear } from './clear'
import { articleEvents } from './events'
import { publish, unpublish } from './publication'
import { accepted, DraftWindow, newArticle, refused } from './testing/draft-window'
import { type Desk, newDesk } from './testing/scene'

temporaryDatabase()

let desk: Desk
beforeAll(async () => {
  desk = await newDesk()
})

async function clearedArticle(): Promise<string> {
  const id = await newArticle(desk.editor.actor, 'Harbour', 'Nobody saw it.')
  accepted(await clear(desk.reviewer.actor, { id }, {}))
  return id
}
const stageOf = async (id: string) => accepted(await getArticle(desk.editor.actor, { id })).article

describe('marking an article as published', () => {
  it('is for what was cleared', async () => {
    const id = await newArticle(desk.editor.actor, 'Harbour', 'Nobody saw it.')
    expect(refused(await publish(desk.editor.actor, { id }, {}))).toBe('409 not_cleared')
    expect(refused(await unpublish(desk.editor.actor, { id }))).toBe('409 not_published')
  })

  it('says where and since when, can be said anew and taken back, and each time is in the record', async () => {
    const id = await clearedArticle()
    const at = '2026-03-09T17:00:00+01:00'
    const { article } = accepted(
      await publish(desk.reviewer.actor, { id }, { url: ' https://example.org/gate ', at }),
    )
    expect(article).toMatchObject({
      stage: 'published',
      published: {
        url: 'https://example.org/gate',
        at: '2026-03-09T16:00:00.000Z',
        by: { name: 'Ines' },
        changedSince: false,
      },
    })
    accepted(await publish(desk.editor.actor, { id }, { url: '' }))
    expect((await stageOf(id)).published).toMatchObject({ url: null, by: { name: 'Tom' } })
    expect(accepted(await unpublish(desk.editor.actor, { id })).article).toMatchObject({
      stage: 'cleared',
      published: null,
    })
    const { events } = accepted(await articleEvents(desk.editor.actor, { id }))
    expect(events.map(({ kind }) => kind)).toEqual([
      'article.unpublished',
      'article.published',
      'article.published',
      'article.cleared',
      'article.created',
    ])
  })

  it('shows when the text changed since', async () => {
    const id = await clearedArticle()
    accepted(await publish(desk.editor.actor, { id }, {}))
    const window = await DraftWindow.open(desk.editor.actor, id)
    await window.write('Nobody', 'Somebody')
    expect(await stageOf(id)).toMatchObject({
      stage: 'published',
      published: { changedSince: true },
      cleared: { changedSince: true },
    })
    await window.write('Somebody', 'Nobody')
    expect((await stageOf(id)).published).toMatchObject({ changedSince: false })
  })

  it.each(['javascript:alert(1)', 'mailto:desk@example.org', 'example.org', 'https://a:b@example.org'])(
    'is refused for what is the address of no page: %s',
    async url => {
      const id = await clearedArticle()
      expect(refused(await publish(desk.editor.actor, { id }, { url }))).toBe('422 bad_address')
    },
  )

  it('is refused for a moment to come', async () => {
    const id = await clearedArticle()
    const at = new Date(Date.now() + 60_000).toISOString()
    expect(refused(await publish(desk.editor.actor, { id }, { at }))).toBe('422 in_the_future')
  })
})
