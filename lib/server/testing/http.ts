import { readdirSync } from 'node:fs'
import { join, sep } from 'node:path'
import { isDeepStrictEqual } from 'node:util'
import { ENDPOINTS, type Endpoint, EVENT_STREAM } from '@/lib/contracts/endpoint'
import { errorAnswer } from '@/lib/contracts/error'

const API = join(process.cwd(), 'app', 'api')

type RouteHandler = (
  request: Request,
  context: { params: Promise<Record<string, string | string[]>> },
) => Promise<Response>

interface RouteFile {
  /** Path with its folders as they are named, e.g. `/api/people/[id]`. */
  readonly path: string
  readonly pattern: RegExp
  readonly load: () => Promise<Record<string, RouteHandler>>
}

/** Every route file there is, the more particular paths first, as Next takes them. */
export const ROUTE_FILES: readonly RouteFile[] = readdirSync(API, { recursive: true, encoding: 'utf8' })
  .filter(file => file.endsWith(`${sep}route.ts`))
  .map(file => {
    const path = `/api/${file.split(sep).slice(0, -1).join('/')}`
    const source = path.replace(/\./g, '\\.').replace(/\[\\\.\\\.\\\.(\w+)\]/g, '(?<$1>.+)')
    const pattern = new RegExp(`^${source.replace(/\[(\w+)\]/g, '(?<$1>[^/]+)')}$`)
    return { path, pattern, load: () => import(join(API, file)) }
  })
  .sort((a, b) => rank(a.path) - rank(b.path))

function rank(path: string): number {
  return path.includes('[...') ? 100 - path.split('/').length : (path.match(/\[/g)?.length ?? 0)
}

/** What is sent along with a request. */
export interface Sending {
  /** Whose session: anything with a cookie. */
  readonly as?: { readonly cookie: string } | undefined
  /** A bearer token. */
  readonly token?: string
  /** Sent as JSON, unless it is a string, bytes or a form: those are sent as they are. */
  readonly body?: unknown
  readonly headers?: Record<string, string>
}

/** What came back. */
export interface Answered {
  readonly status: number
  readonly headers: Headers
  /** Parsed when it is JSON; read it as a test may. */
  // biome-ignore lint/suspicious/noExplicitAny: tests look into answers of every shape
  readonly body: any
  readonly text: string
}

/** Endpoints that answered with success in this test file. */
export const succeeded = new Set<string>()

/**
 * Asks a route handler, found as Next finds it. Fails when the answer is none that the contract names: another
 * status, or a body with a field more or less than its schema.
 */
export async function ask(method: string, path: string, sending: Sending = {}): Promise<Answered> {
  const url = new URL(path, 'http://stet.test')
  const file = ROUTE_FILES.find(({ pattern }) => pattern.test(url.pathname))
  if (!file) throw new Error(`No route file answers ${url.pathname}.`)
  const groups = file.pattern.exec(url.pathname)?.groups ?? {}
  const handler = (await file.load())[method]
  if (!handler) throw new Error(`${file.path} does not export ${method}.`)
  const response = await handler(requestTo(url, method, sending), { params: Promise.resolve({ ...groups }) })
  const text = isStream(response.headers) ? await beginningOf(response) : await response.text()
  const isJson = response.headers.get('content-type')?.startsWith('application/json') ?? false
  const answered = {
    status: response.status,
    headers: response.headers,
    body: isJson ? JSON.parse(text) : undefined,
    text,
  }
  checkContract(method, url.pathname, answered)
  return answered
}

function isStream(headers: Headers): boolean {
  return headers.get('content-type') === EVENT_STREAM
}

/* A stream has no end to wait for: it is read as far as it comes at once, and let go. */
async function beginningOf(response: Response): Promise<string> {
  const reader = response.body?.getReader()
  const first = await reader?.read()
  await reader?.cancel()
  return new TextDecoder().decode(first?.value)
}

function requestTo(url: URL, method: string, { as, token, body, headers }: Sending): Request {
  const all = new Headers({ host: url.host, ...headers })
  if (as) all.set('cookie', as.cookie)
  if (token !== undefined) all.set('authorization', `Bearer ${token}`)
  if (body === undefined) return new Request(url, { method, headers: all })
  const raw = typeof body === 'string' || body instanceof Uint8Array || body instanceof FormData
  const sent = (raw ? body : JSON.stringify(body)) as BodyInit // one of the three, or text
  if (!(body instanceof FormData) && !all.has('content-type')) all.set('content-type', 'application/json')
  return new Request(url, { method, headers: all, body: sent })
}

function checkContract(method: string, path: string, { status, headers, body }: Answered): void {
  const endpoints = Object.entries<Endpoint>(ENDPOINTS)
  // A path that is named is not the one with a parameter in that place.
  const named = endpoints.filter(([, one]) => one.path === path)
  const fitting = named.length > 0 ? named : endpoints.filter(([, one]) => patternOf(one.path).test(path))
  const found = fitting.find(([, one]) => one.method === method)
  const caching = isStream(headers)
    ? 'no-cache, no-transform'
    : headers.get('content-type')?.startsWith('image/')
      ? 'private, max-age=31536000, immutable'
      : 'no-store'
  if (headers.get('cache-control') !== caching) throw new Error(`${method} ${path} may be cached.`)
  if (!found) return
  const [name, { success, errors }] = found
  if (status === success.status) {
    succeeded.add(name)
    const isFile = success.orFile !== undefined && headers.get('content-type')?.startsWith(success.orFile)
    if (success.body === null || isFile) return
    const parsed = success.body.parse(body)
    if (!isDeepStrictEqual(JSON.parse(JSON.stringify(parsed)), body)) {
      throw new Error(`${name} answers more than its contract: ${JSON.stringify(body)}`)
    }
    return
  }
  const declared: readonly number[] = errors
  if (!declared.includes(status)) throw new Error(`${name} answered ${status}, which it does not declare.`)
  errorAnswer.strict().parse(body)
}

function patternOf(path: string): RegExp {
  return new RegExp(`^${path.replaceAll('.', '\\.').replace(/\{\w+\}/g, '[^/]+')}$`)
}
