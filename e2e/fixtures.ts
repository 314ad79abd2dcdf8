import { AxeBuilder } from '@axe-core/playwright'
import {
  type APIRequestContext,
  type BrowserContext,
  test as base,
  type ConsoleMessage,
  expect,
  type Page,
  request,
} from '@playwright/test'
import type { Answer } from '@/lib/contracts/call'
import type { Role } from '@/lib/domain/role'
import { startServer, type TestServer } from './server'

type StorageState = Awaited<ReturnType<BrowserContext['storageState']>>

/** Somebody who can sign in, and their hands on the HTTP interface. */
export interface Colleague {
  readonly id: string
  readonly name: string
  readonly email: string
  readonly password: string
  readonly state: StorageState
  readonly api: APIRequestContext
}

/** Everybody in the test newsroom, by what they do. */
export interface Newsroom {
  readonly url: string
  readonly admin: Colleague
  readonly editor: Colleague
  readonly checker: Colleague
  readonly reviewer: Colleague
  readonly viewer: Colleague
}

const PEOPLE: readonly {
  readonly key: Exclude<keyof Newsroom, 'url' | 'admin'>
  readonly name: string
  readonly roles: readonly Role[]
}[] = [
  { key: 'editor', name: 'Edda Quist', roles: ['editor'] },
  { key: 'checker', name: 'Cato Blom', roles: ['checker'] },
  { key: 'reviewer', name: 'Rhea Okafor', roles: ['reviewer'] },
  { key: 'viewer', name: 'Vito Lang', roles: ['viewer'] },
]

export const PASSWORD = 'correct horse battery'

/** Posts JSON and answers the parsed body; fails with what the server said when it is not a success. */
export async function post<T>(api: APIRequestContext, path: string, body: unknown): Promise<T> {
  const response = await api.post(path, { data: body })
  expect(response.ok(), `POST ${path}: ${response.status()} ${await response.text()}`).toBe(true)
  return response.status() === 204 ? (null as T) : response.json() // 204 has no body for anybody to read
}

export async function get<T>(api: APIRequestContext, path: string): Promise<T> {
  const response = await api.get(path)
  expect(response.ok(), `GET ${path}: ${response.status()} ${await response.text()}`).toBe(true)
  return response.json()
}

async function contextAt(url: string): Promise<APIRequestContext> {
  return request.newContext({ baseURL: url, extraHTTPHeaders: { origin: url } })
}

/** Lets another person into a newsroom; of one who is in a single journey the name is address enough. */
export async function join(
  { url, admin }: Pick<Newsroom, 'url'> & { readonly admin: Pick<Colleague, 'api'> },
  name: string,
  roles: readonly Role[],
  email = `${name.toLowerCase().replace(/\W+/g, '-')}-${Date.now()}@lantern.example`,
): Promise<Colleague> {
  const invited = { email, roles }
  const { invitation } = await post<Answer<'createInvitation'>>(admin.api, '/api/invitations', invited)
  const api = await contextAt(url)
  const body = { name, password: PASSWORD }
  const { person } = await post<Answer<'acceptInvitation'>>(api, `/api/invitations/${invitation.token}`, body)
  return { id: person.id, name, email, password: PASSWORD, api, state: await api.storageState() }
}

/** Sets the newsroom up and lets everybody in. */
export async function setUp(server: TestServer): Promise<Newsroom> {
  const { url } = server
  const adminApi = await contextAt(url)
  const admin = { name: 'Ada Morgen', email: 'ada@lantern.example', password: PASSWORD }
  const { person } = await post<Answer<'setup'>>(adminApi, '/api/setup', {
    newsroom: 'The Lantern',
    ...admin,
  })
  const joined: Partial<Record<Exclude<keyof Newsroom, 'url'>, Colleague>> = {
    admin: { ...admin, id: person.id, api: adminApi, state: await adminApi.storageState() },
  }
  for (const { key, name, roles } of PEOPLE) {
    joined[key] = await join({ url, admin: { api: adminApi } }, name, roles, `${key}@lantern.example`)
  }
  return { url, ...joined } as Newsroom // every key of PEOPLE was filled above
}

/** How a window is opened: 1440 × 900 and light unless told otherwise. */
interface WindowOptions {
  readonly width?: number
  readonly height?: number
  readonly dark?: boolean
  /** Without the page's Content-Security-Policy, to see what would run if there were none. */
  readonly bypassCsp?: boolean
}

interface Fixtures {
  /** Opens a page of any server, as somebody or as a stranger. What the page logs as an error fails the test. */
  readonly visit: (
    url: string,
    path: string,
    options?: WindowOptions & { readonly state?: StorageState },
  ) => Promise<Page>
  /** The same in the test newsroom, signed in as this colleague. */
  readonly openAs: (who: Colleague | null, path: string, options?: WindowOptions) => Promise<Page>
  /** Starts a server for this test alone, in which nobody has been yet. It ends with the test. */
  readonly freshServer: (env?: Record<string, string>) => Promise<TestServer>
  /** A newsroom for this test alone, where nothing has been written yet. */
  readonly freshNewsroom: Newsroom
}

interface WorkerFixtures {
  readonly newsroom: Newsroom
}

