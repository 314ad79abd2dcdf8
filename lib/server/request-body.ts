import 'server-only'
import { ok, type Result, refuse } from '@/lib/domain/result'
import { refusal } from './answer'
import type { Refusal } from './refusal'

/** How much of a body that is too large is read and thrown away, so that the sender gets to read the answer. */
const DRAIN_LIMIT = 64 * 1024 * 1024
/** How deep JSON may nest. A quotation in a list in a quotation takes four levels each; nobody writes fifty. */
const MAX_DEPTH = 200

/** A file sent as multipart `file`. */
export interface UploadedFile {
  readonly name: string
  readonly type: string
  readonly bytes: Uint8Array
}

/**
 * The whole body, counted while it streams. Refuses 413 above `limit` bytes, and 400 when fewer or more bytes
 * came than Content-Length promised: a proxy in between may have cut it.
 */
async function readBytes(request: Request, limit: number): Promise<Result<Uint8Array<ArrayBuffer>, Refusal>> {
  const promised = request.headers.get('content-length')
  const chunks: Uint8Array[] = []
  let length = 0
  try {
    const reader = request.body?.getReader()
    while (reader) {
      const { done, value } = await reader.read()
      if (done) break
      length += value.byteLength
      if (length <= limit) chunks.push(value)
      else chunks.length = 0
      if (length > DRAIN_LIMIT) {
        await reader.cancel()
        break
      }
    }
  } catch {
    return refuse(refusal(400, 'cut_off', 'The request broke off before its end.'))
  }
  if (length > limit) {
    const megabytes = Math.floor(limit / 1024 / 1024)
    return refuse(refusal(413, 'too_large', `Too large: at most ${megabytes} MB fit here.`))
  }
  if (promised !== null && Number(promised) !== length) {
    return refuse(refusal(400, 'cut_off', `Of ${promised} bytes ${length} arrived. Nothing was changed.`))
  }
  const bytes = new Uint8Array(length)
  let offset = 0
  for (const chunk of chunks) {
    bytes.set(chunk, offset)
    offset += chunk.byteLength
  }
  return ok(bytes)
}

/** The kind of a body, in lower case and without its parameters; blank when the request does not say. */
export function contentKind(request: Request): string {
  return (request.headers.get('content-type') ?? '').split(';', 1)[0]?.trim().toLowerCase() ?? ''
}

/** A body that has to be JSON: 415 when it does not say so, 413 above `limit` bytes, 400 when it is not. */
export async function readJson(request: Request, limit: number): Promise<Result<unknown, Refusal>> {
  const kind = contentKind(request)
  if (kind !== 'application/json' && kind !== '') return refuse(notJson())
  const bytes = await readBytes(request, limit)
  if (!bytes.ok) return bytes
  return kind === '' && bytes.value.byteLength > 0 ? refuse(notJson()) : parseJson(bytes.value)
}

function notJson(): Refusal {
  return refusal(415, 'content_type', 'The body has to be application/json.')
}

/** JSON in UTF-8, or the reason it is not, or is not safe to work with. No bytes at all stand for `{}`. */
function parseJson(bytes: Uint8Array): Result<unknown, Refusal> {
  if (bytes.byteLength === 0) return ok({})
  let value: unknown
  try {
    value = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes))
  } catch {
    return refuse(refusal(400, 'bad_json', 'The body is not JSON in UTF-8.'))
  }
  const wrong = hostileJson(value)
  return wrong === null ? ok(value) : refuse(refusal(400, 'bad_json', wrong))
}

/**
 * What makes a JSON value unfit to work with, or null: nesting that would overflow a stack, `__proto__`, numbers
 * that JSON cannot carry back, and text that a database would cut or change (NUL, half a character).
 */
function hostileJson(root: unknown): string | null {
  const waiting: { value: unknown; depth: number }[] = [{ value: root, depth: 0 }]
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    const { value, depth } = next
    if (typeof value === 'string') {
      const wrong = hostileText(value)
      if (wrong !== null) return wrong
    } else if (typeof value === 'number') {
      if (!Number.isFinite(value) || Math.abs(value) > Number.MAX_SAFE_INTEGER)
        return 'A number is too large.'
    } else if (typeof value === 'object' && value !== null) {
      if (depth >= MAX_DEPTH) return 'The body is nested too deep.'
      if (Array.isArray(value)) {
        for (const item of value) waiting.push({ value: item, depth: depth + 1 })
        continue
      }
      for (const [key, item] of Object.entries(value)) {
        if (key === '__proto__') return 'No field may be called __proto__.'
        const wrong = hostileText(key)
        if (wrong !== null) return wrong
        waiting.push({ value: item, depth: depth + 1 })
      }
    }
  }
  return null
}

function hostileText(text: string): string | null {
  if (text.includes('\0')) return 'Text contains a NUL character.'
  if (!text.isWellFormed()) return 'Text contains half a character.'
  return null
}

/** The text fields of a form, and its `file` when there is one. Other files are refused; 413 above `limit` bytes. */
export async function readForm(
  request: Request,
  limit: number,
): Promise<Result<{ readonly fields: Record<string, string>; readonly file?: UploadedFile }, Refusal>> {
  const bytes = await readBytes(request, limit)
  if (!bytes.ok) return bytes
  const contentType = request.headers.get('content-type') ?? ''
  let form: FormData
  try {
    form = await new Response(bytes.value, { headers: { 'content-type': contentType } }).formData()
  } catch {
    return refuse(refusal(400, 'bad_form', 'The form could not be read.'))
  }
  const fields: Record<string, string> = Object.create(null)
  let file: UploadedFile | undefined
  for (const [name, value] of form) {
    if (typeof value === 'string') {
      const wrong = name === '__proto__' ? 'No field may be called __proto__.' : hostileText(name + value)
      if (wrong !== null) return refuse(refusal(400, 'bad_form', wrong))
      fields[name] = value
    } else if (name === 'file' && file === undefined) {
      file = { name: value.name, type: value.type, bytes: new Uint8Array(await value.arrayBuffer()) }
    } else {
      return refuse(refusal(400, 'bad_form', 'Send one file, in the field "file".'))
    }
  }
  return ok(file === undefined ? { fields } : { fields, file })
}
