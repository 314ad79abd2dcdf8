import { unstable_doesMiddlewareMatch as doesMatch } from 'next/experimental/testing/server'
import { NextRequest } from 'next/server'
import { describe, expect, it, vi } from 'vitest'
import { PATH_HEADER } from '@/lib/server/path-header'
import { config, proxy } from './proxy'

const through = (path: string, headers: Record<string, string> = {}) =>
  proxy(new NextRequest(new URL(path, 'http://stet.test'), { headers }))
const policyOf = (response: Response) => response.headers.get('content-security-policy') ?? ''
const nonceOf = (policy: string) => /'nonce-([^']+)'/.exec(policy)?.[1]
/* How Next passes headers on to the page. */
const inward = (response: Response, name: string) => response.headers.get(`x-middleware-request-${name}`)

describe('the headers of a page', () => {
  it('let scripts run by a nonce that is another each time and that Next is told of', () => {
    const [one, two] = [through('/queue'), through('/queue')]
    expect(nonceOf(policyOf(one))).toMatch(/^[A-Za-z0-9+/]{22}==$/)
    expect(nonceOf(policyOf(one))).not.toBe(nonceOf(policyOf(two)))
    expect(inward(one, 'content-security-policy')).toBe(policyOf(one))
  })

  it('allow no script otherwise, nothing from elsewhere, and no frame', () => {
    vi.stubEnv('NODE_ENV', 'production')
    const policy = policyOf(through('/'))
    const scripts = /script-src ([^;]+)/.exec(policy)?.[1] ?? ''
    expect(scripts).not.toMatch(/unsafe|https?:|\*/)
    expect(policy).not.toMatch(/https?:|\*|ws:/)
    for (const rule of [
      "default-src 'self'",
      "object-src 'none'",
      "base-uri 'none'",
      "frame-ancestors 'none'",
    ]) {
      expect(policy).toContain(rule)
    }
  })

  it('keep addresses, types and features to themselves', () => {
    const { headers } = through('/')
    expect(headers.get('referrer-policy')).toBe('no-referrer')
    expect(headers.get('x-content-type-options')).toBe('nosniff')
    expect(headers.get('x-frame-options')).toBe('DENY')
    expect(headers.get('permissions-policy')).toContain('camera=()')
    expect(headers.get('strict-transport-security')).toBeNull()
  })

  it('hold browsers to HTTPS when that is how Stet is reached', () => {
    vi.stubEnv('STET_URL', 'https://stet.example')
    expect(through('/').headers.get('strict-transport-security')).toMatch(/^max-age=\d{8}$/)
  })

  it('tell the page its path, over whatever a client said it was', () => {
    const response = through('/queue?status=verified&_rsc=abc', { [PATH_HEADER]: 'https://evil.example' })
    expect(inward(response, PATH_HEADER)).toBe('/queue?status=verified')
  })
})

describe('what passes', () => {
  const matches = (url: string) => doesMatch({ config, url, nextConfig: {} })

  it.each(['/', '/queue', '/articles/abc', '/sign-in?to=/queue', '/apiary', '/nothing/here'])('%s', path => {
    expect(matches(path)).toBe(true)
  })

  it.each([
    '/api/articles',
    '/api/articles/x/commits',
    '/api/health',
    '/_next/static/chunks/a.js',
    '/favicon.ico',
    '/icon.svg',
  ])('is not %s', path => {
    expect(matches(path)).toBe(false)
  })
})
