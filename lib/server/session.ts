import 'server-only'
import { randomUUID } from 'node:crypto'
import { headers } from 'next/headers'
import { redirect } from 'next/navigation'
import { cache } from 'react'
import { DatabaseUnavailable, read, type Writer, write } from '@/db'
import { anybodyHere } from '@/db/queries/people'
import { extendSession, insertSession, type LiveSession, liveSession } from '@/db/queries/sessions'
import { liveToken, noteTokenUse } from '@/db/queries/tokens'
import type { Actor } from '@/lib/domain/role'
import { PATH_HEADER } from './path-header'
import { hashOfSecret, newSecret } from './secret'
import { SESSION_SECONDS, sessionCookie, sessionTokenIn } from './session-cookie'

const DAY_MS = 24 * 60 * 60 * 1000
const MINUTE_MS = 60 * 1000

/** Who a request comes from, and what said so. */
export interface Identity {
  readonly actor: Actor
  readonly by: 'cookie' | 'token'
}

/**
 * Who sent this request, by bearer token or session cookie; null when nobody that may be let in. A token that is
 * not accepted is never made up for by a cookie. A session used after a day is made to last its full time again,
 * and its new cookie is put into `answerHeaders`.
 */
export async function identify(request: Request, answerHeaders?: Headers): Promise<Identity | null> {
  const bearer = /^Bearer(?: +(.*))?$/i.exec(request.headers.get('authorization') ?? '')
  if (bearer) {
    const actor = await actorOfToken((bearer[1] ?? '').trim())
    return actor === null ? null : { actor, by: 'token' }
  }
  const token = sessionTokenIn(request.headers.get('cookie'))
  if (token === null) return null
  const session = await read(db => liveSession(db, token, new Date().toISOString()))
  if (session === null) return null
  if (answerHeaders && isDue(session)) await renew(token, answerHeaders)
  return { actor: session.actor, by: 'cookie' }
}

/** Who sent this request, or null. */
export async function actorOf(request: Request): Promise<Actor | null> {
  return (await identify(request))?.actor ?? null
}

/** Who reads the page that is being rendered, or null. Asks once a request. */
export const currentActor = cache(async (): Promise<Actor | null> => {
  const token = sessionTokenIn((await headers()).get('cookie'))
  if (token === null) return null
  return (await read(db => liveSession(db, token, new Date().toISOString())))?.actor ?? null
})

/**
 * Who reads the page; otherwise leads away, to the setup while nobody has an account, else to the sign-in and from
 * there back to `path` (by default the page asked for).
 */
export async function requireActor(path?: string): Promise<Actor> {
  const actor = await currentActor()
  if (actor !== null) return actor
  if (!(await read(anybodyHere))) redirect('/setup')
  const back = path ?? (await headers()).get(PATH_HEADER) ?? '/'
  redirect(back === '/' ? '/sign-in' : `/sign-in?to=${encodeURIComponent(back)}`)
}

/** Begins a session within a transaction; answers the cookie that carries it. */
export async function beginSession(db: Writer, personId: string): Promise<string> {
  const token = newSecret()
  const now = new Date()
  await insertSession(db, {
    id: randomUUID(),
    token,
    userId: personId,
    expiresAt: new Date(now.getTime() + SESSION_SECONDS * 1000).toISOString(),
    // Nothing here needs to know from where or with what a person reads.
    ipAddress: null,
    userAgent: null,
    createdAt: now.toISOString(),
    updatedAt: now.toISOString(),
  })
  return sessionCookie(token)
}

async function actorOfToken(secret: string): Promise<Actor | null> {
  const token = await read(db => liveToken(db, hashOfSecret(secret)))
  if (token === null) return null
  const now = new Date()
  if (token.lastUsedAt === null || now.getTime() - Date.parse(token.lastUsedAt) >= MINUTE_MS) {
    await whenWritable(() => write(db => noteTokenUse(db, token.id, now.toISOString())))
  }
  return token.actor
}

function isDue(session: LiveSession): boolean {
  return Date.parse(session.expiresAt) - Date.now() < SESSION_SECONDS * 1000 - DAY_MS
}

async function renew(token: string, answerHeaders: Headers): Promise<void> {
  const now = new Date()
  const expiresAt = new Date(now.getTime() + SESSION_SECONDS * 1000).toISOString()
  await whenWritable(async () => {
    await write(db => extendSession(db, token, expiresAt, now.toISOString()))
    answerHeaders.append('set-cookie', sessionCookie(token))
  })
}

/* What is only noted in passing must not keep anybody from reading while the disk is full. */
async function whenWritable(work: () => Promise<void>): Promise<void> {
  try {
    await work()
  } catch (error) {
    if (!(error instanceof DatabaseUnavailable)) throw error
  }
}
