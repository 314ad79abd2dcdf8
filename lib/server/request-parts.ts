import 'server-only'
import type { z } from 'zod'
import { ok, type Result, refuse } from '@/lib/domain/result'
import { refusal } from './answer'
import type { Refusal } from './refusal'

/** Ids and link tokens are shorter; anything longer names nothing. */
const MAX_PARAM = 128

/** Parses by the contract; what does not fit is named by its path, e.g. `roles.0`. */
export function parse<T>(schema: z.ZodType<T>, input: unknown, part: 'body' | 'query'): Result<T, Refusal> {
  const parsed = schema.safeParse(input)
  if (parsed.success) return ok(parsed.data)
  const issues = parsed.error.issues
    .slice(0, 20)
    .map(issue => ({ path: issue.path.map(String).join('.'), message: issue.message }))
  const first = issues[0]
  const message = first?.path ? `${first.path}: ${first.message}` : (first?.message ?? `Invalid ${part}.`)
  return refuse(refusal(400, 'invalid', message, { part, issues }))
}

/** The path's parameters decoded; null when one cannot name anything. */
export function readParams(raw: Record<string, string>): Record<string, string> | null {
  const params: Record<string, string> = {}
  for (const [name, value] of Object.entries(raw ?? {})) {
    try {
      params[name] = decodeURIComponent(value)
    } catch {
      return null
    }
    const text = params[name]
    if (text === '' || text.length > MAX_PARAM || text.includes('\0') || !text.isWellFormed()) return null
  }
  return params
}
