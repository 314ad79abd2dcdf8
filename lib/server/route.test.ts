import fc from 'fast-check'
import { beforeAll, describe, expect, it, vi } from 'vitest'
import { DatabaseUnavailable } from '@/db'
import { temporaryDatabase } from '@/db/testing/database'
import { ok, refuse } from '@/lib/domain/result'
import { conflict } from './refusal'
import { type Call, route } from './route'
import { ask } from './testing/http'
import { type Member, member } from './testing/people'

temporaryDatabase()
const MB = 1024 * 1024

let editor: Member
beforeAll(async () => {
  editor = await member(['editor'])
})

const makeToken = (sending: Parameters<typeof ask>[2]) =>
  ask('POST', '/api/tokens', { as: editor, ...sending })

describe('a body', () => {
  it.each([
    ['no JSON', '{'],
    ['half a string', '"'],
    ['a list', '[]'],
    ['null', 'null'],
    ['a number', '1'],
    ['nesting that overflows a stack', '['.repeat(100_000) + ']'.repeat(100_000)],
    ['nesting in an unknown field', `{"name":"x","y":${'{"a":'.repeat(5000)}1${'}'.repeat(5000)}}`],
    ['__proto__', '{"name":"x","__proto__":{"admin":true}}'],
    ['__proto__ deep down', '{"name":"x","y":[{"__proto__":1}]}'],
    ['constructor', '{"name":"x","constructor":{"prototype":{}}}'],
    ['a number that is none', '{"name":1e999}'],
    ['a number beyond what is exact', '{"name":"x","y":123456789012345678901234567890}'],
    ['NUL', '{"name":"a\\u0000b"}'],
    ['NUL in a key', '{"name":"x","a\\u0000b":1}'],
    ['half a character', '{"name":"a\\ud800b"}'],
    ['the other half', '{"name":"\\udc00"}'],
    ['a control character', '{"name":"a\\u0007b"}'],
    ['another type', '{"name":{"toString":"x"}}'],
    ['twice the same key', '{"name":"x","name":5}'],
  ])('of %s is refused', async (_, body) => {
    const { status, body: answer } = await makeToken({ body })
    expect(status).toBe(400)
    expect(answer.error.code).toMatch(/^(bad_json|invalid)$/)
  })

  it('that is not UTF-8 is refused', async () => {
    const bytes = new Uint8Array([...Buffer.from('{"name":"a'), 0xff, 0xfe, ...Buffer.from('"}')])
    expect((await makeToken({ body: bytes })).status).toBe(400)
    const utf16 = new Uint8Array(Buffer.from('\ufeff{"name":"a"}', 'utf16le'))
    expect((await makeToken({ body: utf16 })).status).toBe(400)
  })

  it('of any JSON is taken or refused, and never breaks anything', async () => {
    await fc.assert(
      fc.asyncProperty(fc.oneof(fc.json(), fc.record({ name: fc.jsonValue() })), async value => {
        const body = typeof value === 'string' ? value : JSON.stringify(value)
        expect([201, 400]).toContain((await makeToken({ body })).status)
      }),
      { numRuns: 150 },
    )
  })

  it('of text in any script comes through as it is', async () => {
    const name = 'Ärger 真相 שלום 👩‍🚒 e\u0301'
    expect((await makeToken({ body: { name } })).body.token.name).toBe(name)
  })

  it.each([
    'text/plain',
    'application/x-www-form-urlencoded',
    'multipart/form-data; boundary=x',
    'application/jsonp',
  ])('of the type %s is refused', async type => {
    const answer = await makeToken({ body: '{"name":"x"}', headers: { 'content-type': type } })
    expect(answer.status).toBe(415)
  })

  it('that is empty needs no type', async () => {
    expect((await makeToken({ body: '', headers: { 'content-type': '' } })).status).toBe(201)
    expect((await makeToken({ body: '{"name":"x"}', headers: { 'content-type': '' } })).status).toBe(415)
  })

  it('may name its encoding', async () => {
    const headers = { 'content-type': 'Application/JSON; charset=utf-8' }
    expect((await makeToken({ body: { name: 'x' }, headers })).status).toBe(201)
  })

  it('names what is wrong, by field', async () => {
    const { body } = await makeToken({ body: { name: 5, extra: 1 } })
    expect(body.error).toEqual({
      code: 'invalid',
      message: expect.stringMatching(/^name: /),
      details: {
        part: 'body',
        issues: [
          { path: 'name', message: expect.any(String) },
          { path: 'extra', message: expect.any(String) },
        ],
      },
    })
  })
})

