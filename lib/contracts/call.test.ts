import { beforeEach, describe, expect, expectTypeOf, onTestFinished, test, vi } from 'vitest'
import { actAs } from './acts-as'
import { call, endpointUrl } from './call'
import type { Claim } from './claim'

const sent = vi.fn<typeof fetch>()
beforeEach(() => {
  sent.mockReset()
  vi.stubGlobal('fetch', sent)
  return () => vi.unstubAllGlobals()
})
const json = (body: unknown, status = 200) => new Response(JSON.stringify(body), { status })
/** Address and options of the one request that was made. */
function request(): { url: unknown; init: RequestInit } {
  expect(sent).toHaveBeenCalledTimes(1)
  const [url, init] = sent.mock.calls[0] ?? []
  return { url, init: init ?? {} }
}

describe('the address of an endpoint', () => {
  test.each<[string, Record<string, string> | undefined, Record<string, unknown> | undefined, string]>([
    ['/api/claims', undefined, undefined, '/api/claims'],
    ['/api/claims/{id}', { id: 'abc' }, undefined, '/api/claims/abc'],
    [
      '/api/claims/{id}/citations/{citationId}',
      { id: 'a', citationId: 'b' },
      undefined,
      '/api/claims/a/citations/b',
    ],
    ['/api/claims/{id}', { id: '../articles/1' }, undefined, '/api/claims/..%2Farticles%2F1'],
    ['/api/claims/{id}', { id: 'a?b#c d%' }, undefined, '/api/claims/a%3Fb%23c%20d%25'],
    ['/api/claims/{id}', { id: '五😀' }, undefined, '/api/claims/%E4%BA%94%F0%9F%98%80'],
    ['/api/claims/{id}', { id: '\uD83D' }, undefined, '/api/claims/%EF%BF%BD'],
    [
      '/api/claims',
      undefined,
      { q: 'five & six', stale: true, limit: 20 },
      '/api/claims?q=five+%26+six&stale=true&limit=20',
    ],
    [
      '/api/claims',
      undefined,
      { status: 'verified,disputed', q: undefined, cursor: null, article: '' },
      '/api/claims?status=verified%2Cdisputed',
    ],
    ['/api/claims', undefined, { stale: false, limit: 0 }, '/api/claims?stale=false&limit=0'],
    ['/api/claims', undefined, {}, '/api/claims'],
  ])('%s with %j and %j', (path, params, query, expected) => {
    expect(endpointUrl(path, params, query)).toBe(expected)
  })

  test.each(['', '.', '..'])('an id %j does not lead to another endpoint', id => {
    const url = new URL(endpointUrl('/api/articles/{id}/claims', { id }), 'http://localhost')
    expect(url.pathname).toBe('/api/articles/-/claims')
  })
})

describe('a call', () => {
  test('that reads sends no body and answers what came', async () => {
    sent.mockResolvedValue(json({ claim: { id: 'c' } }))
    expect(await call('getClaim', { params: { id: 'c' } })).toEqual({
      ok: true,
      value: { claim: { id: 'c' } },
    })
    expect(request()).toEqual({ url: '/api/claims/c', init: { method: 'GET' } })
  })

  test('says as whom the window was opened', async () => {
    sent.mockResolvedValue(json({ claim: { id: 'c' } }))
    actAs('tom')
    onTestFinished(() => actAs(null))
    await call('getClaim', { params: { id: 'c' } })
    expect(request().init).toEqual({ method: 'GET', headers: { 'x-stet-as': 'tom' } })
  })

  test('that writes sends JSON', async () => {
    sent.mockResolvedValue(json({ claim: { id: 'c' } }))
    await call('setFinding', { params: { id: 'c' }, body: { status: 'disputed', note: 'Log says four.' } })
    expect(request()).toEqual({
      url: '/api/claims/c/finding',
      init: {
        method: 'POST',
        body: '{"status":"disputed","note":"Log says four."}',
        headers: { 'content-type': 'application/json' },
      },
    })
  })

  test('that is answered with nothing answers null', async () => {
    sent.mockResolvedValue(new Response(null, { status: 204 }))
    expect(await call('deleteArticle', { params: { id: 'a' } })).toEqual({ ok: true, value: null })
  })

  test('passes the signal and keepalive on', async () => {
    sent.mockResolvedValue(json({}))
    const { signal } = new AbortController()
    await call('listClaims', { query: { q: 'x' }, signal, keepalive: true })
    expect(request().init).toEqual({ method: 'GET', signal, keepalive: true })
  })

  test('knows the types of what it sends and gets', () => {
    type Got = Awaited<ReturnType<typeof call<'getClaim'>>>
    expectTypeOf<Extract<Got, { ok: true }>['value']['claim']['status']>().toEqualTypeOf<Claim['status']>()
    // @ts-expect-error a parameter of the path is missing
    expect(() => call('getClaim', {})).not.toThrow()
  })
})

describe('a call that does not succeed', () => {
  test('says what the server said', async () => {
    const error = { code: 'behind', message: 'Others have saved since.', details: { version: 7 } }
    sent.mockResolvedValue(json({ error }, 409))
    expect(await call('getClaim', { params: { id: 'c' } })).toEqual({
      ok: false,
      error: { status: 409, ...error },
    })
  })

  test.each([
    ['no JSON', new Response('<html>Bad gateway</html>', { status: 502 })],
    ['nothing', new Response(null, { status: 502 })],
    ['JSON of another shape', json({ message: 'x' }, 502)],
    ['an error of another shape', json({ error: 'x' }, 502)],
    ['an error that is null', json({ error: null }, 502)],
    ['an error without a message', json({ error: { code: 'x' } }, 502)],
    ['a list', json([], 502)],
    ['null', json(null, 502)],
  ])('makes do with %s', async (_, response) => {
    sent.mockResolvedValue(response)
    expect(await call('getClaim', { params: { id: 'c' } })).toEqual({
      ok: false,
      error: { status: 502, code: 'unknown', message: 'The server answered 502.' },
    })
  })

  test('is offline when the network fails', async () => {
    sent.mockRejectedValue(new TypeError('Failed to fetch'))
    expect(await call('getClaim', { params: { id: 'c' } })).toMatchObject({
      ok: false,
      error: { status: 0, code: 'offline' },
    })
  })

  test('is offline when something else than the server answers, such as a sign-in page of a network', async () => {
    sent.mockResolvedValue(new Response('<html>Welcome to the hotel</html>'))
    expect(await call('getClaim', { params: { id: 'c' } })).toMatchObject({
      ok: false,
      error: { status: 0, code: 'offline' },
    })
  })

  test.each([undefined, 'no longer wanted', new Error('gone')])(
    'is aborted when the caller gives it up: %s',
    async reason => {
      sent.mockImplementation(async (_, init) => {
        init?.signal?.throwIfAborted()
        return json({})
      })
      const controller = new AbortController()
      controller.abort(reason)
      expect(await call('getClaim', { params: { id: 'c' }, signal: controller.signal })).toMatchObject({
        ok: false,
        error: { status: 0, code: 'aborted' },
      })
    },
  )

  test('is offline, not given up, when it took too long', async () => {
    const controller = new AbortController()
    controller.abort(new DOMException('The operation timed out.', 'TimeoutError'))
    sent.mockRejectedValue(controller.signal.reason)
    expect(await call('getClaim', { params: { id: 'c' }, signal: controller.signal })).toMatchObject({
      ok: false,
      error: { status: 0, code: 'offline' },
    })
  })
})
