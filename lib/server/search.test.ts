import fc from 'fast-check'
import { beforeAll, describe, expect, it } from 'vitest'
import { temporaryDatabase } from '@/db/testing/database'
import type { SearchHit } from '@/lib/contracts/search'
import { SEARCH_KINDS } from '@/lib/domain/search-kind'
import { hasSharedData, sharedText } from '@/lib/domain/testing/shared-data'
import { cite } from './citations'
import { patchClaim } from './claims'
import { addComment } from './comments'
import { createArticle } from './create-article'
import { createClaim } from './create-claim'
import { deleteArticle } from './patch-article'
import { createSource } from './sources'
import { accepted, DraftWindow } from './testing/draft-window'
import { ask } from './testing/http'
import { member } from './testing/people'
import { type Desk, found, newDesk } from './testing/scene'

temporaryDatabase()

let desk: Desk
const ids: Record<string, string> = {}

beforeAll(async () => {
  desk = await newDesk()
  const { editor, checker } = desk
  const make = async (headline: string, ...paragraphs: string[]) => {
    const { article } = accepted(
      await createArticle(editor.actor, { headline, text: paragraphs.join('\n\n') }),
    )
    ids[headline] = article.id
    return article.id
  }
  const mark = async (id: string, quote: string) => {
    const { claim } = accepted(await createClaim(checker.actor, { id }, { quote }))
    ids[quote] = claim.id
    return claim.id
  }
  const harbour = await make(
    'The harbour',
    'Five missiles fell on the port.',
    'The café by the sluice closed.',
  )
  const port = await mark(harbour, 'Five missiles fell')
  await found(checker.actor, port, { status: 'verified', note: 'The duty log of the sluice keeper.' })
  accepted(await addComment(checker.actor, { id: port }, { text: 'Ring the sluice keeper again.' }))
  const source = {
    kind: 'person',
    title: 'Zoë Brink',
    confidential: true,
    fields: { contact: 'zoe@brink.example' },
  }
  const details = { excerpt: 'I counted five of them.', locator: 'p. 12' }
  accepted(await cite(checker.actor, { id: port }, { source: { ...source, kind: 'person' }, ...details }))
  await mark(harbour, 'The café by the sluice closed')
  await make('大阪の港', '五枚のミサイルが港に落ちた。')
  await make('الميناء', 'قالت الحكومة إن خَمْسَة صواريخ سقطت.')
  await make('הנמל', 'הממשלה הודיעה על חמש פצצות.')
  const trashed = await make('Let go', 'Five missiles fell on nothing.')
  await mark(trashed, 'on nothing')
  accepted(await deleteArticle(editor.actor, { id: trashed }))
  accepted(await createSource(checker.actor, { kind: 'document', title: 'Sluice plans' }))
})

type Query = Record<string, string>
const path = (query: Query) => `/api/search?${new URLSearchParams(query)}`
const search = async (query: Query) => {
  const { status, body } = await ask('GET', path(query), { as: desk.checker })
  expect(status).toBe(200)
  return body as { hits: SearchHit[]; next: string | null; counts: Record<string, { count: number }> | null }
}
const shown = (pieces: SearchHit['title']) =>
  pieces.map(({ text, hit }) => (hit ? `[${text}]` : text)).join('')
const told = async (query: Query) =>
  (await search(query)).hits.map(
    hit => `${hit.kind}: ${shown(hit.title)}${hit.snippet.length ? ` | ${shown(hit.snippet)}` : ''}`,
  )