/* The wrapper alone, around use cases that tests make up. */
function around<N extends 'createArticle' | 'commit' | 'createToken'>(
  name: N,
  handler: (call: Call<N>) => ReturnType<Parameters<typeof route<N>>[1]>,
) {
  const handle = route(name, handler)
  return async (body: BodyInit, headers: Record<string, string> = {}) => {
    const request = new Request('http://stet.test/api/x', {
      method: 'POST',
      headers: { host: 'stet.test', cookie: editor.cookie, 'content-type': 'application/json', ...headers },
      body,
      ...(body instanceof ReadableStream ? { duplex: 'half' } : {}),
    })
    // These endpoints have no parameters but one that the wrapper does not look into.
    const response = await handle(request, { params: Promise.resolve({ id: 'a' }) as never })
    const text = await response.text()
    return { status: response.status, body: text === '' ? null : JSON.parse(text) }
  }
}

/** Bytes that come in pieces, their length not told beforehand. */
function streamed(length: number, piece = 64 * 1024): ReadableStream<Uint8Array> {
  let left = length
  return new ReadableStream({
    pull(controller) {
      if (left <= 0) return controller.close()
      controller.enqueue(new Uint8Array(Math.min(piece, left)).fill(0x20))
      left -= piece
    },
  })
}

describe('a size', () => {
  const never = vi.fn()

  it.each([
    ['createToken', 1],
    ['createArticle', 6],
    ['commit', 6],
  ] as const)('for %s of at most %i MB is let in', async (name, megabytes) => {
    const send = around(name, never)
    expect((await send(streamed(megabytes * MB + 1))).status).toBe(413)
    expect((await send(' '.repeat(megabytes * MB + 1))).status).toBe(413)
    // As much as fits is read, and is then found to be no JSON.
    expect((await send(streamed(megabytes * MB))).body.error.code).toBe('bad_json')
    expect(never).not.toHaveBeenCalled()
  })

  it('is counted, whatever Content-Length says', async () => {
    const send = around('createToken', never)
    expect((await send(streamed(2 * MB), { 'content-length': '10' })).status).toBe(413)
    const cut = await send('{"name":"x"}', { 'content-length': '5000' })
    expect(cut).toMatchObject({ status: 400, body: { error: { code: 'cut_off' } } })
    expect(never).not.toHaveBeenCalled()
  })

  it('of a request that breaks off is 400', async () => {
    const broken = new ReadableStream({ pull: controller => controller.error(new Error('reset')) })
    expect((await around('createToken', never)(broken)).body.error.code).toBe('cut_off')
  })
})

describe('a form', () => {
  const multipart = async (form: FormData) => {
    const whole = new Response(form)
    const type = whole.headers.get('content-type') ?? ''
    return { bytes: new Uint8Array(await whole.arrayBuffer()), headers: { 'content-type': type } }
  }

  it('brings its file and its fields', async () => {
    const seen: unknown[] = []
    const send = around('createArticle', async ({ file, body }) => {
      seen.push(file?.name, Buffer.from(file?.bytes ?? []).toString(), body)
      return refuse(conflict('seen', 'Seen.'))
    })
    const form = new FormData()
    form.set('headline', 'Gate')
    form.set('file', new File(['söme text'], 'gate ☂.txt', { type: 'text/plain' }))
    const { bytes, headers } = await multipart(form)
    expect((await send(bytes, headers)).body.error.code).toBe('seen')
    expect(seen).toEqual(['gate ☂.txt', 'söme text', { headline: 'Gate' }])
  })

  it.each([
    [
      'two files',
      [
        ['file', new File(['a'], 'a.txt')],
        ['file', new File(['b'], 'b.txt')],
      ],
    ],
    ['a file elsewhere', [['picture', new File(['a'], 'a.png')]]],
    ['a field that is none', [['rights', 'all']]],
    ['__proto__', [['__proto__', 'x']]],
  ] as [string, [string, string | File][]][])('with %s is refused', async (_, entries) => {
    const form = new FormData()
    for (const [name, value] of entries) form.append(name, value)
    const { bytes, headers } = await multipart(form)
    expect((await around('createArticle', vi.fn())(bytes, headers)).status).toBe(400)
  })

  it('that is broken is refused', async () => {
    const headers = { 'content-type': 'multipart/form-data; boundary=x' }
    expect((await around('createArticle', vi.fn())('--x\r\nnonsense', headers)).status).toBe(400)
    expect(
      (await around('createArticle', vi.fn())('a', { 'content-type': 'multipart/form-data' })).status,
    ).toBe(400)
  })
})

