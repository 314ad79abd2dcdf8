import 'server-only'
import { refusal } from './answer'
import type { Refusal } from './refusal'

/** The address Stet is reached at from outside (`STET_URL`), when the operator has said so. */
export function publicOrigin(): string | null {
  const url = process.env.STET_URL
  return url && URL.canParse(url) ? new URL(url).origin : null
}

/** Where this request reached us, for links and cookies: `STET_URL`, otherwise plain HTTP at its Host. */
export function originOf(headers: Headers): string {
  return publicOrigin() ?? `http://${headers.get('host') ?? 'localhost'}`
}

/**
 * Refuses a write that a page of another site made with the reader's cookie. A page can set neither header:
 * Sec-Fetch-Site is the browser's own word, sent over HTTPS and to this machine; where it is missing, Origin has to
 * name the Host or `STET_URL`. Programs send neither.
 */
export function foreignOrigin(headers: Headers): Refusal | null {
  const site = headers.get('sec-fetch-site')
  const origin = headers.get('origin')
  const own =
    site === null ? origin === null || isOwn(origin, headers) : site === 'same-origin' || site === 'none'
  return own ? null : refusal(403, 'origin', 'This request came from another site.')
}

function isOwn(origin: string, headers: Headers): boolean {
  if (!URL.canParse(origin)) return false
  const { host, origin: normal } = new URL(origin)
  return normal === publicOrigin() || host === headers.get('host')?.toLowerCase()
}
