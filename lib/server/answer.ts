import 'server-only'
import { DatabaseUnavailable } from '@/db'
import type { ErrorStatus } from '@/lib/contracts/error'
import type { Refusal } from './refusal'

/** Goes out with every answer: nothing here may be kept by a cache, nor taken for another type than it says. */
const ALWAYS = { 'cache-control': 'no-store', 'x-content-type-options': 'nosniff' }

/** A JSON answer. Headers given win over the usual ones. */
export function jsonAnswer(status: number, body: unknown, headers?: Headers): Response {
  return new Response(JSON.stringify(body), {
    status,
    headers: withUsual(headers, 'application/json; charset=utf-8'),
  })
}

/** An answer without a body. */
export function emptyAnswer(headers?: Headers): Response {
  return new Response(null, { status: 204, headers: withUsual(headers) })
}

/** The headers of any answer of ours, with those given on top. */
export function withUsual(given: Headers | undefined, contentType?: string): Headers {
  const headers = new Headers(ALWAYS)
  if (contentType !== undefined) headers.set('content-type', contentType)
  for (const [name, value] of given ?? []) {
    if (name === 'set-cookie') headers.append(name, value)
    else headers.set(name, value)
  }
  return headers
}

/** `{error: {code, message, details?}}` with the refusal's status. */
export function refusalAnswer(refusal: Refusal): Response {
  const { status, code, message, details } = refusal
  const error = details === undefined ? { code, message } : { code, message, details }
  return jsonAnswer(status, { error }, retryAfter(details))
}

/* What the rate limit says in its details, in the header that programs look for. */
function retryAfter(details: unknown): Headers | undefined {
  if (typeof details !== 'object' || details === null || !('retryAfterSeconds' in details)) return undefined
  return new Headers({ 'retry-after': String(details.retryAfterSeconds) })
}

/** A refusal of the HTTP edge itself. */
export function refusal(status: ErrorStatus, code: string, message: string, details?: unknown): Refusal {
  return details === undefined ? { status, code, message } : { status, code, message, details }
}

/** 405: the path is known, but not with this method. */
export function methodAnswer(allowed: readonly string[]): Response {
  const error = { code: 'method', message: `Here only ${allowed.join(', ')} will do.` }
  return jsonAnswer(405, { error }, new Headers({ allow: allowed.join(', ') }))
}

/** 404 in JSON. */
export function nothingHere(): Response {
  return refusalAnswer(refusal(404, 'not_found', 'There is nothing here.'))
}

/** Runs what answers a request: a database that cannot work is answered 503 with its reason, a bug 500. */
export async function answering(where: string, work: () => Promise<Response>): Promise<Response> {
  try {
    return await work()
  } catch (error) {
    if (error instanceof DatabaseUnavailable) {
      return refusalAnswer(refusal(503, 'database_unavailable', error.message, { reason: error.code }))
    }
    return bugAnswer(where, error)
  }
}

/** Writes a bug to the log: where it was, but not what it said, since messages may quote a draft. */
export function logBug(where: string, error: unknown): void {
  console.error(`Bug in ${where}: ${traceOf(error)}`)
}

function bugAnswer(where: string, error: unknown): Response {
  logBug(where, error)
  return jsonAnswer(500, { error: { code: 'internal', message: 'Something went wrong on the server.' } })
}

/** Kind of error and the places it passed, of it and of what caused it. */
function traceOf(error: unknown): string {
  const parts: string[] = []
  let current: unknown = error
  while (current instanceof Error && parts.length < 5) {
    const code = 'code' in current && typeof current.code === 'string' ? ` ${current.code}` : ''
    const frames = (current.stack ?? '').split('\n').filter(line => /^\s+at /.test(line))
    parts.push([`${current.name}${code}`, ...frames.slice(0, 12)].join('\n'))
    current = current.cause
  }
  return parts.length > 0 ? parts.join('\ncaused by ') : `something thrown of type ${typeof error}`
}
