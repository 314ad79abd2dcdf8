import { beforeAll, describe, expect, it, vi } from 'vitest'
import { temporaryDatabase } from '@/db/testing/database'
import type { PlacedClaim } from '@/lib/contracts/claim'
import { ENDPOINTS, type Endpoint, type EndpointName } from '@/lib/contracts/endpoint'
import { EXPORT_FORMATS, EXPORT_PROFILES } from '@/lib/contracts/newsroom'
import { ROLES } from '@/lib/domain/role'
import { pictureOf } from '@/lib/domain/testing/picture'
import { newId } from './id'
import { formWith } from './testing/form'
import { ask, ROUTE_FILES, type Sending, succeeded } from './testing/http'
import { type Member, member } from './testing/people'

temporaryDatabase()

const METHODS = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE']
/* Route files that are no part of the contract: better-auth's, the document itself, the demonstration, the rest. */
const BESIDES = ['/api/auth/[...all]', '/api/openapi.json', '/api/demo/sign-in', '/api/[...rest]']
const named = (path: string) => path.replace(/\[(\w+)\]/g, '{$1}')
const endpoints = Object.entries<Endpoint>(ENDPOINTS)

describe('route files', () => {
  it('answer every method of the contract, and every other with 405', async () => {
    const answered: string[] = []
    for (const { path, load } of ROUTE_FILES.filter(file => !BESIDES.includes(file.path))) {
      const handlers = await load()
      const inContract = endpoints.filter(([, one]) => one.path === named(path)).map(([, one]) => one.method)
      const allowed: string[] = inContract
      for (const method of METHODS) {
        if (allowed.includes(method)) {
          answered.push(`${method} ${named(path)}`)
          expect(handlers[method]?.name, `${method} ${path}`).not.toBe('otherMethod')
          continue
        }
        const answer = await ask(method, path.replace(/\[(\w+)\]/g, 'x'))
        expect([path, method, answer.status]).toEqual([path, method, 405])
        expect(answer.headers.get('allow')?.split(', ').sort()).toEqual([...inContract].sort())
      }
    }
    expect(answered.sort()).toEqual(endpoints.map(([, { method, path }]) => `${method} ${path}`).sort())
  })
})

/* One person who may do everything, and one article of theirs, through every endpoint there is. */
let all: Member
const call = (method: string, path: string, body?: unknown) =>
  ask(method, path, { as: all, ...(body === undefined ? {} : { body }) })

beforeAll(async () => {
  all = await member(ROLES, { name: 'Ada' })
})

async function newArticle(text = 'Headline\nStandfirst\nFive missiles were seen over the town.') {
  const { status, body } = await call('POST', '/api/articles', { text, desk: 'City' })
  expect(status).toBe(201)
  return body.article
}

/* A fact that is checked, and taken over where it stands again. */
async function twice() {
  const fact = 'Seven ferries left the old harbour'
  const earlier = await newClaim((await newArticle(`Headline\nStandfirst\n${fact}.`)).id, fact)
  await call('POST', `/api/claims/${earlier.id}/finding`, { status: 'verified', note: 'Counted.' })
  const again = await newClaim((await newArticle(`Headline\nStandfirst\n${fact}.`)).id, fact)
  expect((await call('GET', `/api/claims/${again.id}/repeats`)).body.repeats).toHaveLength(1)
  expect((await call('POST', `/api/claims/${again.id}/take-over`, { from: earlier.id })).status).toBe(200)
}

async function newClaim(articleId: string, quote: string): Promise<PlacedClaim> {
  const { status, body } = await call('POST', `/api/articles/${articleId}/claims`, { quote })
  expect(status).toBe(201)
  return body.claim
}

