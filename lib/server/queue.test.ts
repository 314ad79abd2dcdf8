import { beforeAll, describe, expect, it } from 'vitest'
import { temporaryDatabase } from '@/db/testing/database'
import { claimsQuery } from '@/lib/contracts/claim'
import { cite } from './citations'
import { patchClaim } from './claims'
import { createArticle } from './create-article'
import { createClaim } from './create-claim'
import { filterOf, listClaims } from './queue'
import { review } from './reviews'
import { accepted } from './testing/draft-window'
import { ask } from './testing/http'
import { type Desk, found, newDesk } from './testing/scene'

temporaryDatabase()

let desk: Desk
const ids: Record<string, string> = {}

/* Two articles: the later one due first. */
beforeAll(async () => {
  desk = await newDesk()
  const make = async (headline: string, deadline: string | null, quotes: readonly string[]) => {
    const body = { headline, text: `${quotes.join(' ')}.`, deadline, desk: `Desk of ${headline}` }
    const { article } = accepted(await createArticle(desk.editor.actor, body))
    ids[headline] = article.id
    for (const quote of quotes) {
      const { claim } = accepted(await createClaim(desk.checker.actor, { id: article.id }, { quote }))
      ids[quote] = claim.id
    }
  }
  await make('Later', '2026-03-02T18:00:00Z', ['alpha', 'beta', 'gamma'])
  await make('Sooner', '2026-03-01T18:00:00Z', ['delta', 'ÉPSILON'])
  const id = (quote: string) => ids[quote] ?? ''
  for (const quote of ['alpha', 'beta', 'delta'])
    await found(desk.checker.actor, id(quote), { status: 'verified' })
  await found(desk.checker.actor, id('gamma'), { status: 'disputed', note: 'The ledger differs.' })
  accepted(await review(desk.reviewer.actor, { id: id('beta') }, { decision: 'approve' }))
  const source = { kind: 'news_article', title: 'The Lantern' } as const
  accepted(await cite(desk.checker.actor, { id: id('alpha') }, { source }))
  accepted(await patchClaim(desk.editor.actor, { id: id('delta') }, { assigneeId: desk.reviewer.id }))
  const beta = { priority: 'high', flags: ['legal'] } as const
  accepted(await patchClaim(desk.editor.actor, { id: id('beta') }, { ...beta, flags: [...beta.flags] }))
})

const list = async (query: Record<string, string> = {}) =>
  accepted(await listClaims(desk.reviewer.actor, claimsQuery.parse(query)))
const quotes = async (query: Record<string, string>) => (await list(query)).claims.map(claim => claim.quote)

