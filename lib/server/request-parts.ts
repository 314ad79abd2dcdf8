import 'server-only'
import type { z } from 'zod'
import { ok, type Result, refuse } from '@/lib/domain/result'
import { refusal } from './answer'
import { malformed, type Refusal } from './refusal'

/** Ids and link tokens are shorter; anything longer names nothing. */
const MAX_PARAM = 128

/** Parses by the contract; what does not fit is named by its path, e.g. `roles.0`. */
export function parse<T>(schema: z.ZodType<T>, input: unknown, part: 'body' | 'query'): Result<T, Refusal> {
  const parsed = schema.safeParse(input)
  if (parsed.success) return ok(parsed.data)
  const issues = parsed.error.issues.flatMap(namedIssues).slice(0, 20)
  const first = issues[0]
  const message = first?.path ? `${first.path}: ${first.message}` : (first?.message ?? `Invalid ${part}.`)
  return refuse(refusal(400, 'invalid', message, { part, issues }))
}

/* What is not known is named like what does not fit. */
function namedIssues(issue: z.core.$ZodIssue): { path: string; message: string }[] {
  const within = issue.path.map(String)
  if (issue.code !== 'unrecognized_keys') return [{ path: within.join('.'), message: issue.message }]
  return issue.keys.map(key => ({ path: [...within, key].join('.'), message: 'There is no such field.' }))
}

/** The parameters of an address; refuses 400 for one that is given twice, of which the first would go unheard. */
export function readQuery(address: string): Result<Record<string, string>, Refusal> {
  const query = new Map<string, string>()
  for (const [name, value] of new URL(address).searchParams) {
    if (query.has(name)) {
      return refuse(
        malformed('query', name, 'Given more than once. Put several values into one, with commas.'),
      )
    }
    query.set(name, value)
  }
  return ok(Object.fromEntries(query))
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