describe('searching', () => {
  it('finds each kind of thing, the newest first, and shows what was found', async () => {
    expect(await told({ q: 'sluice' })).toEqual([
      'source: [Sluice] plans',
      'claim: The café by the [sluice] closed',
      'comment: Five missiles fell | Ring the [sluice] keeper again.',
      'claim: Five missiles fell | The duty log of the [sluice] keeper.',
      'text: The harbour | The café by the [sluice] closed.',
    ])
    expect(await told({ q: 'counted' })).toEqual(['excerpt: Zoë Brink | I [counted] five of them.'])
    expect(await told({ q: 'harb' })).toEqual(['article: The [harbour]'])
  })

  it('says where each leads', async () => {
    const { hits } = await search({ q: 'sluice keeper' })
    expect(hits.map(hit => [hit.kind, hit.href, hit.status, hit.by?.name ?? null])).toEqual([
      ['comment', `/articles/${ids['The harbour']}?claim=${ids['Five missiles fell']}`, 'verified', 'Bea'],
      ['claim', `/articles/${ids['The harbour']}?claim=${ids['Five missiles fell']}`, 'verified', null],
    ])
    const [text] = (await search({ q: 'CAFE', kind: 'text' })).hits
    expect(text?.href).toBe(`/articles/${ids['The harbour']}?find=caf%C3%A9`)
  })

  it.each([
    ['枚', 'text: 大阪の港 | 五[枚]のミサイルが港に落ちた。'],
    ['ミサイル', 'text: 大阪の港 | 五枚の[ミサイル]が港に落ちた。'],
    ['大阪', 'article: [大阪]の港'],
    ['حكومة', 'text: الميناء | قالت [الحكومة] إن خَمْسَة صواريخ سقطت.'],
    ['خمسة', 'text: الميناء | قالت الحكومة إن [خَمْسَة] صواريخ سقطت.'],
    ['ממשלה', 'text: הנמל | [הממשלה] הודיעה על חמש פצצות.'],
    ['café', 'text: The harbour | The [café] by the sluice closed.'],
  ])('finds %j in its script', async (q, expected) => {
    expect(await told({ q, kind: 'article,text' })).toEqual([expected])
  })

  it('keeps to kinds, to an article, to statuses', async () => {
    expect(await told({ q: 'sluice', kind: 'comment,source' })).toHaveLength(2)
    expect(await told({ q: 'sluice', article: ids['The harbour'] ?? '' })).toHaveLength(4)
    expect(await told({ q: '"five miss"* -port', article: ids['The harbour'] ?? '' })).toEqual([
      'claim: [Five missiles] fell',
    ])
    expect(await told({ q: 'sluice', status: 'unchecked' })).toEqual([
      'claim: The café by the [sluice] closed',
    ])
    expect(await told({ q: 'sluice', status: 'unchecked', article: ids['The harbour'] ?? '' })).toHaveLength(
      1,
    )
    expect(await told({ q: 'nothing' })).toEqual([])
  })

  it('follows what is changed: text, note, headline, trash', async () => {
    const window = await DraftWindow.open(desk.editor.actor, ids['The harbour'] ?? '')
    await window.write('Five missiles', 'Six torpedoes')
    expect(await told({ q: 'torpedo', kind: 'text,claim' })).toEqual([
      'claim: Six [torpedoes] fell',
      'text: The harbour | Six [torpedoes] fell on the port.',
    ])
    expect(await told({ q: '"five missiles"', kind: 'text,claim' })).toEqual([])
    await window.write('Six torpedoes', 'Five missiles')
    accepted(
      await patchClaim(desk.checker.actor, { id: ids['Five missiles fell'] ?? '' }, { note: 'A zeppelin.' }),
    )
    expect(await told({ q: 'zeppelin' })).toEqual(['claim: Five missiles fell | A [zeppelin].'])
    expect(await told({ q: 'duty log' })).toEqual([])
  })

  it('neither finds nor shows how to reach a confidential source', async () => {
    expect(await told({ q: 'brink.example' })).toEqual([])
    expect(await told({ q: 'zoe' })).toEqual(['source: [Zoë] Brink'])
    expect(JSON.stringify(await search({ q: 'brink' }))).not.toContain('zoe@')
  })

  it('gives pages that together are what there is, in either order', async () => {
    for (const sort of ['newest', 'relevance']) {
      const all = (await search({ q: 'sluice', sort, limit: '50' })).hits.map(hit => hit.id)
      const paged: string[] = []
      for (let cursor: string | null = ''; cursor !== null; ) {
        const page = await search({ q: 'sluice', sort, limit: '2', cursor })
        paged.push(...page.hits.map(hit => hit.id))
        cursor = page.next
      }
      expect(paged).toEqual(all)
      expect(all).toHaveLength(4)
    }
  })

  it('gives some of each kind, and how many there are', async () => {
    const { hits, counts } = await search({
      q: 'sluice',
      each: 'true',
      limit: '1',
      counts: 'true',
      kind: 'claim,comment',
    })
    expect(hits.map(hit => hit.kind)).toEqual(['claim', 'comment'])
    expect(counts).toEqual(
      Object.fromEntries(
        SEARCH_KINDS.map(kind => [
          kind,
          { count: { article: 0, text: 1, claim: 1, comment: 1, excerpt: 0, source: 1 }[kind], more: false },
        ]),
      ),
    )
  })

  it('tells who may not read articles nothing', async () => {
    const admin = await member(['admin'])
    expect((await ask('GET', path({ q: 'sluice' }), { as: admin })).status).toBe(403)
    expect((await ask('GET', path({ q: 'sluice' }))).status).toBe(401)
  })

  it.each([
    [{ q: '' }, 'q'],
    [{ q: '"*" -' }, 'q'],
    [{ q: '-sluice' }, 'q'],
    [{ q: 'x'.repeat(201) }, 'q'],
    [{ q: 'a', kind: 'person' }, 'kind'],
    [{ q: 'a', sort: 'oldest' }, 'sort'],
    [{ q: 'a', cursor: 'nonsense' }, 'cursor'],
    [{ q: 'a', status: 'fine' }, 'status'],
  ])('refuses %j, naming the field', async (query: Query, field) => {
    const { status, body } = await ask('GET', path(query), { as: desk.checker })
    expect([status, body.error.message]).toEqual([400, expect.stringMatching(`^${field}(\\.0)?: `)])
  })

  it('answers whatever is typed', async () => {
    const piece = fc.constantFrom(
      '"',
      '*',
      '-',
      '^',
      ':',
      '(',
      ')',
      '{',
      '}',
      '+',
      ' ',
      'NEAR',
      'AND',
      'OR',
      'NOT',
      'sluice',
      'words',
      '五',
      'ع',
      "'",
      '\\',
      '\0',
      '\uD800',
      ';',
      '%',
    )
    await fc.assert(
      fc.asyncProperty(fc.array(piece, { maxLength: 12 }), fc.boolean(), async (pieces, ranked) => {
        const q = pieces.join('')
        const sort = ranked ? 'relevance' : 'newest'
        const { status } = await ask('GET', path({ q, sort }), { as: desk.checker })
        expect([200, 400]).toContain(status)
        expect(
          (await ask('GET', `/api/claims?${new URLSearchParams({ q })}`, { as: desk.checker })).status,
        ).toBe(q.trim() === '' ? 200 : status)
      }),
      { numRuns: 30 },
    )
  })
})