describe('where a write comes from', () => {
  const from = (headers: Record<string, string>) => makeToken({ body: { name: 'x' }, headers })

  it.each<Record<string, string>>([
    {},
    { origin: 'http://stet.test' },
    { origin: 'http://STET.test' },
    { 'sec-fetch-site': 'same-origin', origin: 'http://stet.test' },
    { 'sec-fetch-site': 'same-origin', origin: 'null' },
  ])('may be %j', async headers => {
    expect((await from(headers)).status).toBe(201)
  })

  it.each<Record<string, string>>([
    { origin: 'http://evil.example' },
    { origin: 'http://stet.test.evil.example' },
    { origin: 'http://stet.test:81' },
    { origin: 'null' },
    { origin: '' },
    { 'sec-fetch-site': 'cross-site' },
    { 'sec-fetch-site': 'same-site' },
    { 'sec-fetch-site': 'cross-site', origin: 'http://stet.test' },
  ])('may not be %j', async headers => {
    const refused = await from(headers)
    expect(refused.status).toBe(403)
    expect(refused.body.error.code).toBe('origin')
  })

  it('may be the address that the operator named, behind a proxy that hides it', async () => {
    vi.stubEnv('STET_URL', 'https://stet.example/')
    const as = await member(['viewer'])
    const headers = { origin: 'https://stet.example', host: '127.0.0.1:3000' }
    expect((await makeToken({ as, body: { name: 'x' }, headers })).status).toBe(201)
  })

  it('is asked before anybody is set up or joins, too', async () => {
    const headers = { origin: 'http://evil.example' }
    for (const path of ['/api/setup', '/api/invitations/x', '/api/resets/x', '/api/auth/sign-out']) {
      expect((await ask('POST', path, { body: {}, headers })).status).toBe(403)
    }
  })

  it('does not matter for reading', async () => {
    const headers = { 'sec-fetch-site': 'cross-site' }
    expect((await ask('GET', '/api/people', { as: editor, headers })).status).toBe(200)
  })
})

describe('what a use case says', () => {
  it('is presented as JSON that no cache keeps and no browser guesses at', async () => {
    const { headers } = await makeToken({ body: { name: 'x' } })
    expect(headers.get('content-type')).toBe('application/json; charset=utf-8')
    expect(headers.get('cache-control')).toBe('no-store')
    expect(headers.get('x-content-type-options')).toBe('nosniff')
  })

  it('is 503 with a plain reason when the database cannot work', async () => {
    const send = around('createToken', async () => {
      throw new DatabaseUnavailable('full')
    })
    expect(await send('{"name":"x"}')).toEqual({
      status: 503,
      body: {
        error: {
          code: 'database_unavailable',
          message: 'The disk on the server is full.',
          details: { reason: 'full' },
        },
      },
    })
  })

  it('is 500 without a word about it when it breaks, and the log has no text of a draft', async () => {
    const log = vi.spyOn(console, 'error').mockImplementation(() => undefined)
    const send = around('createToken', async () => {
      throw new Error('cannot parse "the minister lied"', { cause: new TypeError('near "the minister"') })
    })
    const answer = await send('{"name":"x"}')
    expect(answer.status).toBe(500)
    expect(answer.body.error.code).toBe('internal')
    const said = JSON.stringify([answer, log.mock.calls])
    expect(said).not.toContain('minister')
    expect(log.mock.calls[0]?.[0]).toMatch(/^Bug in createToken: Error\n\s+at [\s\S]*caused by TypeError/)
  })

  it('goes out as a file where the endpoint says so', async () => {
    const handle = route('export', async () =>
      ok({ content: '<p>x</p>', contentType: 'text/html; charset=utf-8', fileName: 'Gäte “1”.html' }),
    )
    const request = new Request('http://stet.test/api/articles/a/export', {
      headers: { cookie: editor.cookie },
    })
    const response = await handle(request, { params: Promise.resolve({ id: 'a' }) })
    expect(response.status).toBe(200)
    expect(response.headers.get('content-type')).toBe('text/html; charset=utf-8')
    expect(response.headers.get('content-disposition')).toBe(
      `attachment; filename="G_te _1_.html"; filename*=UTF-8''G%C3%A4te%20%E2%80%9C1%E2%80%9D.html`,
    )
    expect(response.headers.get('content-security-policy')).toContain('sandbox')
    expect(await response.text()).toBe('<p>x</p>')
  })
})

describe('paths and methods', () => {
  it('that are unknown are 404 in JSON', async () => {
    for (const method of ['GET', 'POST', 'PUT', 'PATCH', 'DELETE']) {
      const { status, body } = await ask(method, '/api/nothing/here')
      expect([status, body.error.code]).toEqual([404, 'not_found'])
    }
  })

  it('that do not go together are 405 with those that do', async () => {
    const answer = await ask('PUT', '/api/people/abc', { as: editor, body: {} })
    expect(answer.status).toBe(405)
    expect(answer.headers.get('allow')).toBe('GET, PATCH')
  })

  it('with a parameter that names nothing are 404', async () => {
    for (const id of ['a'.repeat(200), '%00', '%ED%A0%80', '%zz', '%2e%2e%2f']) {
      expect((await ask('GET', `/api/people/${id}`, { as: editor })).status).toBe(404)
    }
  })
})
