import 'server-only'
import type { z } from 'zod'
import { ACTS_AS } from '@/lib/contracts/acts-as'
import type { Answer, PathParams } from '@/lib/contracts/call'
import { ENDPOINTS, type Endpoint, type EndpointName, EVENT_STREAM } from '@/lib/contracts/endpoint'
import { ok, type Result, refuse } from '@/lib/domain/result'
import type { Actor } from '@/lib/domain/role'
import { answering, emptyAnswer, jsonAnswer, refusal, refusalAnswer, withUsual } from './answer'
import { foreignOrigin } from './origin'
import type { Refusal } from './refusal'
import { contentKind, readForm, readJson, type UploadedFile } from './request-body'
import { parse, readParams, readQuery } from './request-parts'
import { identify } from './session'

const MB = 1024 * 1024
const JSON_LIMIT = MB
/** Bodies that carry a draft or parts of one. */
const DRAFT_LIMIT = 6 * MB
/** Bodies that carry a file: a Word file is mostly pictures. */
const FILE_LIMIT = 42 * MB
const CARRIES_DRAFT: ReadonlySet<EndpointName> = new Set<EndpointName>([
  'createArticle',
  'updateDraft',
  'commit',
])

type Definition<N extends EndpointName> = (typeof ENDPOINTS)[N]
type Parsed<N extends EndpointName, Part extends string> =
  Definition<N> extends Record<Part, infer S extends z.ZodType> ? z.output<S> : undefined

/** A file as the answer, from endpoints that name a content type; one that is made while it is fetched is a stream. */
export interface FileAnswer<Content = string | Uint8Array<ArrayBuffer>> {
  readonly content: Content
  readonly contentType: string
  /** As the browser saves it. */
  readonly fileName: string
}

/** What a use case gets to see of a request, all of it checked. */
export interface Call<N extends EndpointName> {
  /** Who asks; null for endpoints that are open to everybody. */
  readonly actor: Definition<N> extends { open: true } ? null : Actor
  readonly params: PathParams<Definition<N>['path']>
  readonly body: Parsed<N, 'body'>
  readonly query: Parsed<N, 'query'>
  /** Of a multipart request, where the endpoint takes one; `body` then holds the form's other fields. */
  readonly file: UploadedFile | undefined
  readonly request: Request
  /** Headers to send along with success, such as a cookie. */
  readonly answerHeaders: Headers
}

type AnyFile = FileAnswer<string | Uint8Array<ArrayBuffer> | ReadableStream<Uint8Array>>

type Value<N extends EndpointName> = Definition<N>['success'] extends { contentType: string }
  ? AnyFile
  : Definition<N>['success'] extends { orFile: string }
    ? Answer<N> | FileAnswer
    : Answer<N>

export type Handler<N extends EndpointName> = (call: Call<N>) => Promise<Result<Value<N>, Refusal>>

type RouteFunction<N extends EndpointName> = (
  request: Request,
  context: { params: Promise<PathParams<Definition<N>['path']>> },
) => Promise<Response>

/**
 * The one way from HTTP to a use case: authenticates, checks the origin, the kind and the size of the body, parses
 * path, query and body by the endpoint's contract, runs the use case and presents what it says. A refusal becomes
 * `{error: {code, message, details?}}` with its status, a database that cannot work 503, a bug 500.
 */
export function route<N extends EndpointName>(name: N, handler: Handler<N>): RouteFunction<N> {
  const endpoint: Endpoint = ENDPOINTS[name]
  return (request, context) =>
    answering(name, async () => {
      const answerHeaders = new Headers()
      const call = await admit(name, endpoint, request, await context.params, answerHeaders)
      if (!call.ok) return refusalAnswer(call.error)
      // The parts were parsed by this endpoint's own schemas; the compiler cannot follow that through the lookup.
      const result = await handler(call.value as unknown as Call<N>)
      return result.ok ? present(endpoint, result.value, answerHeaders) : refusalAnswer(result.error)
    })
}

/**
 * The same way for endpoints whose answer goes on, as server-sent events. What is refused is refused in JSON, before
 * the stream begins. Nothing on the way may hold it back, pack it or keep it.
 */
