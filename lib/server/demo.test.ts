import { Node } from 'prosemirror-model'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { temporaryDatabase } from '@/db/testing/database'
import type { Article } from '@/lib/contracts/article'
import type { ClaimRow, PlacedClaim } from '@/lib/contracts/claim'
import { manuscriptSchema } from '@/lib/domain/manuscript-schema'
import { RESOLUTIONS } from '@/lib/domain/resolution'
import { REVIEW_STATES } from '@/lib/domain/review-state'
import { STATUSES } from '@/lib/domain/status'
import { demoPeople, openDemo } from './demo'
import { isLoopback } from './loopback'
import { ask } from './testing/http'
import { cookieIn } from './testing/people'
import { verifyRecord } from './verify-record'

temporaryDatabase()

const enter = (personId: string, headers: Record<string, string> = {}) =>
  ask('POST', '/api/demo/sign-in', {
    body: { personId },
    headers: { host: '127.0.0.1:3000', ...headers },
  })

describe('without STET_DEMO', () => {
  it('there is nobody to be', async () => {
    expect(await demoPeople()).toEqual([])
    expect((await enter('anybody')).status).toBe(404)
  })
})

describe('the demonstration', () => {
  beforeEach(() => {
    vi.stubEnv('STET_DEMO', '1')
    vi.stubEnv('HOST', '127.0.0.1')
  })
  afterEach(() => {
    vi.unstubAllEnvs()
  })

  it('does not open where others could reach it', async () => {
    for (const host of ['0.0.0.0', '::', '', '192.168.1.5', 'stet.example', 'localhost.evil.example']) {
      vi.stubEnv('HOST', host)
      await expect(openDemo()).rejects.toThrow(/127\.0\.0\.1/)
    }
  })

  it('has a checker, an editor, a reviewer and an admin, each a click away', async () => {
    const people = await demoPeople()
    expect(people.map(({ roles }) => roles)).toEqual([['checker'], ['editor'], ['reviewer'], ['admin']])
    for (const { id, name } of people) {
      const answer = await enter(id)
      expect(answer.status).toBe(204)
      const as = { cookie: cookieIn(answer.headers.get('set-cookie')) }
      expect((await ask('GET', `/api/people/${id}`, { as })).body.person.name).toBe(name)
    }
  })

  it('leaves a record that holds, from which history tells every claim as it is', async () => {
    const [, editor] = await demoPeople()
    const as = { cookie: cookieIn((await enter(editor?.id ?? '')).headers.get('set-cookie')) }
    expect((await verifyRecord()).faults).toEqual([])
    const articles: Article[] = (await ask('GET', '/api/articles', { as })).body.articles
    for (const { id, version } of articles) {
      const { claims } = (await ask('GET', `/api/articles/${id}`, { as })).body
      const told = (await ask('GET', `/api/articles/${id}/versions/${version}`, { as })).body.claims
      const state = ({
        id: claim,
        quote,
        status,
        review,
        stale,
        orphaned,
        note,
        resolution,
      }: PlacedClaim) => ({ claim, quote, status, review, stale, orphaned, note, resolution })
      const sorted = (all: PlacedClaim[]) =>
        all.map(state).sort((one, two) => (one.claim < two.claim ? -1 : 1))
      expect(sorted(told)).toEqual(sorted(claims))
    }
  })

  it('has articles in every stage, and a queue, their work behind them', async () => {
    const [, editor, reviewer] = await demoPeople()
    const enterAs = async (id = '') => ({ cookie: cookieIn((await enter(id)).headers.get('set-cookie')) })
    const desk = await ask('GET', '/api/articles', { as: await enterAs(editor?.id) })
    const articles: Article[] = desk.body.articles
    const stages = ['checking', 'checking', 'checking', 'cleared', 'published']
    expect(articles.map(({ stage }) => stage).sort()).toEqual(stages)
    expect(articles.filter(({ cleared }) => cleared?.changedSince)).toHaveLength(1)
    for (const { createdAt, updatedAt } of articles) {
      expect(createdAt < updatedAt).toBe(true)
      expect(updatedAt <= new Date().toISOString()).toBe(true)
    }
    const queue = await ask('GET', '/api/claims?review=pending', { as: await enterAs(reviewer?.id) })
    expect(queue.body.claims.length).toBeGreaterThan(5)
    expect(new Set(queue.body.claims.map((one: ClaimRow) => one.articleId)).size).toBeGreaterThan(1)
  })

  it('holds the sample in every state a claim can have', async () => {
    const [checker] = await demoPeople()
    const as = { cookie: cookieIn((await enter(checker?.id ?? '')).headers.get('set-cookie')) }
    const { body } = await ask('GET', '/api/articles?q=night%20bus', { as })
    const { claims } = (await ask('GET', `/api/articles/${body.articles[0].id}`, { as })).body
    const has = (of: (claim: PlacedClaim) => boolean) => expect(claims.some(of)).toBe(true)
    for (const status of STATUSES) has(claim => claim.status === status)
    for (const review of REVIEW_STATES) has(claim => claim.review === review)
    for (const resolution of RESOLUTIONS) has(claim => claim.resolution === resolution)
    has(claim => claim.stale)
    has(claim => claim.orphaned && !claim.dismissed)
    has(claim => claim.orphaned && claim.dismissed)
  })

  it('has a picture, whose caption holds a claim', async () => {
    const [, editor] = await demoPeople()
    const as = { cookie: cookieIn((await enter(editor?.id ?? '')).headers.get('set-cookie')) }
    const { body } = await ask('GET', '/api/articles?q=garden', { as })
    const { id } = body.articles[0]
    const { doc, claims } = (await ask('GET', `/api/articles/${id}`, { as })).body
    const [figure] = Node.fromJSON(manuscriptSchema, doc).children.filter(
      ({ type }) => type.name === 'figure',
    )
    expect(figure?.textContent).toContain('90 square metres each')
    expect(claims.map(({ quote }: PlacedClaim) => quote)).toContain('90 square metres each')
    expect((await ask('GET', `/api/articles/${id}/pictures/${figure?.attrs.picture}`, { as })).status).toBe(
      200,
    )
  })

  it('is made once', async () => {
    const [before, again] = [await demoPeople(), await demoPeople()]
    expect(again).toEqual(before)
  })

  it('lets nobody in under another name, from another site, or as nobody', async () => {
    const [first] = await demoPeople()
    const id = first?.id ?? ''
    expect((await enter(id, { host: 'evil.example' })).status).toBe(404)
    expect((await enter(id, { host: '192.168.1.5:3000' })).status).toBe(404)
    expect((await enter(id, { origin: 'http://evil.example' })).status).toBe(403)
    expect((await enter('nobody')).status).toBe(404)
    expect((await enter('')).status).toBe(400)
  })
})

describe('isLoopback', () => {
  it.each([
    '127.0.0.1',
    '127.0.0.1:3000',
    '127.8.8.8',
    'localhost',
    'LOCALHOST:80',
    '::1',
    '[::1]:3000',
    '::ffff:127.0.0.1',
  ])('knows %s', host => {
    expect(isLoopback(host)).toBe(true)
  })
  it.each([
    '',
    '0.0.0.0',
    '::',
    '[::]:1',
    '128.0.0.1',
    '127.0.0.1.evil.example',
    'localhost.evil',
    '1127.0.0.1',
  ])('does not take %j for it', host => {
    expect(isLoopback(host)).toBe(false)
  })
})
