import 'server-only'
import { publicOrigin } from './origin'
import { isSigned, signature } from './secret'

/** How long a session lasts without being used, in seconds: thirty days. */
export const SESSION_SECONDS = 30 * 24 * 60 * 60
/** better-auth puts this before its cookies' names. */
export const COOKIE_PREFIX = 'stet'

/** Whether readers reach Stet over HTTPS: only then may a cookie be kept from plain HTTP. */
export function isSecure(): boolean {
  return publicOrigin()?.startsWith('https://') ?? false
}

/** The cookie that better-auth sets and we read: name and attributes have to agree with its configuration. */
function cookieName(): string {
  return `${isSecure() ? '__Secure-' : ''}${COOKIE_PREFIX}.session_token`
}

/** The session's token from a Cookie header; null when there is none or the signature is not ours. */
export function sessionTokenIn(cookieHeader: string | null): string | null {
  if (cookieHeader === null) return null
  const start = `${cookieName()}=`
  for (const part of cookieHeader.split(';')) {
    const pair = part.trim()
    if (!pair.startsWith(start)) continue
    const value = decoded(pair.slice(start.length))
    const dot = value.lastIndexOf('.')
    if (dot < 1) return null
    const token = value.slice(0, dot)
    return isSigned(token, value.slice(dot + 1)) ? token : null
  }
  return null
}

/** A Set-Cookie value that signs its reader in with this session. */
export function sessionCookie(token: string): string {
  const value = encodeURIComponent(`${token}.${signature(token)}`)
  const secure = isSecure() ? '; Secure' : ''
  return `${cookieName()}=${value}; Max-Age=${SESSION_SECONDS}; Path=/; HttpOnly${secure}; SameSite=Lax`
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    return ''
  }
}
