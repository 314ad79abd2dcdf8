import { beforeAll, describe, expect, it } from 'vitest'
import { temporaryDatabase } from '@/db/testing/database'
import type { Article } from '@/lib/contracts/article'
import type { Claim } from '@/lib/contracts/claim'
import { progressOf } from '@/lib/domain/progress'
import { holdingCounts } from '@/lib/domain/stage'
import { articleHeadline, getArticle, listArticles } from './articles'
import { patchClaim } from './claims'
import { clear } from './clear'
import { createArticle } from './create-article'
import { createClaim } from './create-claim'
import { deleteArticle, patchArticle } from './patch-article'
import { resolve } from './resolutions'
import { review } from './reviews'
import { accepted, DraftWindow, newArticle, refused } from './testing/draft-window'
import { eventsOf } from './testing/events'
import { ask } from './testing/http'
import { claimOn, type Desk, found, newDesk } from './testing/scene'

temporaryDatabase()

let desk: Desk
beforeAll(async () => {
  desk = await newDesk()
})

const load = async (id: string) => accepted(await getArticle(desk.editor.actor, { id }))
const list = async (query: Parameters<typeof listArticles>[1] = {}) =>
  accepted(await listArticles(desk.editor.actor, query)).articles

describe('creating', () => {
  it.each([
    ['text', 'Port hit\n\nFive missiles fell.'],
    ['markdown', '# Port hit\n\nFive *missiles* fell.'],
    ['html', '<h1>Port hit</h1><p>Five <b>missiles</b> fell.</p><script>alert(1)</script>'],
  ] as const)('from %s', async (format, text) => {
    const { article } = accepted(await createArticle(desk.editor.actor, { [format]: text }))
    expect(article).toMatchObject({
      headline: 'Port hit',
      version: 0,
      stage: 'writing',
      wordCount: 5,
      createdBy: { name: 'Tom' },
      people: [{ name: 'Tom' }],
    })
    const loaded = await load(article.id)
    expect(loaded.text).toBe('Port hit\n\nFive missiles fell.')
    expect(loaded.article).toEqual(article)
  })

  it('from nothing makes an empty draft under its headline', async () => {
    const body = {
      headline: 'To be written',
      desk: 'Foreign',
      byline: 'T',
      deadline: '2026-03-01T19:00:00+01:00',
    }
    const { article } = accepted(await createArticle(desk.editor.actor, body))
    expect(article).toMatchObject({
      headline: 'To be written',
      desk: 'Foreign',
      byline: 'T',
      deadline: '2026-03-01T18:00:00.000Z',
    })
    expect((await load(article.id)).text).toBe('To be written\n\n')
  })

  it('from a file, over HTTP', async () => {
    const form = new FormData()
    form.set('file', new File(['# Port hit\n\nFive missiles fell.'], 'port.md', { type: 'text/markdown' }))
    form.set('desk', 'Foreign')
    const { status, body } = await ask('POST', '/api/articles', { as: desk.editor, body: form })
    expect(status).toBe(201)
    expect(body.article).toMatchObject({ headline: 'Port hit', desk: 'Foreign' })
    expect((await eventsOf('article.created')).slice(-1)).toMatchObject([
      { data: { headline: 'Port hit', format: 'file', fileName: 'port.md' } },
    ])
  })

  const picture = new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 0])
  const utf16 = new Uint8Array([0xff, 0xfe, 0x48, 0, 0x69, 0, 0x20, 0, 0x74, 0])
  it.each([
    ['a picture by another name', [picture], 415],
    ['UTF-16', [utf16], 415],
    ['an empty file', [], 422],
    ['30 MB', [new Uint8Array(30 * 1024 * 1024).fill(0x61)], 413],
  ])('is refused for %s, and nothing is created', async (_, parts, wanted) => {
    const before = (await list()).length
    const form = new FormData()
    form.set('file', new File(parts, 'gate-final.txt'))
    const { status, body } = await ask('POST', '/api/articles', { as: desk.editor, body: form })
    expect(status).toBe(wanted)
    expect(body.error.message).not.toBe('')
    expect((await list()).length).toBe(before)
  })

  it('takes text or a file, not both', async () => {
    const form = new FormData()
    form.set('file', new File(['Five'], 'a.txt'))
    form.set('text', 'Six')
    expect((await ask('POST', '/api/articles', { as: desk.editor, body: form })).status).toBe(400)
  })
})

