import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { ENDPOINTS, type Endpoint } from '@/lib/contracts/endpoint'
import { openApiDocument } from './openapi'
import { ask } from './testing/http'

const operation = z.looseObject({
  operationId: z.string(),
  parameters: z.array(z.object({ name: z.string(), in: z.enum(['path', 'query']) }).loose()).default([]),
  requestBody: z.looseObject({ content: z.record(z.string(), z.unknown()) }).optional(),
  responses: z.record(z.string(), z.looseObject({ description: z.string() })),
  security: z.array(z.unknown()).optional(),
})
const shape = z.looseObject({
  openapi: z.literal('3.1.0'),
  paths: z.record(z.string(), z.record(z.string(), operation)),
  components: z.looseObject({ schemas: z.record(z.string(), z.record(z.string(), z.unknown())) }),
})

describe('the OpenAPI document', () => {
  const document = shape.parse(openApiDocument())

  it('is there for whoever asks', async () => {
    const answer = await ask('GET', '/api/openapi.json')
    expect(answer.status).toBe(200)
    expect(answer.body).toEqual(JSON.parse(JSON.stringify(openApiDocument())))
    expect((await ask('POST', '/api/openapi.json', { body: {} })).headers.get('allow')).toBe('GET')
  })

  it('has each endpoint of the contract and no other', () => {
    const described = Object.entries(document.paths).flatMap(([path, operations]) =>
      Object.keys(operations).map(method => `${method.toUpperCase()} ${path}`),
    )
    const wanted = Object.values<Endpoint>(ENDPOINTS).map(({ method, path }) => `${method} ${path}`)
    expect(described.sort()).toEqual(wanted.sort())
  })

  it.each(Object.entries<Endpoint>(ENDPOINTS))('describes %s as its contract does', (name, endpoint) => {
    const one = document.paths[endpoint.path]?.[endpoint.method.toLowerCase()]
    expect(one?.operationId).toBe(name)
    const statuses = [endpoint.success.status, ...endpoint.errors].map(String)
    expect(Object.keys(one?.responses ?? {}).sort()).toEqual(statuses.sort())
    expect(one?.requestBody !== undefined).toBe(endpoint.body !== undefined || endpoint.bytes !== undefined)
    expect(one?.security).toEqual(endpoint.open ? [] : undefined)
    const named = one?.parameters
      .filter(parameter => parameter.in === 'path')
      .map(parameter => parameter.name)
    expect(named).toEqual([...endpoint.path.matchAll(/\{(\w+)\}/g)].map(match => match[1]))
  })

  it('refers to nothing that is not there, and holds nothing that is empty', () => {
    const text = JSON.stringify(document)
    for (const [, name = ''] of text.matchAll(/"#\/components\/schemas\/(\w+)"/g)) {
      expect(document.components.schemas).toHaveProperty(name)
    }
    for (const [name, schema] of Object.entries(document.components.schemas)) {
      expect(Object.keys(schema), name).not.toEqual([])
    }
    expect(text).not.toMatch(/"\$id"|"\$schema"|\$defs/)
  })

  it('asks for a body only where there is no doing without one', () => {
    const { paths } = document
    expect(paths['/api/claims/{id}/finding']?.post?.requestBody).toMatchObject({ required: true })
    expect(paths['/api/tokens']?.delete?.requestBody).toMatchObject({ required: false })
    expect(paths['/api/articles/{id}/clear']?.post?.requestBody).toMatchObject({ required: false })
  })

  it('describes what is sent before defaults, and what is answered after', () => {
    const { SourceUrl, ClaimsAnswer, CitationBody } = document.components.schemas
    expect(SourceUrl).toMatchObject({ anyOf: [{ type: 'string', maxLength: 2048 }, { type: 'null' }] })
    expect(CitationBody).not.toHaveProperty('required')
    expect(ClaimsAnswer).toMatchObject({ required: expect.arrayContaining(['claims', 'next', 'counts']) })
  })
})
