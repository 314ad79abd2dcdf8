import { type NextRequest, NextResponse } from 'next/server'
import { PATH_HEADER } from '@/lib/server/path-header'

/* What a page here never needs. */
const NO_FEATURES = ['camera', 'microphone', 'geolocation', 'payment', 'usb', 'browsing-topics']

/**
 * Headers of every page: a Content-Security-Policy whose nonce Next puts on its own scripts, and the path, which a
 * page cannot ask for otherwise. Whoever may see what is decided in lib/server.
 *
 * The routes under /api stay out of the matcher: bodies that pass through here are cut at 10 MB without a word.
 */
export function proxy(request: NextRequest): NextResponse {
  const nonce = Buffer.from(crypto.getRandomValues(new Uint8Array(16))).toString('base64')
  const policy = contentSecurityPolicy(nonce)

  const inward = new Headers(request.headers)
  inward.set('content-security-policy', policy)
  inward.set(PATH_HEADER, pathOf(request))
  const response = NextResponse.next({ request: { headers: inward } })

  response.headers.set('content-security-policy', policy)
  response.headers.set('x-frame-options', 'DENY')
  response.headers.set('x-content-type-options', 'nosniff')
  response.headers.set('referrer-policy', 'no-referrer')
  response.headers.set('permissions-policy', NO_FEATURES.map(feature => `${feature}=()`).join(', '))
  response.headers.set('cross-origin-opener-policy', 'same-origin')
  if (isHttps()) response.headers.set('strict-transport-security', 'max-age=31536000')
  return response
}

export const config = {
  matcher: ['/((?!api/|_next/static/|_next/image|favicon\\.ico|icon\\.svg).*)'],
}

function contentSecurityPolicy(nonce: string): string {
  const developing = process.env.NODE_ENV === 'development'
  return [
    "default-src 'self'",
    `script-src 'self' 'nonce-${nonce}' 'strict-dynamic'${developing ? " 'unsafe-eval'" : ''}`,
    // ProseMirror and Base UI place things by style attributes, which take no nonce.
    "style-src 'self' 'unsafe-inline'",
    "img-src 'self' data: blob:",
    "font-src 'self'",
    `connect-src 'self'${developing ? ' ws:' : ''}`,
    "object-src 'none'",
    "base-uri 'none'",
    "form-action 'self'",
    "frame-ancestors 'none'",
  ].join('; ')
}

function pathOf({ nextUrl }: NextRequest): string {
  const search = new URLSearchParams(nextUrl.search)
  search.delete('_rsc')
  const text = search.toString()
  return text === '' ? nextUrl.pathname : `${nextUrl.pathname}?${text}`
}

function isHttps(): boolean {
  return process.env.STET_URL?.startsWith('https://') ?? false
}
