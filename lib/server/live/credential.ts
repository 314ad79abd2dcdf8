import 'server-only'
import type { Reader } from '@/db'
import { liveSession } from '@/db/queries/sessions'
import { liveToken } from '@/db/queries/tokens'
import type { Actor } from '@/lib/domain/role'
import { hashOfSecret } from '../secret'
import { sessionTokenIn } from '../session-cookie'

/** What a request proved by who it is from, kept so that it can be asked again whether it still holds. */
export interface Credential {
  readonly kind: 'session' | 'token'
  /** The session's token, or the hash of a bearer token's secret. */
  readonly key: string
}

/** What a request that was let in came with. Throws when it came with nothing: that is a bug. */
export function credentialOf(request: Request): Credential {
  const bearer = /^Bearer +(.*)$/i.exec(request.headers.get('authorization') ?? '')?.[1]
  if (bearer !== undefined) return { kind: 'token', key: hashOfSecret(bearer.trim()) }
  const token = sessionTokenIn(request.headers.get('cookie'))
  if (token === null) throw new Error('A request without a credential was let in.')
  return { kind: 'session', key: token }
}

/** Whose credential it is now; null once the session has ended, the token was revoked or the person may not sign in. */
export async function actorBehind(db: Reader, { kind, key }: Credential): Promise<Actor | null> {
  const found =
    kind === 'token' ? await liveToken(db, key) : await liveSession(db, key, new Date().toISOString())
  return found?.actor ?? null
}
