import { beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { temporaryDatabase } from '@/db/testing/database'
import { ENDPOINTS, type EndpointName } from '@/lib/contracts/endpoint'
import { manuscriptSchema, SCHEMA_VERSION } from '@/lib/domain/manuscript-schema'
import { may, type Permission } from '@/lib/domain/permission'
import { ROLES, type Role } from '@/lib/domain/role'
import { pictureOf } from '@/lib/domain/testing/picture'
import { cite } from './citations'
import { clear } from './clear'
import { setFinding } from './findings'
import { newId } from './id'
import { deleteArticle } from './patch-article'
import { addPicture } from './pictures/pictures'
import { publish } from './publication'
import { createSource } from './sources'
import { accepted, DraftWindow, newArticle } from './testing/draft-window'
import { formWith } from './testing/form'
import { ask, succeeded } from './testing/http'
import { type Member, member } from './testing/people'
import { updateDraft } from './update-draft'

temporaryDatabase()

const PEOPLE = new Map<Role, Member>()
let editor: Member
let checker: Member
let PICTURE: Uint8Array<ArrayBuffer>
/* A claim of another article that says the same, with a finding. */
let earlier: string
beforeAll(async () => {
  PICTURE = await pictureOf('png')
  for (const role of ROLES) PEOPLE.set(role, await member([role], { name: role }))
  editor = await member(['editor'], { name: 'Tom' })
  checker = await member(['checker'], { name: 'Bea' })
  const before = await newArticle(editor.actor, 'The day before', 'Five missiles fell on the port.')
  earlier = (await (await DraftWindow.open(editor.actor, before)).mark('Five missiles fell on the port')).id
  accepted(await setFinding(checker.actor, { id: earlier }, { status: 'verified', note: 'The log says so.' }))
})

/** Something to work on: a published article with a picture, a disputed claim that has a citation, an unused source. */
interface Scene {
  readonly article: string
  readonly claim: string
  readonly citation: string
  readonly source: string
  readonly picture: string
  readonly version: number
}
let scene: Scene
/* Making it takes longer than any request: it is made anew only once something in it was changed. */
let spoiled = true
beforeEach(async () => {
  if (!spoiled) return
  spoiled = false
  const article = await newArticle(editor.actor, 'Harbour', 'Five missiles fell on the port.')
  const window = await DraftWindow.open(editor.actor, article)
  const { id: claim } = await window.mark('Five missiles fell on the port')
  await window.edit(tr => tr.insert(tr.doc.content.size - 1, manuscriptSchema.text(' At dawn.')))
  const web = { kind: 'web_page', title: 'Port log' } as const
  const { citation } = accepted(await cite(checker.actor, { id: claim }, { source: web }))
  accepted(await setFinding(checker.actor, { id: claim }, { status: 'disputed', note: 'The log says four.' }))
  const { source } = accepted(await createSource(checker.actor, web))
  const sent = { text: 'Harbour\n\nFive missiles fell on the port. At night.' }
  const { version } = accepted(await updateDraft(editor.actor, { id: article }, { body: sent, query: {} }))
  accepted(await clear(editor.actor, { id: article }, { overrideReason: 'The log is wrong.' }))
  accepted(await publish(editor.actor, { id: article }, {}))
  const { picture } = accepted(await addPicture(editor.actor, { id: article }, {}, { bytes: PICTURE }))
  scene = { article, claim, citation: citation.id, source: source.id, picture: picture.hash, version }
})

interface Request {
  readonly endpoint: EndpointName
  /** What it takes; without it nothing but reading the draft. */
  readonly needs: Permission
  /** 404 rather than 403 for who may not read, since it names something that exists. */
  readonly about: 'article' | 'claim' | 'source' | null
  readonly path: (scene: Scene) => string
  readonly body?: (scene: Scene) => unknown
}

const commitBody = ({ version }: Scene) => {
  const mark = { type: 'claim', attrs: { id: newId() } }
  const steps = [{ stepType: 'addMark', mark, from: 1, to: 4 }]
  return { commitId: newId(), clientId: 'client', schemaVersion: SCHEMA_VERSION, baseVersion: version, steps }
}

/** Every endpoint on articles, claims, sources and the desk. */
const REQUESTS: readonly Request[] = [
  { endpoint: 'listArticles', needs: 'article.read', about: null, path: () => '/api/articles' },
  {
    endpoint: 'createArticle',
    needs: 'article.create',
    about: null,
    path: () => '/api/articles',
    body: () => ({ text: 'Five missiles fell.' }),
  },
  {
    endpoint: 'previewImport',
    needs: 'article.create',
    about: null,
    path: () => '/api/imports/preview',
    body: () => {
      const form = new FormData()
      form.set('file', new File(['Five missiles fell.'], 'draft.txt'))
      return form
    },
  },
  {
    endpoint: 'getArticle',
    needs: 'article.read',
    about: 'article',
    path: ({ article }) => `/api/articles/${article}`,
  },
  {
    endpoint: 'patchArticle',
    needs: 'article.manage',
    about: 'article',
    path: ({ article }) => `/api/articles/${article}`,
    body: () => ({ headline: 'Port hit' }),
  },
  {
    endpoint: 'deleteArticle',
    needs: 'article.manage',
    about: 'article',
    path: ({ article }) => `/api/articles/${article}`,
  },
  {
    endpoint: 'commit',
    needs: 'claim.mark',
    about: 'article',
    path: ({ article }) => `/api/articles/${article}/commits`,
    body: commitBody,
  },
  {
    endpoint: 'changes',
    needs: 'article.read',
    about: 'article',
    path: ({ article }) => `/api/articles/${article}/changes?version=0&event=0`,
  },
  {
    endpoint: 'articleStream',
    needs: 'article.read',
    about: 'article',
    path: ({ article }) => `/api/articles/${article}/stream`,
  },
  {
    endpoint: 'presence',
    needs: 'article.read',
    about: 'article',
    path: ({ article }) => `/api/articles/${article}/presence`,
    body: () => ({ clientId: 'window', version: 0, anchor: null, head: null, claimId: null }),
  },
  {
    endpoint: 'articleEvents',
    needs: 'article.read',
    about: 'article',
    path: ({ article }) => `/api/articles/${article}/events`,
  },
  {
    endpoint: 'listVersions',
    needs: 'article.read',
    about: 'article',
    path: ({ article }) => `/api/articles/${article}/versions`,
  },
  {
    endpoint: 'compareVersions',
    needs: 'article.read',
    about: 'article',
    path: ({ article }) => `/api/articles/${article}/versions/compare?from=0&to=0`,
  },
  {
    endpoint: 'getVersion',
    needs: 'article.read',
    about: 'article',
    path: ({ article }) => `/api/articles/${article}/versions/0`,
  },
  {
    endpoint: 'restoreVersion',
    needs: 'article.write',
    about: 'article',
    path: ({ article }) => `/api/articles/${article}/versions/0/restore`,
  },
  {
    endpoint: 'updateDraft',
    needs: 'article.write',
    about: 'article',
    path: ({ article }) => `/api/articles/${article}/draft?preview=true`,
    body: () => ({ text: 'Other words.' }),
  },
  {
    endpoint: 'addPicture',
    needs: 'article.write',
    about: 'article',
    path: ({ article }) => `/api/articles/${article}/pictures`,
    body: () => formWith(PICTURE),
  },
  {
    endpoint: 'getPicture',
    needs: 'article.read',
    about: 'article',
    path: ({ article, picture }) => `/api/articles/${article}/pictures/${picture}`,
  },
  {
    endpoint: 'takeBackDraft',
    needs: 'article.write',
    about: 'article',
    path: ({ article }) => `/api/articles/${article}/draft`,
  },
  {
    endpoint: 'createClaim',
    needs: 'claim.mark',
    about: 'article',
    path: ({ article }) => `/api/articles/${article}/claims`,
    body: () => ({ quote: 'the port' }),
  },
  {
    endpoint: 'clear',
    needs: 'article.override',
    about: 'article',
    path: ({ article }) => `/api/articles/${article}/clear`,
    body: () => ({ overrideReason: 'It is true.' }),
  },
  {
    endpoint: 'publish',
    needs: 'article.publish',
    about: 'article',
    path: ({ article }) => `/api/articles/${article}/publication`,
    body: () => ({ url: 'https://example.org/gate' }),
  },
  {
    endpoint: 'unpublish',
    needs: 'article.publish',
    about: 'article',
    path: ({ article }) => `/api/articles/${article}/publication`,
  },
  { endpoint: 'desk', needs: 'article.read', about: null, path: () => '/api/desk' },
  {
    endpoint: 'deskNumbers',
    needs: 'article.read',
    about: null,
    path: () => '/api/desk/numbers?from=2026-03-01&to=2026-03-02',
  },
  { endpoint: 'listClaims', needs: 'article.read', about: null, path: () => '/api/claims' },
  {
    endpoint: 'getClaim',
    needs: 'article.read',
    about: 'claim',
    path: ({ claim }) => `/api/claims/${claim}`,
  },
  {
    endpoint: 'patchClaim',
    needs: 'claim.check',
    about: 'claim',
    path: ({ claim }) => `/api/claims/${claim}`,
    body: () => ({ note: 'The log says five.' }),
  },
  { endpoint: 'claimIds', needs: 'article.read', about: null, path: () => '/api/claims/ids' },
  {
    endpoint: 'nextClaim',
    needs: 'claim.review',
    about: null,
    path: () => '/api/claims/next',
    body: () => ({}),
  },
  {
    endpoint: 'bulk',
    needs: 'claim.assign',
    about: null,
    path: () => '/api/claims/bulk',
    body: ({ claim }) => ({ claimIds: [claim], action: { do: 'priority', priority: 'low' } }),
  },
  {
    endpoint: 'holdClaim',
    needs: 'claim.review',
    about: 'claim',
    path: ({ claim }) => `/api/claims/${claim}/hold`,
    body: () => ({}),
  },
  {
    endpoint: 'releaseClaim',
    needs: 'claim.review',
    about: 'claim',
    path: ({ claim }) => `/api/claims/${claim}/hold`,
  },
  {
    endpoint: 'putOff',
    needs: 'article.read',
    about: 'claim',
    path: ({ claim }) => `/api/claims/${claim}/later`,
    body: () => ({ until: '2999-01-01T09:00:00Z' }),
  },
  {
    endpoint: 'takeBack',
    needs: 'article.read',
    about: 'claim',
    path: ({ claim }) => `/api/claims/${claim}/later`,
  },
  {
    endpoint: 'setFinding',
    needs: 'claim.check',
    about: 'claim',
    path: ({ claim }) => `/api/claims/${claim}/finding`,
    body: () => ({ status: 'verified' }),
  },
  {
    endpoint: 'repeats',
    needs: 'article.read',
    about: 'claim',
    path: ({ claim }) => `/api/claims/${claim}/repeats`,
  },
  {
    endpoint: 'takeOver',
    needs: 'claim.check',
    about: 'claim',
    path: ({ claim }) => `/api/claims/${claim}/take-over`,
    body: () => ({ from: earlier }),
  },
  {
    endpoint: 'review',
    needs: 'claim.review',
    about: 'claim',
    path: ({ claim }) => `/api/claims/${claim}/review`,
    body: () => ({ decision: 'approve' }),
  },
  {
    endpoint: 'resolve',
    needs: 'claim.resolve',
    about: 'claim',
    path: ({ claim }) => `/api/claims/${claim}/resolution`,
    body: () => ({ resolution: 'fix' }),
  },
  {
    endpoint: 'claimEvents',
    needs: 'article.read',
    about: 'claim',
    path: ({ claim }) => `/api/claims/${claim}/events`,
  },
  {
    endpoint: 'cite',
    needs: 'claim.check',
    about: 'claim',
    path: ({ claim }) => `/api/claims/${claim}/citations`,
    body: ({ source }) => ({ sourceId: source }),
  },
  {
    endpoint: 'patchCitation',
    needs: 'claim.check',
    about: 'claim',
    path: ({ claim, citation }) => `/api/claims/${claim}/citations/${citation}`,
    body: () => ({ stance: 'contradicts' }),
  },
  {
    endpoint: 'removeCitation',
    needs: 'claim.check',
    about: 'claim',
    path: ({ claim, citation }) => `/api/claims/${claim}/citations/${citation}`,
  },
  {
    endpoint: 'addComment',
    needs: 'claim.comment',
    about: 'claim',
    path: ({ claim }) => `/api/claims/${claim}/comments`,
    body: () => ({ text: 'Which log?' }),
  },
  { endpoint: 'listSources', needs: 'article.read', about: null, path: () => '/api/sources' },
  {
    endpoint: 'createSource',
    needs: 'source.edit',
    about: null,
    path: () => '/api/sources',
    body: () => ({ kind: 'person', title: 'A harbour master' }),
  },
  {
    endpoint: 'getSource',
    needs: 'article.read',
    about: 'source',
    path: ({ source }) => `/api/sources/${source}`,
  },
  {
    endpoint: 'patchSource',
    needs: 'source.edit',
    about: 'source',
    path: ({ source }) => `/api/sources/${source}`,
    body: () => ({ title: 'The port log' }),
  },
]

async function send({ endpoint, path, body }: Request, as?: Member) {
  const { method } = ENDPOINTS[endpoint]
  const answer = await ask(method, path(scene), { as, body: body?.(scene) })
  if (method !== 'GET' && answer.status < 300) spoiled = true
  return answer
}

function expected({ endpoint, needs, about }: Request, role: Role): number {
  const actor = { roles: [role] }
  if (about !== null && !may(actor, 'article.read')) return 404
  return may(actor, needs) ? ENDPOINTS[endpoint].success.status : 403
}

const ofArticle = REQUESTS.filter(({ about }) => about === 'article' || about === 'claim')

describe.each(REQUESTS.map(request => [request.endpoint, request] as const))('%s', (_, request) => {
  it.each(ROLES)('of a %s', async role => {
    expect((await send(request, PEOPLE.get(role))).status).toBe(expected(request, role))
  })

  it('of nobody', async () => {
    expect((await send(request)).status).toBe(401)
  })

  if (request.about !== null) {
    it.each(ROLES)('of a %s, about nothing', async role => {
      const nothing = {
        article: 'nothing',
        claim: 'nothing',
        citation: 'nothing',
        source: 'nothing',
        version: 0,
        picture: 'nothing',
      }
      const { method } = ENDPOINTS[request.endpoint]
      const answer = await ask(method, request.path(nothing), {
        as: PEOPLE.get(role),
        body: request.body?.(scene),
      })
      expect(answer.status).toBe(404)
    })
  }
})

describe('in the trash', () => {
  beforeEach(async () => {
    spoiled = true
    accepted(await deleteArticle(editor.actor, { id: scene.article }))
  })

  it.each(ofArticle.map(request => [request.endpoint, request] as const))(
    '%s is not there for who does not manage articles',
    async (_, request) => {
      for (const role of ROLES.filter(role => role !== 'editor')) {
        expect((await send(request, PEOPLE.get(role))).status).toBe(404)
      }
    },
  )

  it.each(ofArticle.map(request => [request.endpoint, request] as const))(
    '%s of an editor only reads',
    async (_, request) => {
      const { status, body } = await send(request, PEOPLE.get('editor'))
      const reads = ENDPOINTS[request.endpoint].method === 'GET'
      const again = request.endpoint === 'deleteArticle'
      if (reads || again) expect(status).toBe(again ? 204 : 200)
      // An editor may not review, in the trash or out of it.
      else if (request.needs === 'claim.review') expect(status).toBe(403)
      else expect([status, body.error.code]).toEqual([409, 'trashed'])
    },
  )

  it('lists the article to who manages articles, and to nobody else', async () => {
    for (const role of ROLES) {
      const { status, body } = await ask('GET', '/api/articles?trashed=true', { as: PEOPLE.get(role) })
      expect(status).toBe(role === 'editor' ? 200 : 403)
      if (role === 'editor') {
        expect(body.articles.map((one: { id: string }) => one.id)).toContain(scene.article)
      }
    }
  })

  it('shows its claims in no queue and among no uses', async () => {
    const { body } = await ask('GET', `/api/claims?article=${scene.article}`, { as: PEOPLE.get('editor') })
    expect(body.claims).toEqual([])
  })
})

describe('all of this', () => {
  it('covers every endpoint on articles, claims, sources and the desk', () => {
    const paths = Object.entries(ENDPOINTS).filter(([, { path }]) =>
      /^\/api\/(articles|claims|sources|imports|desk)/.test(path),
    )
    const names = paths.map(([name]) => name).filter(name => name !== 'export')
    expect(REQUESTS.map(({ endpoint }) => endpoint).sort()).toEqual(names.sort())
  })

  it('answered as the contract says', () => {
    expect(REQUESTS.filter(({ endpoint }) => !succeeded.has(endpoint))).toEqual([])
  })
})