describe('the list', () => {
  it('has the nearest deadline first and those without one last', async () => {
    const make = async (headline: string, deadline: string | null) =>
      accepted(await createArticle(desk.editor.actor, { headline, desk: 'order', deadline })).article.id
    const none = await make('None', null)
    const late = await make('Late', '2026-03-02T10:00:00Z')
    const soon = await make('Soon', '2026-03-01T20:00:00-05:00')
    const ids = (await list({ q: 'order' })).map(article => article.id)
    expect(ids).toEqual([soon, late, none])
  })

  it('finds words of headline, desk and byline in any script and case', async () => {
    const make = (headline: string, byline: string) => createArticle(desk.editor.actor, { headline, byline })
    await make('Ünlü ŁÓDŹ', 'Ana')
    await make('Ударили ракеты', 'Bo')
    expect((await list({ q: 'unlu ana' })).map(one => one.headline)).toEqual(['Ünlü ŁÓDŹ'])
    expect((await list({ q: 'УДАРИЛИ' })).map(one => one.headline)).toEqual(['Ударили ракеты'])
    expect(await list({ q: '100%' })).toEqual([])
  })

  it('says of each article what its page says', async () => {
    const { window, id } = await claimOn(desk, 'Five missiles fell')
    await found(desk.checker.actor, id, { status: 'disputed' })
    accepted(await patchClaim(desk.editor.actor, { id }, { assigneeId: desk.reviewer.id }))
    const { article } = await load(window.articleId)
    expect((await list()).find(one => one.id === window.articleId)).toEqual(article)
    expect(article.people.map(person => person.name)).toEqual(['Tom', 'Ines', 'Bea'])
  })
})

