import 'server-only'
import { COOKIE_PREFIX, isSecure } from './session-cookie'

/* Longer than browsers keep any cookie: it tells one browser from another and lets nobody in. */
const SECONDS = 400 * 24 * 60 * 60
const WELL_FORMED = /^[\w-]{43}$/

function cookieName(): string {
  return `${isSecure() ? '__Secure-' : ''}${COOKIE_PREFIX}.browser`
}

/** What the browser is called that sent this header; null when it has no name yet. */
export function browserIn(cookieHeader: string | null): string | null {
  const start = `${cookieName()}=`
  for (const part of (cookieHeader ?? '').split(';')) {
    const pair = part.trim()
    if (pair.startsWith(start)) {
      const value = pair.slice(start.length)
      return WELL_FORMED.test(value) ? value : null
    }
  }
  return null
}

/** A Set-Cookie value that gives the browser this name. It outlives sessions, and only our HTTP interface sees it. */
export function browserCookie(browser: string): string {
  const secure = isSecure() ? '; Secure' : ''
  return `${cookieName()}=${browser}; Max-Age=${SECONDS}; Path=/api; HttpOnly${secure}; SameSite=Lax`
}
