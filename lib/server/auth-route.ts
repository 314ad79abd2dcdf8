import 'server-only'
import { z } from 'zod'
import { write } from '@/db'
import { accountPasswordBody } from '@/lib/contracts/person'
import { ok, type Result, refuse } from '@/lib/domain/result'
import { answering, jsonAnswer, methodAnswer, nothingHere, refusal, refusalAnswer } from './answer'
import { auth } from './auth'
import { throwingUnavailable } from './auth-adapter'
import { record } from './newsroom-record'
import { foreignOrigin } from './origin'
import { eraseKeys } from './outbox-key'
import { attempt } from './rate-limit'
import type { Refusal } from './refusal'
import { readJson } from './request-body'
import { parse } from './request-parts'
import { actorOf } from './session'

const MAX_BYTES = 16 * 1024

interface Door {
  readonly method: 'GET' | 'POST'
  readonly body?: z.ZodType<Record<string, unknown>>
}

/* Of better-auth's endpoints these are open; every other one answers 404. */
const DOORS: Record<string, Door> = {
  'get-session': { method: 'GET' },
  'sign-in/email': {
    method: 'POST',
    // Loose on purpose: more than these two fields may come, and nothing more is passed on.
    body: z.object({ email: z.string().max(254), password: z.string().max(128) }),
  },
  'sign-out': { method: 'POST' },
  'change-password': {
    method: 'POST',
    body: z.object(accountPasswordBody.shape),
  },
  'revoke-sessions': { method: 'POST' },
  'revoke-other-sessions': { method: 'POST' },
}

/* Whose keys to what waits unsaved go with the sessions that these end. */
const ENDS: Partial<Record<string, 'here' | 'elsewhere' | 'everywhere'>> = {
  'sign-out': 'here',
  'revoke-sessions': 'everywhere',
  'revoke-other-sessions': 'elsewhere',
}

/**
 * better-auth behind the same edge as everything else: only the endpoints named above, origin and size checked,
 * attempts counted, one text for everything that is wrong with a sign-in, and no session token in any answer.
 */
export async function answerAuth(request: Request): Promise<Response> {
  return answering('auth', async () => {
    const name = new URL(request.url).pathname.replace(/^\/api\/auth\//, '').replace(/\/$/, '')
    const door = Object.hasOwn(DOORS, name) ? DOORS[name] : undefined
    if (!door) return nothingHere()
    if (request.method !== door.method && !(request.method === 'HEAD' && door.method === 'GET')) {
      return methodAnswer([door.method])
    }
    const body = await readBody(door, request)
    return body.ok ? enter(name, body.value, request) : refusalAnswer(body.error)
  })
}

async function readBody(
  door: Door,
  request: Request,
): Promise<Result<Record<string, unknown> | null, Refusal>> {
  if (request.method === 'GET' || request.method === 'HEAD') return ok(null)
  const foreign = foreignOrigin(request.headers)
  if (foreign) return refuse(foreign)
  if (!door.body) return ok(null)
  const json = await readJson(request, MAX_BYTES)
  return json.ok ? parse(door.body, json.value, 'body') : json
}

async function enter(
  name: string,
  body: Record<string, unknown> | null,
  request: Request,
): Promise<Response> {
  if (name === 'sign-in/email') {
    const counted = await attempt('sign-in', String(body?.email), request.headers)
    if ('code' in counted) return refusalAnswer(counted)
    const answer = await ask(name, body, request)
    if (answer.ok) await counted.succeeded()
    return answer
  }
  if (name === 'change-password') return changePassword(body, request)
  const ended = ENDS[name]
  const actor = ended ? await actorOf(request) : null
  const answer = await ask(name, body, request)
  if (ended && actor && answer.ok) await eraseKeys(actor, ended, request.headers.get('cookie'))
  return answer
}

/** Changes the password, ends every other session, and records it. */
async function changePassword(body: Record<string, unknown> | null, request: Request): Promise<Response> {
  const actor = await actorOf(request)
  if (!actor) return refusalAnswer(refusal(401, 'not_signed_in', 'Sign in first.'))
  const counted = await attempt('change-password', actor.personId, request.headers)
  if ('code' in counted) return refusalAnswer(counted)
  const answer = await ask('change-password', { ...body, revokeOtherSessions: true }, request)
  if (answer.ok) {
    await counted.succeeded()
    await eraseKeys(actor, 'elsewhere', request.headers.get('cookie'))
    await write(db => record(db, actor.personId, 'person.password_changed', { personId: actor.personId }))
  }
  return answer
}

/** Asks better-auth, with nothing of the request but what it needs, and answers in our own manner. */
async function ask(name: string, body: Record<string, unknown> | null, request: Request): Promise<Response> {
  const headers = new Headers()
  const cookie = request.headers.get('cookie')
  if (cookie !== null) headers.set('cookie', cookie)
  if (body !== null) headers.set('content-type', 'application/json')
  const inner = new Request(new URL(`/api/auth/${name}`, 'http://localhost'), {
    method: DOORS[name]?.method ?? 'GET',
    headers,
    ...(body === null ? {} : { body: JSON.stringify(body) }),
  })
  const answer = await throwingUnavailable(() => auth().handler(inner))
  const content: unknown = await answer.json().catch(() => null)
  if (answer.ok) return jsonAnswer(answer.status, withoutTokens(content), cookiesOf(answer))
  if (answer.status >= 500) throw new Error(`better-auth answered ${answer.status} to ${name}.`)
  return refused(name, answer.status, content, cookiesOf(answer))
}

function cookiesOf(answer: Response): Headers {
  const headers = new Headers()
  for (const cookie of answer.headers.getSetCookie()) headers.append('set-cookie', cookie)
  return headers
}

/** The session's token is the reader's way in: it belongs in a cookie that scripts cannot read, and nowhere else. */
function withoutTokens(content: unknown): unknown {
  if (typeof content !== 'object' || content === null) return content
  const { token: _, session, ...rest } = content as Record<string, unknown> // any JSON object
  return session === undefined ? rest : { session: withoutTokens(session), ...rest }
}

/** better-auth's `{code, message}` and, beside it, our own `{error: …}`, in our words. */
function refused(name: string, status: number, content: unknown, headers: Headers): Response {
  const said = content as { code?: unknown } | null // whatever better-auth says; looked at below
  let code = typeof said?.code === 'string' ? said.code.toLowerCase() : 'refused'
  let message = 'That was refused.'
  if (name === 'sign-in/email') {
    // One answer for an unknown account, a wrong password and a person who may no longer sign in.
    status = 401
    code = 'invalid_email_or_password'
    message = 'That e-mail and password do not belong together.'
  } else if (status === 401) {
    code = 'not_signed_in'
    message = 'Sign in first.'
  } else if (code === 'invalid_password') {
    message = 'That is not your present password.'
  }
  return jsonAnswer(status, { code, message, error: { code, message } }, headers)
}