export function streamRoute<N extends EndpointName>(
  name: N,
  handler: (call: Call<N>) => Promise<Result<ReadableStream<Uint8Array>, Refusal>>,
): RouteFunction<N> {
  const endpoint: Endpoint = ENDPOINTS[name]
  return (request, context) =>
    answering(name, async () => {
      const headers = new Headers(STREAM_HEADERS)
      const call = await admit(name, endpoint, request, await context.params, headers)
      if (!call.ok) return refusalAnswer(call.error)
      const result = await handler(call.value as unknown as Call<N>) // as in `route`
      if (!result.ok) return refusalAnswer(result.error)
      return new Response(result.value, { headers: withUsual(headers, EVENT_STREAM) })
    })
}

const STREAM_HEADERS = { 'cache-control': 'no-cache, no-transform', 'x-accel-buffering': 'no' }

type Admitted = { [Part in keyof Call<EndpointName>]: unknown }

async function admit(
  name: EndpointName,
  endpoint: Endpoint,
  request: Request,
  rawParams: Record<string, string>,
  answerHeaders: Headers,
): Promise<Result<Admitted, Refusal>> {
  const identity = endpoint.open ? null : await identify(request, answerHeaders)
  if (!endpoint.open && identity === null) {
    return refuse(refusal(401, 'not_signed_in', 'Sign in first.'))
  }
  // A window that was opened as one person must not act as another who has signed in since in the same browser.
  const opened = request.headers.get(ACTS_AS)
  if (identity?.by === 'cookie' && opened !== null && opened !== identity.actor.personId) {
    return refuse(refusal(401, 'other_person', 'Somebody else has signed in since in this browser.'))
  }
  if (endpoint.method !== 'GET' && identity?.by !== 'token') {
    const foreign = foreignOrigin(request.headers)
    if (foreign) return refuse(foreign)
  }
  const params = readParams(rawParams)
  if (params === null) return refuse(refusal(404, 'not_found', 'There is nothing here.'))

  const asked = endpoint.query ? readQuery(request.url) : ok({})
  if (!asked.ok) return asked
  const query = endpoint.query ? parse(endpoint.query, asked.value, 'query') : ok(undefined)
  if (!query.ok) return query

  const content = endpoint.body ? await readContent(name, endpoint, request) : ok({ fields: undefined })
  if (!content.ok) return content
  const body = endpoint.body ? parse(endpoint.body, content.value.fields, 'body') : ok(undefined)
  if (!body.ok) return body

  return ok({
    actor: identity?.actor ?? null,
    params,
    query: query.value,
    body: body.value,
    file: 'file' in content.value ? content.value.file : undefined,
    request,
    answerHeaders,
  })
}

async function readContent(
  name: EndpointName,
  endpoint: Endpoint,
  request: Request,
): Promise<Result<{ readonly fields: unknown; readonly file?: UploadedFile }, Refusal>> {
  const limit = CARRIES_DRAFT.has(name) ? DRAFT_LIMIT : JSON_LIMIT
  if (endpoint.file && contentKind(request) === 'multipart/form-data') return readForm(request, FILE_LIMIT)
  const json = await readJson(request, limit)
  return json.ok ? ok({ fields: json.value }) : json
}

function present(endpoint: Endpoint, value: unknown, headers: Headers): Response {
  const { status, body, contentType, orFile } = endpoint.success
  if (body !== null && !(orFile && isFile(value))) return jsonAnswer(status, value, headers)
  if (body === null && contentType === undefined) return emptyAnswer(headers)
  const file = value as AnyFile // what `Value` demands of the handlers of such endpoints
  headers.set('content-disposition', attachment(file.fileName))
  // Should a browser show it after all, then as text and pictures that can do nothing.
  headers.set(
    'content-security-policy',
    "sandbox; default-src 'none'; style-src 'unsafe-inline'; img-src data:",
  )
  return new Response(file.content, { status, headers: withUsual(headers, file.contentType) })
}

function isFile(value: unknown): boolean {
  return typeof value === 'object' && value !== null && 'fileName' in value && 'content' in value
}

/** RFC 6266: a plain name for old programs, the real one for all others. */
function attachment(fileName: string): string {
  const plain = fileName.replace(/[^\w. -]/g, '_')
  const encoded = encodeURIComponent(fileName.toWellFormed()).replace(
    /['()*]/g,
    code => `%${code.charCodeAt(0).toString(16)}`,
  )
  return `attachment; filename="${plain}"; filename*=UTF-8''${encoded}`
}
