import 'server-only'
import { z } from 'zod'
import * as archive from '@/lib/contracts/archive'
import * as article from '@/lib/contracts/article'
import * as bulk from '@/lib/contracts/bulk'
import * as claim from '@/lib/contracts/claim'
import * as commit from '@/lib/contracts/commit'
import * as desk from '@/lib/contracts/desk'
import { ENDPOINTS, type Endpoint, EVENT_STREAM } from '@/lib/contracts/endpoint'
import * as error from '@/lib/contracts/error'
import * as history from '@/lib/contracts/history'
import * as hold from '@/lib/contracts/hold'
import * as importPreview from '@/lib/contracts/import-preview'
import * as newsroom from '@/lib/contracts/newsroom'
import * as notice from '@/lib/contracts/notice'
import * as person from '@/lib/contracts/person'
import * as picture from '@/lib/contracts/picture'
import * as queueAct from '@/lib/contracts/queue-act'
import * as repeat from '@/lib/contracts/repeat'
import * as savedView from '@/lib/contracts/saved-view'
import * as search from '@/lib/contracts/search'
import { id, moment, personRef } from '@/lib/contracts/shared'
import * as source from '@/lib/contracts/source'
import * as stream from '@/lib/contracts/stream'
import packageJson from '@/package.json'
import { COOKIE_PREFIX } from './session-cookie'

type Json = Record<string, unknown>

const DESCRIPTION = `Stet over HTTP. Send JSON, get JSON; what goes wrong is \`{error: {code, message, details?}}\`.
A program signs in with a bearer token, which a person makes in the settings and which has that person's rights.
Positions in text count Unicode code points of \`text\`, end exclusive. Moments are ISO 8601 in UTC.`

let document: Json | undefined

/** The HTTP interface as an OpenAPI 3.1 document, made from the contracts that the routes parse with. */
export function openApiDocument(): Json {
  document ??= build()
  return document
}

function build(): Json {
  const names = nameSchemas()
  return {
    openapi: '3.1.0',
    info: { title: 'Stet', version: packageJson.version, description: DESCRIPTION },
    servers: [{ url: '/' }],
    security: [{ bearer: [] }, { session: [] }],
    paths: paths(names),
    components: {
      schemas: schemas(names),
      securitySchemes: {
        bearer: { type: 'http', scheme: 'bearer', description: 'A token made in the settings: `stet_…`.' },
        session: {
          type: 'apiKey',
          in: 'cookie',
          name: `${COOKIE_PREFIX}.session_token`,
          description: 'Set by signing in; over HTTPS its name begins with `__Secure-`.',
        },
      },
    },
  }
}

type Names = z.core.$ZodRegistry<{ id: string }>

/** Every schema the contracts export, under its name there. */
function nameSchemas(): Names {
  const names: Names = z.registry<{ id: string }>()
  for (const contracts of [
    { id, moment, personRef },
    person,
    picture,
    newsroom,
    archive,
    source,
    bulk,
    claim,
    article,
    commit,
    desk,
    history,
    hold,
    importPreview,
    notice,
    queueAct,
    repeat,
    savedView,
    search,
    stream,
    error,
  ]) {
    for (const [name, value] of Object.entries(contracts)) {
      if (!(value instanceof z.ZodType) || names.has(value)) continue
      names.add(value, { id: `${name.charAt(0).toUpperCase()}${name.slice(1)}` })
    }
  }
  return names
}

/** What is sent is described as it is sent, before defaults and transforms, and what is answered as it arrives. */
function schemas(names: Names): Json {
  const options = { uri: reference, unrepresentable: 'any' } as const
  const sent = z.toJSONSchema(names, { ...options, io: 'input' }).schemas
  const answered = z.toJSONSchema(names, { ...options, io: 'output' }).schemas
  const all: Json = {}
  for (const id of Object.keys(answered).sort()) {
    if (id.endsWith('Query')) continue
    const answer = bare(answered[id])
    // Nothing can be said of what a transform makes; such parts are only ever sent.
    all[id] = id.endsWith('Body') || Object.keys(answer).length === 0 ? bare(sent[id]) : answer
  }
  return all
}