describe('progress', () => {
  const claims = async (articleId: string) => (await load(articleId)).claims
  const byRules = (all: readonly Claim[]) => {
    const { byKind, holding, total } = holdingCounts(all)
    return { ...progressOf(all), byBlocker: byKind, holding, total }
  }

  it('is what the rules say of the claims, in every state', async () => {
    const id = await newArticle(
      desk.editor.actor,
      'Harbour',
      'One two three four five six seven eight nine ten.',
    )
    const ids: string[] = []
    for (const quote of ['One', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten']) {
      ids.push(accepted(await createClaim(desk.checker.actor, { id }, { quote })).claim.id)
    }
    const [a, b, c, d, e, f, g, h] = ids
    const as = (claimId: string | undefined) => ({ id: claimId ?? '' })
    for (const one of [a, b, c]) await found(desk.checker.actor, one ?? '', { status: 'verified' })
    for (const one of [d, e, f]) await found(desk.checker.actor, one ?? '', { status: 'disputed' })
    await found(desk.checker.actor, g ?? '', { status: 'opinion' })
    await found(desk.checker.actor, h ?? '', { status: 'in_progress' })
    for (const one of [a, b, d, e, g]) {
      accepted(await review(desk.reviewer.actor, as(one), { decision: 'approve' }))
    }
    accepted(await review(desk.reviewer.actor, as(c), { decision: 'return', reason: 'Which?' }))
    accepted(await resolve(desk.editor.actor, as(d), { resolution: 'stet', reason: 'Two witnesses.' }))
    const window = await DraftWindow.open(desk.editor.actor, id)
    await window.write('two', 'second')
    await window.write('ten', '')
    const { article } = await load(id)
    expect(article.progress).toEqual(byRules(await claims(id)))
    expect(article.progress.segments.length).toBeGreaterThan(5)
    expect(article.stage).toBe('checking')
  })

  it('of an article without claims is nothing', async () => {
    const id = await newArticle(desk.editor.actor, 'Harbour', 'Five.')
    expect((await load(id)).article.progress).toEqual(byRules([]))
  })
})

describe('changing an article', () => {
  const patch = async (id: string, body: Parameters<typeof patchArticle>[2]): Promise<Article> =>
    accepted(await patchArticle(desk.editor.actor, { id }, body)).article

  it('renames it as steps of the draft, and claims on words that stay keep their place', async () => {
    const id = await newArticle(desk.editor.actor, 'Five missiles fell', 'Text.')
    const window = await DraftWindow.open(desk.editor.actor, id)
    const claim = await window.mark('missiles fell')
    const article = await patch(id, { headline: 'Six missiles have fallen' })
    expect(article).toMatchObject({ headline: 'Six missiles have fallen' })
    const loaded = await load(id)
    expect(loaded.text).toBe('Six missiles have fallen\n\nText.')
    expect(loaded.claims).toMatchObject([{ id: claim.id, quote: 'missiles have fallen', orphaned: false }])
    const [event] = (await eventsOf('article.renamed')).slice(-1)
    expect(event?.data).toEqual({ before: 'Five missiles fell', after: 'Six missiles have fallen' })
  })

  it('to the headline it has changes nothing', async () => {
    const id = await newArticle(desk.editor.actor, 'Five missiles fell', 'Text.')
    const before = await load(id)
    await patch(id, { headline: 'Five missiles fell' })
    expect(await load(id)).toEqual(before)
  })

  it.each([
    ['a🚀b', 'a🛸b'],
    ['', 'New'],
    ['Old', ''],
    ['五枚', '五枚が落ちた'],
    ['aaa', 'aa'],
    ['abcab', 'abab'],
  ])('from %j to %j', async (before, after) => {
    const { article } = accepted(await createArticle(desk.editor.actor, { headline: before }))
    expect((await patch(article.id, { headline: after })).headline).toBe(after)
    expect((await load(article.id)).text).toBe(`${after}\n\n`)
  })

  it('moves its claims in the queue with the deadline, and records what it was', async () => {
    const { window } = await claimOn(desk, 'Five missiles fell')
    const { articleId: id } = window
    await patch(id, { deadline: '2026-03-01T18:00:00+01:00', desk: 'Foreign', byline: '' })
    expect((await load(id)).article).toMatchObject({ deadline: '2026-03-01T17:00:00.000Z', desk: 'Foreign' })
    const { body } = await ask('GET', `/api/claims?article=${id}`, { as: desk.reviewer })
    expect(body.claims).toMatchObject([{ deadline: '2026-03-01T17:00:00.000Z' }])
    expect((await eventsOf('article.changed')).slice(-1)).toMatchObject([
      { data: { before: { desk: '' }, after: { desk: 'Foreign' } } },
    ])
    expect((await patch(id, { deadline: null })).deadline).toBeNull()
  })

  it('puts it in the trash and takes it out, and nothing else while it lies there', async () => {
    const id = await newArticle(desk.editor.actor, 'Harbour', 'Five.')
    const before = await load(id)
    accepted(await deleteArticle(desk.editor.actor, { id }))
    accepted(await deleteArticle(desk.editor.actor, { id }))
    expect((await list({ trashed: true })).map(one => one.id)).toContain(id)
    expect((await list()).map(one => one.id)).not.toContain(id)
    const rename = await patchArticle(desk.editor.actor, { id }, { headline: 'Else' })
    expect(refused(rename)).toBe('409 trashed')
    expect((await patch(id, { trashed: false })).trashedAt).toBeNull()
    expect({ ...(await load(id)), event: 0 }).toEqual({ ...before, event: 0 })
    expect((await eventsOf('article.trashed')).slice(-1)).toHaveLength(1)
    expect((await eventsOf('article.restored')).slice(-1)).toHaveLength(1)
  })
})

describe('clearing', () => {
  it('is refused with everything that holds the article back', async () => {
    const { window, id } = await claimOn(desk, 'Five missiles fell')
    const result = await clear(desk.reviewer.actor, { id: window.articleId }, {})
    expect(result).toMatchObject({
      ok: false,
      error: {
        status: 409,
        code: 'blocked',
        message: 'Not yet. 1 claim holds it back.',
        details: { blockers: [{ kind: 'unchecked', claimId: id, number: 1, quote: 'Five missiles fell' }] },
      },
    })
    expect(await eventsOf('article.cleared')).toEqual([])
  })

  it('freezes what stood then, and later changes of the text show', async () => {
    const { window, id } = await claimOn(desk, 'Five missiles fell')
    await found(desk.checker.actor, id, { status: 'verified' })
    accepted(await review(desk.reviewer.actor, { id }, { decision: 'approve' }))
    const { signOff } = accepted(await clear(desk.reviewer.actor, { id: window.articleId }, {}))
    expect(signOff).toMatchObject({
      version: 1,
      clearedBy: { name: 'Ines' },
      overrideReason: null,
      overridden: [],
      claims: [{ id, status: 'verified', review: 'approved' }],
    })
    let loaded = await load(window.articleId)
    expect(loaded.signOff).toEqual(signOff)
    expect(loaded.article).toMatchObject({ stage: 'cleared', cleared: { changedSince: false, version: 1 } })
    await window.write('Five', 'Six')
    loaded = await load(window.articleId)
    expect(loaded.article).toMatchObject({ stage: 'cleared', cleared: { changedSince: true, version: 1 } })
    expect(loaded.signOff).toEqual(signOff)
    await window.write('Six', 'Five')
    expect((await load(window.articleId)).article.cleared?.changedSince).toBe(false)
  })

  it('over what holds it back is for an editor with a reason, which is kept', async () => {
    const { window } = await claimOn(desk, 'Five missiles fell')
    const body = { overrideReason: 'It runs at six.' }
    expect(refused(await clear(desk.reviewer.actor, { id: window.articleId }, body))).toBe(
      '403 override_not_allowed',
    )
    const { signOff } = accepted(await clear(desk.editor.actor, { id: window.articleId }, body))
    expect(signOff).toMatchObject({ overrideReason: 'It runs at six.', overridden: [{ kind: 'unchecked' }] })
    expect((await load(window.articleId)).article.cleared).toMatchObject({ overridden: 1 })
  })

  it('without anything in the way keeps no reason, since none was needed', async () => {
    const id = await newArticle(desk.editor.actor, 'Harbour', 'Five.')
    const { signOff } = accepted(await clear(desk.editor.actor, { id }, { overrideReason: 'Just so.' }))
    expect(signOff).toMatchObject({ overrideReason: null, overridden: [] })
  })
})

describe('the title of a page', () => {
  it('is the headline, or nothing for who may not know of it', async () => {
    const id = await newArticle(desk.editor.actor, 'Harbour', 'Five.')
    expect(await articleHeadline(desk.checker.actor, id)).toBe('Harbour')
    expect(await articleHeadline({ ...desk.checker.actor, roles: ['admin'] }, id)).toBeNull()
    expect(await articleHeadline(desk.checker.actor, 'nothing')).toBeNull()
  })
})