describe('what the routes really answer is what the contract says', () => {
  it('of articles', async () => {
    const article = await newArticle()
    const form = new FormData()
    form.set('file', new File(['# From a file\n\nText.'], 'file.md', { type: 'text/markdown' }))
    const headers = { host: 'stet.test' }
    const whole = new Response(form)
    const contentType = whole.headers.get('content-type') ?? ''
    const bytes = new Uint8Array(await whole.arrayBuffer())
    const uploaded = await ask('POST', '/api/articles', {
      as: all,
      body: bytes,
      headers: { ...headers, 'content-type': contentType },
    })
    expect(uploaded.body.article.headline).toBe('From a file')
    expect((await call('GET', '/api/articles')).body.articles).toHaveLength(2)
    const claim = await newClaim(article.id, 'Five missiles')
    const draft = (await call('GET', `/api/articles/${article.id}`)).body
    expect(draft.text.split('\n').filter(Boolean)).toEqual([
      'Headline',
      'Standfirst',
      'Five missiles were seen over the town.',
    ])
    expect([...draft.text].slice(claim.start ?? 0, claim.end ?? 0).join('')).toBe('Five missiles')
    const changes = await call('GET', `/api/articles/${article.id}/changes?version=0&event=0`)
    expect(changes.body.claims).toHaveLength(1)
    expect((await call('GET', `/api/articles/${article.id}/events`)).body.events.length).toBeGreaterThan(1)
    const patched = await call('PATCH', `/api/articles/${article.id}`, { deadline: '2030-01-01T12:00:00Z' })
    expect(patched.body.article.deadline).toBe('2030-01-01T12:00:00.000Z')
    expect((await call('DELETE', `/api/articles/${uploaded.body.article.id}`)).status).toBe(204)
    expect((await call('GET', '/api/articles?trashed=true')).body.articles).toHaveLength(1)
  })

  it('of pictures', async () => {
    const article = await newArticle()
    const added = await call(
      'POST',
      `/api/articles/${article.id}/pictures`,
      formWith(await pictureOf('jpeg')),
    )
    expect(added.body.picture).toMatchObject({ width: 40, height: 30 })
    const path = `/api/articles/${article.id}/pictures/${added.body.picture.hash}`
    expect((await call('GET', path)).headers.get('content-type')).toBe('image/jpeg')
  })

  it('of saving', async () => {
    const article = await newArticle()
    const commit = {
      commitId: newId(),
      clientId: newId(),
      schemaVersion: (await call('GET', `/api/articles/${article.id}`)).body.schemaVersion,
      baseVersion: 0,
      steps: [{ stepType: 'replace', from: 1, to: 1, slice: { content: [{ type: 'text', text: 'A ' }] } }],
    }
    const form = new FormData()
    form.set('file', new File(['Five missiles fell.'], 'draft.txt'))
    expect((await call('POST', '/api/imports/preview', form)).status).toBe(200)
    const path = `/api/articles/${article.id}/commits`
    const saved = await call('POST', path, commit)
    expect(saved.body.version).toBe(1)
    expect((await call('POST', path, commit)).body.version).toBe(1)
    const behind = await call('POST', path, { ...commit, commitId: newId() })
    expect([behind.status, behind.body.error.code]).toEqual([409, 'behind'])
    const misfit = await call('POST', path, {
      ...commit,
      commitId: newId(),
      baseVersion: 1,
      steps: [{ stepType: 'nonsense' }],
    })
    expect(misfit.status).toBe(422)
    expect((await call('POST', path, { ...commit, commitId: newId(), schemaVersion: 99 })).status).toBe(426)
  })

  it('of versions', async () => {
    const article = await newArticle()
    await newClaim(article.id, 'Five missiles')
    await call('PATCH', `/api/articles/${article.id}`, { headline: 'Another' })
    const path = `/api/articles/${article.id}/versions`
    const { version, entries } = (await call('GET', path)).body
    expect(entries.map((entry: { kind: string }) => entry.kind)).toContain('session')
    expect((await call('GET', `${path}/${version}`)).body.claims).toHaveLength(1)
    expect((await call('GET', `${path}/compare?from=0&to=${version}`)).body.inserted).toBe(1)
    const draft = `/api/articles/${article.id}/draft`
    expect((await call('PUT', `${draft}?preview=1`, { text: 'Six missiles' })).body.inserted).toBe(2)
    const sent = (await call('PUT', draft, { text: 'Six missiles' })).body
    expect((await call('DELETE', `${draft}?event=${sent.event}`)).body.from).toBe(sent.version)
    expect((await call('POST', `${path}/0/restore`)).body.restored).toBe(0)
    expect((await call('POST', `${path}/0/restore`)).status).toBe(409)
    expect((await call('GET', `${path}/99`)).status).toBe(404)
  })

  it('of what is live', async () => {
    const article = await newArticle()
    const stream = await call('GET', `/api/articles/${article.id}/stream`)
    expect(stream.text).toBe('id: 0\n\n')
    expect(stream.headers.get('x-accel-buffering')).toBe('no')
    expect((await call('GET', '/api/stream')).text).toMatch(/^id: \d+\nevent: desk\n/)
    const place = { clientId: newId(), version: 0, anchor: 1, head: 2, claimId: null }
    const here = await call('POST', `/api/articles/${article.id}/presence`, place)
    expect(here.body.people).toMatchObject([
      { ...place, person: { id: all.id, name: 'Ada' }, working: false },
    ])
  })

  it('of claims, their sources, review and clearing', async () => {
    const article = await newArticle()
    const claim = await newClaim(article.id, 'Five missiles')
    const path = `/api/claims/${claim.id}`
    const source = { kind: 'web_page', title: 'Log', url: 'https://example.org/log' }
    const made = await call('POST', '/api/sources', source)
    await call('GET', `/api/sources/${made.body.source.id}`)
    await call('PATCH', `/api/sources/${made.body.source.id}`, { note: 'Kept.' })
    expect((await call('GET', '/api/sources?q=log')).body.sources).toHaveLength(1)
    expect((await call('GET', `${path}/repeats`)).body).toEqual({ repeats: [] })
    expect((await call('GET', '/api/search?q=log&counts=true')).body.hits).toHaveLength(1)
    const cited = await call('POST', `${path}/citations`, { sourceId: made.body.source.id, primary: true })
    await call('PATCH', `${path}/citations/${cited.body.citation.id}`, { locator: 'p. 2' })
    const second = await call('POST', `${path}/citations`, { source: { kind: 'email', title: 'A mail' } })
    expect((await call('DELETE', `${path}/citations/${second.body.citation.id}`)).status).toBe(204)
    const said = await call('POST', `${path}/comments`, { text: 'Who counted?' })
    await call('POST', `${path}/comments`, { text: 'The log.', replyTo: said.body.comment.id })
    await call('PATCH', path, { assigneeId: all.id, priority: 'high' })
    const blocked = await call('POST', `/api/articles/${article.id}/clear`, {})
    expect([blocked.status, blocked.body.error.code]).toEqual([409, 'blocked'])
    expect((await call('POST', `${path}/hold`, {})).body.hold.person.id).toBe(all.id)
    expect((await call('DELETE', `${path}/hold`)).status).toBe(204)
    const found = await call('POST', `${path}/finding`, { status: 'disputed', note: 'Four, says the log.' })
    expect(found.body.claim).toMatchObject({ status: 'disputed', review: 'pending' })
    const own = await call('POST', `${path}/review`, { decision: 'approve' })
    expect([own.status, own.body.error.code]).toEqual([403, 'own_finding'])
    await call('PATCH', '/api/settings', { ownFindingsAllowed: true })
    expect((await call('POST', '/api/claims/next', {})).body.claim.id).toBe(claim.id)
    const until = '2999-01-01T09:00:00Z'
    expect((await call('PUT', `${path}/later`, { until })).body.until).toBe('2999-01-01T09:00:00.000Z')
    expect((await call('DELETE', `${path}/later`)).status).toBe(204)
    const ids = await call('GET', `/api/claims/ids?review=pending&article=${article.id}`)
    expect(ids.body).toEqual({ ids: [claim.id], more: false })
    const action = { do: 'priority', priority: 'low' }
    const some = await call('POST', '/api/claims/bulk', { claimIds: [claim.id, 'nothing'], action })
    expect([some.body.done, some.body.left[0].code]).toEqual([[claim.id], 'not_found'])
    const approved = await call('POST', `${path}/review`, { decision: 'approve' })
    expect(approved.body.claim.review).toBe('approved')
    await call('POST', `${path}/resolution`, { resolution: 'stet', reason: 'The minister counts five.' })
    await call('GET', path)
    expect((await call('GET', `${path}/events`)).body.events.length).toBeGreaterThan(4)
    const queue = await call('GET', `/api/claims?review=approved&article=${article.id}&limit=1`)
    expect(queue.body.claims).toHaveLength(1)
    const cleared = await call('POST', `/api/articles/${article.id}/clear`, {})
    expect(cleared.body.signOff.version).toBe(1)
    const published = await call('POST', `/api/articles/${article.id}/publication`, {
      url: 'https://example.org/gate',
    })
    expect(published.body.article).toMatchObject({
      stage: 'published',
      published: { url: 'https://example.org/gate' },
    })
    const board = (await call('GET', '/api/desk')).body
    expect(board.articles.map(({ stage }: { stage: string }) => stage)).toContain('published')
    const today = new Date().toISOString().slice(0, 10)
    const numbers = `/api/desk/numbers?from=${today}&to=${today}&timeZone=UTC`
    expect((await call('GET', numbers)).body.total).toMatchObject({ checked: 1, approved: 1, returned: 0 })
    const csv = await call('GET', `${numbers}&format=csv`)
    expect(csv.headers.get('content-type')).toBe('text/csv; charset=utf-8')
    expect(csv.headers.get('content-disposition')).toContain(`desk-numbers-${today}-to-${today}.csv`)
    expect((await call('DELETE', `/api/articles/${article.id}/publication`)).body.article.stage).toBe(
      'cleared',
    )
  })

  it.each(EXPORT_FORMATS.flatMap(format => EXPORT_PROFILES.map(profile => [format, profile] as const)))(
    'of the copy as %s for %s',
    async (format, profile) => {
      const article = await newArticle()
      await newClaim(article.id, 'Five missiles')
      const exported = await call(
        'GET',
        `/api/articles/${article.id}/export?format=${format}&profile=${profile}`,
      )
      expect(exported.status).toBe(200)
      expect(exported.headers.get('content-disposition')).toMatch(/^attachment; filename="/)
      expect(exported.text.length).toBeGreaterThan(0)
    },
  )

  it('of views of the queue', async () => {
    const made = await call('POST', '/api/views', { name: 'Legal', params: { flags: 'legal' }, shared: true })
    await call('PATCH', `/api/views/${made.body.view.id}`, { name: 'For the lawyer', place: 0 })
    expect((await call('GET', '/api/views')).body.views).toHaveLength(1)
    expect((await call('DELETE', `/api/views/${made.body.view.id}`)).status).toBe(204)
  })

  it('of people, tokens, settings and health', async () => {
    await call('POST', '/api/session/key')
    await call('GET', '/api/people')
    await call('GET', `/api/people/${all.id}`)
    await call('PATCH', `/api/people/${all.id}`, { name: 'Ada L.' })
    const invited = await call('POST', '/api/invitations', { email: 'a@example.org', roles: ['viewer'] })
    await call('DELETE', `/api/invitations/${invited.body.invitation.id}`)
    const token = await call('POST', '/api/tokens', { name: 'CMS' })
    await call('GET', '/api/tokens')
    await call('DELETE', '/api/tokens', { id: token.body.token.id })
    await call('GET', '/api/settings')
    await call('GET', '/api/health')
    vi.stubEnv('STET_SMTP', 'smtp://127.0.0.1:9')
    vi.stubEnv('STET_URL', 'http://stet.test')
    await call('GET', '/api/inbox')
    await call('PATCH', '/api/inbox', { upTo: 0, read: true })
    const { wishes } = (await call('GET', '/api/inbox/wishes')).body
    await call('PUT', '/api/inbox/wishes', { ...wishes, digestHour: null })
    const sent = await call('POST', '/api/jobs', { kind: 'test_mail' })
    await call('GET', '/api/jobs')
    await call('PATCH', `/api/jobs/${sent.body.job.id}`, { action: 'drop' })
    vi.unstubAllEnvs()
    const again = await call('POST', '/api/invitations', { email: 'a@example.org', roles: ['viewer'] })
    const joined = await ask('POST', `/api/invitations/${again.body.invitation.token}`, {
      body: { name: 'New', password: 'a long password' },
    })
    const link = await call('POST', `/api/people/${joined.body.person.id}/reset`)
    await ask('POST', `/api/resets/${link.body.reset.token}`, { body: { password: 'another password' } })
  })

  it('of a fact that was checked before', twice)

  /* Setting up is for a newsroom without anybody, which this one is not: setup.test.ts does it; over-http.test.ts does
     the same for archives. */
  const elsewhere = (name: string) => name === 'setup' || /archive|restoring/i.test(name)
  it('has now been seen of every endpoint', () => {
    const unseen = endpoints.map(([name]) => name).filter(name => !elsewhere(name) && !succeeded.has(name))
    expect(unseen).toEqual([])
  })
})

describe('every endpoint', () => {
  const closed = endpoints.filter(([, { open }]) => !open)
  const pathOf = ({ path }: Endpoint) => path.replace(/\{\w+\}/g, 'nothing-of-this-name')
  const queries: Readonly<Record<string, string>> = { changes: '?version=0&event=0', search: '?q=x' }
  const queryOf = (name: string) => queries[name] ?? ''
  const bodies: Partial<Record<EndpointName, unknown>> = {
    createClaim: { quote: 'x' },
    setFinding: { status: 'opinion' },
    review: { decision: 'approve' },
    putOff: { until: '2999-01-01T09:00:00Z' },
    bulk: { claimIds: ['x'], action: { do: 'approve' } },
    resolve: { resolution: 'cut' },
    takeOver: { from: 'x' },
    addComment: { text: 'x' },
    cite: { sourceId: 'x' },
    commit: { commitId: newId(), clientId: newId(), schemaVersion: 1, baseVersion: 0, steps: [{}] },
    deleteToken: { id: 'x' },
    createToken: { name: 'x' },
    createInvitation: { email: 'x@example.org', roles: ['viewer'] },
    createView: { name: 'x', params: {} },
    createSource: { kind: 'book', title: 'x' },
    markInbox: { upTo: 0, read: true },
    createJob: { kind: 'test_mail' },
    patchJob: { action: 'retry' },
    presence: { clientId: 'x', version: 0, anchor: null, head: null, claimId: null },
  }
  const send = (name: string, endpoint: Endpoint, sending: Sending) =>
    ask(endpoint.method, `${pathOf(endpoint)}${queryOf(name)}`, {
      ...(endpoint.body ? { body: bodies[name as EndpointName] ?? {} } : {}), // names as they come from the table
      ...sending,
    })

  it.each(closed)('%s asks who is there', async (name, endpoint) => {
    expect((await send(name, endpoint, {})).status).toBe(401)
    expect((await send(name, endpoint, { token: 'stet_nothing' })).status).toBe(401)
    expect((await send(name, endpoint, { as: { cookie: 'stet.session_token=a.b' } })).status).toBe(401)
  })

  it.each(closed.filter(([, { path }]) => path.includes('{')))(
    '%s knows nothing of what is not there',
    async (name, endpoint) => {
      expect((await send(name, endpoint, { as: all })).status).toBe(404)
    },
  )

  it.each(closed.filter(([, { path }]) => /^\/api\/(articles|claims|sources)/.test(path)))(
    '%s gives nothing of a draft to an admin who is nothing else',
    async (name, endpoint) => {
      const admin = await member(['admin'])
      expect([403, 404]).toContain((await send(name, endpoint, { as: admin })).status)
    },
  )

  it.each(closed.filter(([, { method }]) => method !== 'GET'))(
    '%s refuses a page of another site',
    async (name, endpoint) => {
      const answer = await send(name, endpoint, { as: all, headers: { origin: 'https://evil.example' } })
      expect([answer.status, answer.body.error.code]).toEqual([403, 'origin'])
    },
  )

  it.each(endpoints.filter(([, { body }]) => body))(
    '%s refuses a body that is none',
    async (name, endpoint) => {
      const as = endpoint.open ? undefined : all
      for (const body of ['{', '[]', '"x"', '{"__proto__":{}}', '{"nobody-knows":1}']) {
        expect((await send(name, endpoint, { as, body })).status).toBe(400)
      }
    },
  )
})
