import { ok, type Result, refuse } from '@/lib/domain/result'
import { malformed, type Refusal } from './refusal'

/** Where a page ended: the values of its order, opaque to whoever carries them. */
export function writeCursor(values: readonly (string | number)[]): string {
  return Buffer.from(JSON.stringify(values)).toString('base64url')
}

/**
 * The values in a cursor, in the order in which they were written; null without a cursor. `kinds` says what each
 * has to be. Refuses 400 naming `cursor` for anything that this server has not written.
 */
export function readCursor(
  cursor: string | undefined,
  kinds: readonly ('string' | 'number')[],
): Result<readonly (string | number)[] | null, Refusal> {
  if (cursor === undefined || cursor === '') return ok(null)
  const bad = refuse(malformed('query', 'cursor', 'This is not the cursor of a page.'))
  let values: unknown
  try {
    values = JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8'))
  } catch {
    return bad
  }
  if (!Array.isArray(values) || values.length !== kinds.length) return bad
  const fits = values.every((value, index) => typeof value === kinds[index])
  return fits ? ok(values) : bad
}