describe.skipIf(!hasSharedData)('real articles', () => {
  it.each([
    ['ar-wikinews-theme1-diacritized.txt', /[\p{Script=Arabic}\p{M}]{6,}/u],
    ['he-iahltwiki_dialysis.txt', /\p{Script=Hebrew}{5,}/u],
    ['ja-wikinews-2694.txt', /\p{Script=Han}{2}/u],
    ['zh-gcdt_news_five.txt', /\p{Script=Han}{2}/u],
    ['en-wikinews-actor-doris-day-dies-at-97.txt', /\w{7,}/u],
  ])('%s is found by a word of it, with and without its marks', async (file, word) => {
    const text = sharedText(`news/${file}`)
    const { article } = accepted(await createArticle(desk.editor.actor, { headline: file, text }))
    const [sought = ''] = word.exec(text.slice(200)) ?? []
    for (const q of [
      sought,
      sought.normalize('NFD').replace(/[\u0300-\u036F\u0591-\u05BD\u064B-\u0655\u0670]/gu, ''),
    ]) {
      const { hits } = await search({ q, kind: 'text', article: article.id })
      expect(hits.length, q).toBeGreaterThan(0)
      expect(hits.every(hit => hit.snippet.some(piece => piece.hit))).toBe(true)
    }
  })
})
