import { type APIRequestContext, request } from '@playwright/test'
import { AddMarkStep } from 'prosemirror-transform'
import { get, PASSWORD, post } from '@/e2e/fixtures'
import { startServer } from '@/e2e/server'
import type { Answer } from '@/lib/contracts/call'
import { SCHEMA_VERSION, manuscriptSchema as schema } from '@/lib/domain/manuscript-schema'
import { draft, type Size, stretches } from './manuscript'

/** A Stet on loopback with one person of every role, and drafts of any size made over its HTTP interface. */
export interface Newsroom {
  readonly url: string
  readonly data: string
  readonly pid: number
  readonly api: APIRequestContext
  article(size: Size): Promise<{ url: string; state: Awaited<ReturnType<APIRequestContext['storageState']>> }>
  stop(): Promise<void>
}

const BATCH = 200

/** Starts the production build and sets up the newsroom. */
export async function openNewsroom(): Promise<Newsroom> {
  const server = await startServer()
  const api = await request.newContext({ baseURL: server.url, extraHTTPHeaders: { origin: server.url } })
  await post(api, '/api/setup', {
    newsroom: 'Bench',
    name: 'Bo Ench',
    email: 'bo@bench.example',
    password: PASSWORD,
  })
  return {
    url: server.url,
    data: server.data,
    pid: server.pid,
    api,
    async article(size) {
      const doc = draft(size)
      const [headline, , ...body] = doc.children
      const html = body.map(node => {
        const tag = node.type.name === 'heading' ? 'h2' : 'p'
        return `<${tag}>${node.textContent}</${tag}>`
      })
      const { article } = await post<Answer<'createArticle'>>(api, '/api/articles', {
        headline: headline?.textContent,
        html: html.join(''),
      })
      const { doc: stored } = await get<{ doc: unknown }>(api, `/api/articles/${article.id}`)
      if (!schema.nodeFromJSON(stored).eq(doc)) throw new Error('The draft was not imported as it was sent.')
      const all = stretches(doc, size)
      let version = article.version
      for (let at = 0; at < all.length; at += BATCH) {
        const steps = all
          .slice(at, at + BATCH)
          .map(({ id, from, to }) => new AddMarkStep(from, to, schema.marks.claim.create({ id })).toJSON())
        const answer = await post<Answer<'commit'>>(api, `/api/articles/${article.id}/commits`, {
          commitId: `bench-${size.words}-${at}`,
          clientId: 'bench-client',
          schemaVersion: SCHEMA_VERSION,
          baseVersion: version,
          steps,
        })
        version = answer.version
      }
      return { url: `${server.url}/articles/${article.id}`, state: await api.storageState() }
    },
    async stop() {
      await api.dispose()
      await server.stop()
    },
  }
}
