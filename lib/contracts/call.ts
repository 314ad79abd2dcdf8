import type { z } from 'zod'
import { ACTS_AS, actor } from './acts-as'
import type { ENDPOINTS, EndpointName } from './endpoint'
import { ROUTES } from './route'

/** The parameters a path names. */
export type PathParams<Path extends string> = Path extends `${string}{${infer Name}}${infer Rest}`
  ? { [K in Name | keyof PathParams<Rest>]: string }
  : Record<never, string>

type E<N extends EndpointName> = (typeof ENDPOINTS)[N]
type Path<N extends EndpointName> = E<N>['path']
type Body<N extends EndpointName> =
  E<N> extends { body: infer B extends z.ZodType } ? { body: z.input<B> } : { body?: never }
type Query<N extends EndpointName> =
  E<N> extends { query: infer Q extends z.ZodType } ? { query?: z.input<Q> } : { query?: never }
/** The answer of an endpoint as the browser sees it. */
export type Answer<N extends EndpointName> = E<N>['success']['body'] extends z.ZodType
  ? z.output<E<N>['success']['body']>
  : null

export type CallOptions<N extends EndpointName> = Body<N> &
  Query<N> &
  (keyof PathParams<Path<N>> extends never ? { params?: never } : { params: PathParams<Path<N>> }) & {
    signal?: AbortSignal
    /** Lets the request outlive the page, for the last save. */
    keepalive?: boolean
  }

/** Why a call did not succeed: `status` 0 means that the server could not be reached. */
export interface CallError {
  readonly status: number
  readonly code: string
  readonly message: string
  readonly details?: unknown
}

export type CallResult<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly error: CallError }

/* As part of a path nothing, `.` and `..` would name another endpoint; `-` is the id of nothing. */
function segment(value: string): string {
  return /^\.{0,2}$/.test(value) ? '-' : encodeURIComponent(value.replace(/\p{Surrogate}/gu, '\uFFFD'))
}

/** The address of an endpoint, parameters filled in and encoded. */
export function endpointUrl(
  path: string,
  params?: Record<string, string>,
  query?: Record<string, unknown>,
): string {
  const filled = path.replace(/\{(\w+)\}/g, (_, name: string) => segment(params?.[name] ?? ''))
  const search = new URLSearchParams()
  for (const [key, value] of Object.entries(query ?? {})) {
    if (value !== undefined && value !== null && value !== '') search.set(key, String(value))
  }
  const text = search.toString()
  return text === '' ? filled : `${filled}?${text}`
}

/** Calls an endpoint of Stet from the browser. Never throws: what the server refused, or its silence, is a value. */
export async function call<N extends EndpointName>(
  name: N,
  options: CallOptions<N>,
): Promise<CallResult<Answer<N>>> {
  const route = ROUTES[name]
  const { params, query, body, signal, keepalive } = options as {
    params?: Record<string, string>
    query?: Record<string, unknown>
    body?: unknown
    signal?: AbortSignal
    keepalive?: boolean
  } // the conditional types above are for callers; inside, every part is optional
  const acting = actor()
  const headers = {
    ...(body === undefined ? {} : { 'content-type': 'application/json' }),
    ...(acting === null ? {} : { [ACTS_AS]: acting }),
  }
  try {
    const response = await fetch(endpointUrl(route.path, params, query), {
      method: route.method,
      ...(Object.keys(headers).length === 0 ? {} : { headers }),
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      ...(signal ? { signal } : {}),
      ...(keepalive ? { keepalive } : {}),
    })
    if (response.ok) {
      const value = response.status === 204 ? null : await response.json()
      return { ok: true, value: value as Answer<N> } // the server validates its answers in the contract tests
    }
    return { ok: false, error: await readError(response) }
  } catch (error) {
    const timedOut = error instanceof DOMException && error.name === 'TimeoutError'
    if (signal?.aborted && !timedOut) {
      return { ok: false, error: { status: 0, code: 'aborted', message: 'Cancelled.' } }
    }
    return { ok: false, error: { status: 0, code: 'offline', message: 'The server cannot be reached.' } }
  }
}

/** What an answer other than 2xx says, in whatever shape it came. */
export async function readError(response: Response): Promise<CallError> {
  const answer: unknown = await response.json().catch(() => null)
  if (typeof answer === 'object' && answer !== null && 'error' in answer) {
    const error = answer.error as { code?: unknown; message?: unknown; details?: unknown } | null // checked below
    if (typeof error?.code === 'string' && typeof error.message === 'string') {
      return { status: response.status, code: error.code, message: error.message, details: error.details }
    }
  }
  return { status: response.status, code: 'unknown', message: `The server answered ${response.status}.` }
}