export const test = base.extend<Fixtures, WorkerFixtures>({
  newsroom: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the fixtures wanted from the pattern
    async ({}, use) => {
      const server = await startServer()
      try {
        await use(await setUp(server))
      } finally {
        await server.stop()
      }
    },
    { scope: 'worker', timeout: 90_000 },
  ],
  visit: async ({ browser }, use) => {
    const contexts: BrowserContext[] = []
    const errors: string[] = []
    await use(
      async (url, path, { width = 1440, height = 900, dark = false, bypassCsp = false, state } = {}) => {
        const context = await browser.newContext({
          baseURL: url,
          viewport: { width, height },
          bypassCSP: bypassCsp,
          colorScheme: dark ? 'dark' : 'light',
          locale: 'en-GB',
          timezoneId: 'Europe/Amsterdam',
          ...(state ? { storageState: state } : {}),
        })
        contexts.push(context)
        const page = await context.newPage()
        page.on('pageerror', error => errors.push(`page error: ${error.message}`))
        page.on('console', message => {
          if (message.type() === 'error' && !isExpected(message)) errors.push(message.text())
        })
        await page.goto(path)
        return page
      },
    )
    for (const context of contexts) await context.close()
    expect(errors, 'errors in the console').toEqual([])
  },
  openAs: async ({ visit, newsroom }, use) => {
    await use((who, path, options) =>
      visit(newsroom.url, path, { ...options, ...(who ? { state: who.state } : {}) }),
    )
  },
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the fixtures wanted from the pattern
  freshServer: async ({}, use) => {
    const servers: TestServer[] = []
    await use(async env => {
      const server = await startServer(env)
      servers.push(server)
      return server
    })
    for (const server of servers) await server.stop()
  },
  freshNewsroom: async ({ freshServer }, use) => {
    await use(await setUp(await freshServer()))
  },
})

/** Waits until keys are heard: React has taken the page over, and has done what it does then. */
export async function alive(page: Page): Promise<void> {
  await page.waitForFunction(() => Object.keys(document.body).some(key => key.startsWith('__reactProps$')))
  await page.evaluate(() => new Promise<void>(done => requestIdleCallback(() => done())))
}

/* A refusal that a journey provokes on purpose is logged by the browser itself, not by us. */
function isExpected(message: ConsoleMessage): boolean {
  // The preview of a copy lies in a frame where nothing may run, and axe tries to.
  if (/^Blocked script execution in 'about:srcdoc'/.test(message.text())) return true
  if (/\/api\/auth\/change-password$/.test(message.location().url))
    return /status of 400/.test(message.text())
  return /Failed to load resource: (the server responded with a status of (401|403|404|409|410|413|415|422|503)|net::ERR_(INTERNET_DISCONNECTED|FAILED|CONNECTION_REFUSED|INCOMPLETE_CHUNKED_ENCODING))/.test(
    message.text(),
  )
}

export { expect }

const WCAG = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa']
const COLOUR = ['color-contrast']

/** No violation of WCAG 2.2 AA on the page as it stands, in both themes. */
export async function expectAccessible(
  page: Page,
  themes: readonly ('light' | 'dark')[] = ['light', 'dark'],
): Promise<void> {
  // The title comes behind the page, as a stream.
  await expect(page).toHaveTitle(/./)
  for (const colorScheme of themes) {
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' })
    // Only what is wrong is worked out, in the page itself, where no frame is of another site: a third of the time.
    const axe = new AxeBuilder({ page }).setLegacyMode(true).options({
      resultTypes: ['violations'],
      // The themes differ in their colours and in nothing else.
      runOnly: colorScheme === 'light' ? { type: 'tag', values: WCAG } : { type: 'rule', values: COLOUR },
    })
    const { violations } = await axe.analyze()
    const found = violations.map(
      ({ id, nodes }) =>
        `${id}: ${nodes.map(node => `${node.target.join(' ')} (${node.failureSummary ?? ''})`).join('; ')}`,
    )
    expect(found, `accessibility in the ${colorScheme} theme`).toEqual([])
  }
}

/** The same on a desk and on a phone, where the dark colours are those of the desk. The page is left at its own width. */
export async function expectAccessibleAtBothWidths(page: Page): Promise<void> {
  const size = page.viewportSize()
  await page.setViewportSize({ width: 1440, height: 900 })
  await expectAccessible(page)
  await page.setViewportSize({ width: 390, height: 844 })
  await expectAccessible(page, ['light'])
  if (size) await page.setViewportSize(size)
}

/** Makes an article through the HTTP interface and answers its id. */
export async function newArticle(
  who: Colleague,
  draft: { readonly headline: string; readonly text: string; readonly deadline?: string },
): Promise<string> {
  const { article } = await post<Answer<'createArticle'>>(who.api, '/api/articles', draft)
  return article.id
}

/** Marks a quote as a claim through the HTTP interface and answers the claim's id. */
export async function newClaim(who: Colleague, articleId: string, quote: string): Promise<string> {
  const { claim } = await post<Answer<'createClaim'>>(who.api, `/api/articles/${articleId}/claims`, { quote })
  return claim.id
}
