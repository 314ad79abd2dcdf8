import { beforeAll, describe, expect, it } from 'vitest'
import { temporaryDatabase } from '@/db/testing/database'
import { getArticle } from './articles'
import { changes } from './changes'
import { addComment } from './comments'
import { articleEvents, claimEvents } from './events'
import { accepted, DraftWindow } from './testing/draft-window'
import { claimOn, type Desk, found, newDesk } from './testing/scene'

temporaryDatabase()

let desk: Desk
beforeAll(async () => {
  desk = await newDesk()
})

describe('what happened since', () => {
  it('is nothing right after loading', async () => {
    const { window } = await claimOn(desk, 'Five missiles fell')
    const { event, article } = accepted(await getArticle(desk.editor.actor, { id: window.articleId }))
    const query = { version: article.version, event }
    const news = accepted(await changes(desk.editor.actor, { id: window.articleId }, query))
    expect(news).toEqual({ version: article.version, steps: [], claims: [], event, article })
  })

  it('is the steps, the claims that something happened to, and the article', async () => {
    const { window, id } = await claimOn(desk, 'Five missiles fell', 'Five missiles fell.', 'Six ships sank.')
    const other = await window.mark('Six ships')
    const reader = await DraftWindow.open(desk.reviewer.actor, window.articleId)
    const { event } = accepted(await getArticle(desk.reviewer.actor, { id: window.articleId }))
    await found(desk.checker.actor, id, { status: 'verified' })
    await window.write('Six', 'Seven')
    accepted(await addComment(desk.checker.actor, { id }, { text: 'Seen.' }))
    const query = { version: reader.version, event }
    const news = accepted(await changes(desk.reviewer.actor, { id: window.articleId }, query))
    for (const { step } of news.steps) reader.take(step)
    expect(reader.doc.eq(window.doc)).toBe(true)
    const loaded = accepted(await getArticle(desk.reviewer.actor, { id: window.articleId }))
    expect(news.claims).toEqual(loaded.claims)
    expect(news.claims.map(claim => claim.id)).toEqual([id, other.id])
    expect(news.article).toEqual(loaded.article)
    expect(news.event).toBe(loaded.event)
  })

  it('of one claim is not told again of the others', async () => {
    const { window, id } = await claimOn(desk, 'Five missiles fell', 'Five missiles fell.', 'Six ships sank.')
    await window.mark('Six ships')
    const { event } = accepted(await getArticle(desk.reviewer.actor, { id: window.articleId }))
    await found(desk.checker.actor, id, { status: 'verified' })
    const query = { version: window.version, event }
    const news = accepted(await changes(desk.reviewer.actor, { id: window.articleId }, query))
    expect(news.claims.map(claim => claim.id)).toEqual([id])
  })
})

describe('the record', () => {
  it('of a claim is told oldest first', async () => {
    const { id } = await claimOn(desk, 'Five missiles fell')
    await found(desk.checker.actor, id, { status: 'in_progress' })
    await found(desk.checker.actor, id, { status: 'verified' })
    const { events } = accepted(await claimEvents(desk.editor.actor, { id }))
    expect(events.map(event => [event.kind, event.actor?.name])).toEqual([
      ['claim.marked', 'Tom'],
      ['claim.finding', 'Bea'],
      ['claim.finding', 'Bea'],
    ])
  })

  it('of an article is told newest first, saves in a row as one', async () => {
    const { window, id } = await claimOn(desk, 'Five missiles fell', 'Five missiles fell on the port.')
    for (const [before, after] of [
      ['port', 'quay'],
      ['quay', 'pier'],
      ['pier', 'dock'],
    ] as const) {
      await window.write(before, after)
    }
    await found(desk.checker.actor, id, { status: 'verified' })
    await window.write('dock', 'port')
    const { events } = accepted(await articleEvents(desk.editor.actor, { id: window.articleId }))
    expect(events.map(event => [event.kind, event.data.from, event.data.to])).toEqual([
      ['draft.changed', 4, 5],
      ['claim.finding', undefined, undefined],
      ['draft.changed', 1, 4],
      ['claim.marked', undefined, undefined],
      ['article.created', undefined, undefined],
    ])
  })
})