describe('the queue', () => {
  it('has the earliest deadline first, then the reading order', async () => {
    expect(await quotes({})).toEqual(['delta', 'ÉPSILON', 'alpha', 'beta', 'gamma'])
  })

  it('shows of each what its list needs', async () => {
    const [, , alpha] = (await list()).claims
    expect(alpha).toMatchObject({
      id: ids.alpha,
      articleId: ids.Later,
      headline: 'Later',
      deadline: '2026-03-02T18:00:00.000Z',
      number: 1,
      findingBy: { name: 'Bea' },
      citationCount: 1,
      thinlySourced: true,
    })
  })

  it.each<[Record<string, string>, string[]]>([
    [{ review: 'pending' }, ['delta', 'alpha', 'gamma']],
    [{ review: 'pending,approved' }, ['delta', 'alpha', 'beta', 'gamma']],
    [{ status: 'verified', review: 'pending' }, ['delta', 'alpha']],
    [{ status: 'disputed,unchecked' }, ['ÉPSILON', 'gamma']],
    [{ assignee: 'me' }, ['delta']],
    [{ assignee: 'none' }, ['ÉPSILON', 'alpha', 'beta', 'gamma']],
    [{ q: 'épsi' }, ['ÉPSILON']],
    [{ q: 'LEDGER differs' }, ['gamma']],
    [{ q: 'ledger -differs' }, []],
    [{ stale: 'true' }, []],
    [{ orphaned: 'false', status: 'unchecked' }, ['ÉPSILON']],
    [{ unsourced: 'true', review: 'pending' }, ['delta', 'gamma']],
    [{ unsourced: 'false' }, ['alpha']],
    [{ thin: 'true' }, ['alpha']],
    [{ priority: 'high,low' }, ['beta']],
    [{ flags: 'legal,sensitive' }, ['beta']],
    [{ flags: 'sensitive' }, []],
    [{ desk: 'Desk of Sooner' }, ['delta', 'ÉPSILON']],
    [{ checker: 'me' }, []],
    [{ due: 'overdue' }, ['delta', 'ÉPSILON', 'alpha', 'beta', 'gamma']],
    [{ due: 'today', zone: 'Asia/Tokyo' }, []],
    [{ due: 'none' }, []],
    [{ dueAfter: '2026-03-02T00:00:00+01:00' }, ['alpha', 'beta', 'gamma']],
    [{ dueAfter: '2026-03-01T18:00:00Z', dueBefore: '2026-03-02T00:00:00Z' }, ['delta', 'ÉPSILON']],
    [{ waiting: '1h' }, []],
    [{ sort: 'priority' }, ['beta', 'delta', 'ÉPSILON', 'alpha', 'gamma']],
    [{ sort: 'article', status: 'verified' }, ['delta', 'alpha', 'beta']],
    [{ sort: 'age', review: 'pending' }, ['alpha', 'delta', 'gamma']],
  ])('filtered by %j', async (query, wanted) => {
    expect(await quotes(query)).toEqual(wanted)
  })

  it('reads a query as a filter, with oneself for me and no empty parts', () => {
    const { actor } = desk.reviewer
    const filter = filterOf(actor, claimsQuery.parse({ assignee: 'me', review: 'pending', status: '' }))
    expect(filter).toMatchObject({ assigneeId: actor.personId, reviews: ['pending'], statuses: undefined })
    expect(filterOf(actor, { assignee: 'none' })).toMatchObject({ assigneeId: null, search: [] })
  })

  it('filtered by who made the finding', async () => {
    const all = ['delta', 'alpha', 'beta', 'gamma']
    expect(await quotes({ checker: desk.checker.id })).toEqual(all)
    const own = accepted(await listClaims(desk.checker.actor, claimsQuery.parse({ checker: 'me' })))
    expect(own.claims.map(claim => claim.quote)).toEqual(all)
  })

  it('says how many fit, with the first page, and how many of them in each article when asked', async () => {
    const first = await list({ review: 'pending', limit: '1', groups: 'true' })
    expect(first).toMatchObject({ fitting: { count: 3, atLeast: false }, groups: { [ids.Sooner ?? '']: 1 } })
    const second = await list({ review: 'pending', limit: '1', cursor: first.next ?? '' })
    expect(second.fitting).toBeUndefined()
    expect(second.groups).toBeUndefined()
  })

  it('filtered by an article and a person', async () => {
    expect(await quotes({ article: ids.Sooner ?? '' })).toEqual(['delta', 'ÉPSILON'])
    expect(await quotes({ assignee: desk.reviewer.id })).toEqual(['delta'])
    expect(await quotes({ article: 'nothing' })).toEqual([])
  })

  it('is walked page by page, whatever the filter', async () => {
    const filters: Record<string, string>[] = [
      {},
      ...['priority', 'age', 'article'].map(sort => ({ sort })),
      { assignee: 'none', sort: 'age' },
      { review: 'pending,approved' },
      { article: ids.Later ?? '' },
    ]
    for (const query of filters) {
      const seen: string[] = []
      let cursor: string | null = ''
      while (cursor !== null) {
        const page: Awaited<ReturnType<typeof list>> = await list({ ...query, limit: '2', cursor })
        seen.push(...page.claims.map(claim => claim.quote))
        expect(page.claims.length).toBeLessThanOrEqual(2)
        cursor = page.next
      }
      expect(seen).toEqual(await quotes(query))
    }
  })

  it('counts everything, whatever the filter', async () => {
    const { counts } = await list({ status: 'opinion' })
    expect(counts).toEqual({
      total: 5,
      byStatus: {
        unchecked: 1,
        in_progress: 0,
        verified: 3,
        needs_change: 0,
        disputed: 1,
        cannot_verify: 0,
        opinion: 0,
      },
      byReview: { not_submitted: 1, pending: 3, approved: 1, returned: 0 },
      byPriority: { low: 0, normal: 4, high: 1 },
      byFlag: { legal: 1, sensitive: 0 },
      stale: 0,
      orphaned: 0,
      unsourced: 4,
      thin: 1,
      mine: { waiting: 3, later: 0 },
      byArticle: [
        { articleId: ids.Sooner, headline: 'Sooner', pending: 1 },
        { articleId: ids.Later, headline: 'Later', pending: 2 },
      ],
    })
  })

  it('gives as many as fit when more are asked for, and takes 1 for true', async () => {
    const { status, body } = await ask('GET', '/api/claims?limit=9999&stale=0', { as: desk.reviewer })
    expect(status).toBe(200)
    expect(body.claims.length).toBeGreaterThan(0)
    expect((await ask('GET', '/api/claims?stale=1', { as: desk.reviewer })).body.claims).toEqual([])
  })

  it.each([
    'cursor=x',
    'cursor=WzEsMiwzLDRd',
    'status=nothing',
    'review=pending,nothing',
    'limit=0',
    'stale=yes',
    'sort=newest',
    'priority=urgent',
    'flags=rude',
    'due=soon',
    'dueBefore=tomorrow',
    'zone=Mars',
    'waiting=long',
    'desk=',
    'unsourced=perhaps',
    'reveiw=pending',
    'status=verified&status=disputed',
    'q=!!',
  ])('refuses ?%s and names it, in words and for programs', async query => {
    const { status, body } = await ask('GET', `/api/claims?${query}`, { as: desk.reviewer })
    const named = query.split('=', 1)[0]
    expect(status).toBe(400)
    expect(body.error.message).toMatch(new RegExp(`^${named}(\\.\\d+)?: `))
    expect(body.error.details).toMatchObject({
      part: 'query',
      issues: [{ path: expect.stringMatching(new RegExp(`^${named}\\b`)), message: expect.any(String) }],
    })
  })

  it('refuses the cursor of another filter, order or person, and of the time before there were orders', async () => {
    const own = { assignee: 'none', limit: '1' }
    const cursor = (await list(own)).next ?? ''
    expect((await list({ ...own, cursor })).claims).toHaveLength(1)
    expect((await list({ ...own, cursor, limit: '3', groups: 'true' })).claims).toHaveLength(3)
    const mine = (await list({ mine: 'waiting', limit: '1' })).next ?? ''
    const before = Buffer.from(JSON.stringify(['2026-03-01T18:00:00.000Z', 'a', 1, 'c'])).toString(
      'base64url',
    )
    const refused: [string, string, string][] = [
      ['reviewer', cursor, ''],
      ['reviewer', cursor, 'assignee=none&sort=age'],
      ['reviewer', cursor, 'assignee=none&review=pending'],
      ['checker', mine, 'mine=waiting'],
      ['reviewer', before, ''],
    ]
    for (const [who, value, query] of refused) {
      const as = who === 'checker' ? desk.checker : desk.reviewer
      const { status, body } = await ask('GET', `/api/claims?${query}&cursor=${value}`, { as })
      expect([status, body.error.message]).toEqual([
        400,
        'cursor: This is the cursor of another filter or order: begin at the first page.',
      ])
    }
  })
})
