import { describe, expect, test } from 'vitest'
import { z } from 'zod'
import { ENDPOINTS, type Endpoint } from './endpoint'
import { ERROR_STATUS } from './error'
import { ROUTES } from './route'

const ALL: [string, Endpoint][] = Object.entries(ENDPOINTS)
const parameters = (path: string) => [...path.matchAll(/\{(\w+)\}/g)].map(match => match[1])

describe('the interface', () => {
  test('has an endpoint for each route and a route for each endpoint, and they agree', () => {
    expect(Object.keys(ENDPOINTS).sort()).toEqual(Object.keys(ROUTES).sort())
    for (const [name, route] of Object.entries(ROUTES)) {
      expect(ENDPOINTS).toHaveProperty([name, 'method'], route.method)
      expect(ENDPOINTS).toHaveProperty([name, 'path'], route.path)
    }
  })

  test('says each method and path once', () => {
    const said = ALL.map(([, { method, path }]) => `${method} ${path}`)
    expect(new Set(said).size).toBe(said.length)
  })

  test('has the addresses that outside clients rely on', () => {
    const said = ALL.map(([, { method, path }]) => `${method} ${path}`)
    expect(said).toEqual(
      expect.arrayContaining([
        ...['POST /api/setup', 'POST /api/invitations', 'POST /api/invitations/{token}'],
        ...['GET /api/people', 'GET /api/people/{id}', 'PATCH /api/people/{id}'],
        ...['GET /api/articles', 'POST /api/articles', 'GET /api/articles/{id}', 'PATCH /api/articles/{id}'],
        ...['DELETE /api/articles/{id}', 'POST /api/articles/{id}/commits', 'POST /api/articles/{id}/claims'],
        ...['POST /api/articles/{id}/clear', 'GET /api/articles/{id}/export', 'GET /api/claims'],
        ...['GET /api/claims/{id}', 'PATCH /api/claims/{id}', 'POST /api/claims/{id}/finding'],
        ...[
          'POST /api/claims/{id}/review',
          'POST /api/claims/{id}/resolution',
          'POST /api/claims/{id}/citations',
        ],
        ...['DELETE /api/claims/{id}/citations/{citationId}', 'POST /api/claims/{id}/comments'],
        ...['GET /api/sources', 'POST /api/sources', 'GET /api/sources/{id}', 'PATCH /api/sources/{id}'],
        ...['GET /api/tokens', 'POST /api/tokens', 'DELETE /api/tokens', 'GET /api/health'],
      ]),
    )
  })

  test('names a parameter the same wherever the path before it is the same', () => {
    const named = new Map<string, string>()
    for (const [, { path }] of ALL) {
      const parts = path.split('/')
      for (const [index, part] of parts.entries()) {
        if (!part.startsWith('{')) continue
        const before = parts.slice(0, index).join('/')
        expect(named.get(before) ?? part, path).toBe(part)
        named.set(before, part)
      }
    }
    expect(named.size).toBeGreaterThan(5)
  })

  test.each(ALL)('%s: its path is well formed and it says what it does', (_, { path, summary }) => {
    expect(path).toMatch(/^\/api(?:\/(?:[a-z]+(?:-[a-z]+)*|\{[a-z][A-Za-z]*\}))+$/)
    expect(new Set(parameters(path)).size).toBe(parameters(path).length)
    expect(summary).toMatch(/^\p{Lu}.*\.$/u)
  })
})

describe('what an endpoint takes and answers', () => {
  test.each(ALL)('%s: body and status suit the method', (_, { method, body, query, success }) => {
    if (method === 'GET') expect(body).toBeUndefined()
    // PUT brings a whole thing; how it is taken stands beside it.
    else if (method !== 'DELETE' && method !== 'PUT') expect(query).toBeUndefined()
    if (method === 'GET') expect(success.status).toBe(200)
    if (method === 'PATCH') expect(body).toBeDefined()
    if (success.status === 204) expect(success.body).toBeNull()
    if (success.body === null && success.status !== 204) expect(success.contentType).toBeDefined()
  })

  test.each(ALL)('%s: names every refusal that its kind can meet, once, in order', (_, endpoint) => {
    const { errors, open, body, query, path, method } = endpoint
    expect([...errors]).toEqual([...new Set(errors)].toSorted((a, b) => a - b))
    for (const status of errors) expect(ERROR_STATUS).toHaveProperty(String(status))
    expect(errors).toContain(503)
    if (!open) expect(errors).toContain(401)
    if (query) expect(errors).toContain(400)
    if (body) expect(errors).toEqual(expect.arrayContaining([400, 413, 415, 429]))
    if (method !== 'GET') expect(errors).toContain(403)
    if (parameters(path).length > 0) expect(errors).toContain(404)
  })

  test('is open only where nobody can be signed in yet', () => {
    const open = ALL.filter(([, endpoint]) => endpoint.open).map(([name]) => name)
    expect(open.sort()).toEqual([
      ...['acceptInvitation', 'callOffRestoring', 'health', 'reset', 'restoreArchive', 'restoringProgress'],
      ...['sendArchive', 'setup'],
    ])
  })
})

/** Every object in a JSON schema, with the way to it. */
function objects(schema: unknown, path = ''): { path: string; additional: unknown; names: unknown }[] {
  if (typeof schema !== 'object' || schema === null) return []
  const own = schema as Record<string, unknown> // a JSON schema is an object
  const here =
    own.type === 'object' ? [{ path, additional: own.additionalProperties, names: own.propertyNames }] : []
  return [...here, ...Object.entries(own).flatMap(([key, part]) => objects(part, `${path}/${key}`))]
}

describe('a body', () => {
  const bodies = ALL.flatMap(([name, { body }]) => (body ? [[name, body] as const] : []))

  test.each(bodies)('%s: refuses keys it does not know, at every depth', (_, body) => {
    const schema = z.toJSONSchema(body, { io: 'input', unrepresentable: 'any' })
    const found = objects(schema)
    expect(found.length).toBeGreaterThan(0)
    for (const { path, additional, names } of found) {
      if (names === undefined) expect(additional, path).toBe(false)
    }
  })

  test.each(bodies)('%s: refuses what is no object', (_, body) => {
    for (const value of [null, undefined, [], 'x', 3, true]) {
      expect(body.safeParse(value).success).toBe(false)
    }
  })

  test.each(bodies)('%s: refuses a key that is not its own', (_, body) => {
    const result = body.safeParse(JSON.parse('{"isAdmin": true, "__proto__": {"roles": ["admin"]}}'))
    expect(result.success).toBe(false)
    expect(JSON.stringify(result.error)).toContain('unrecognized_keys')
  })
})