function bare(schema: Json = {}): Json {
  const { $schema: _, $id: __, ...rest } = schema
  return rest
}

function reference(id: string): string {
  return `#/components/schemas/${id}`
}

function refTo(names: Names, schema: z.ZodType): Json {
  const id = names.get(schema)?.id
  if (id === undefined) throw new Error('A schema of an endpoint is not exported by the contracts.')
  return { $ref: reference(id) }
}

function paths(names: Names): Json {
  const all: Record<string, Json> = {}
  for (const [name, endpoint] of Object.entries<Endpoint>(ENDPOINTS)) {
    const operations = all[endpoint.path] ?? {}
    operations[endpoint.method.toLowerCase()] = operation(names, name, endpoint)
    all[endpoint.path] = operations
  }
  return all
}

function operation(names: Names, name: string, endpoint: Endpoint): Json {
  const parameters = [...pathParameters(endpoint.path), ...queryParameters(endpoint.query)]
  return {
    operationId: name,
    summary: endpoint.summary,
    tags: [endpoint.path.split('/')[2]],
    ...(endpoint.open ? { security: [] } : {}),
    ...(parameters.length > 0 ? { parameters } : {}),
    ...(endpoint.body ? { requestBody: requestBody(names, endpoint, endpoint.body) } : {}),
    ...(endpoint.bytes ? { requestBody: { required: true, content: { [endpoint.bytes]: BINARY } } } : {}),
    responses: responses(names, endpoint),
  }
}

function pathParameters(path: string): Json[] {
  return [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => ({
    name,
    in: 'path',
    required: true,
    schema: { type: 'string' },
  }))
}

function queryParameters(query: z.ZodType | undefined): Json[] {
  if (!query) return []
  const { properties, required } = z.toJSONSchema(query, { io: 'input', unrepresentable: 'any' })
  return Object.entries(properties ?? {}).map(([name, schema]) => ({
    name,
    in: 'query',
    required: required?.includes(name) ?? false,
    schema,
  }))
}

function requestBody(names: Names, endpoint: Endpoint, body: z.ZodType): Json {
  const schema = refTo(names, body)
  const file = {
    type: 'object',
    properties: { file: { type: 'string', format: 'binary' } },
    required: ['file'],
  }
  return {
    // No body at all is read as `{}`.
    required: !body.safeParse({}).success,
    content: {
      'application/json': { schema },
      ...(endpoint.file ? { 'multipart/form-data': { schema: file } } : {}),
    },
  }
}

/* A body that is no JSON. */
const BINARY = { schema: { type: 'string', format: 'binary' } }

function responses(names: Names, { success, errors }: Endpoint): Json {
  const content =
    success.body !== null
      ? {
          'application/json': { schema: refTo(names, success.body) },
          ...(success.orFile ? { [success.orFile]: { schema: contentOf(success.orFile) } } : {}),
        }
      : success.contentType !== undefined
        ? { [success.contentType]: { schema: contentOf(success.contentType) } }
        : undefined
  const all: Json = { [success.status]: { description: 'Done.', ...(content ? { content } : {}) } }
  for (const status of errors) {
    all[status] = {
      description: error.ERROR_STATUS[status],
      content: { 'application/json': { schema: refTo(names, error.errorAnswer) } },
    }
  }
  return all
}

/* What an event is called is the name of its frame: `event: changes` has a `ChangesFrame` as its data. */
function contentOf(contentType: string): Json {
  if (contentType !== EVENT_STREAM) return { type: 'string', format: 'binary' }
  return {
    type: 'string',
    description:
      'Events whose data is JSON: `changes` (ChangesFrame), `article` (ArticleFrame), `presence` (PresenceFrame), ' +
      '`desk` (DeskFrame), `away` (AwayFrame), `bye` (ByeFrame). Send `Last-Event-ID` to go on where one was.',
  }
}
