import 'server-only'
import { hash } from 'node:crypto'
import { KEY_KINDS, type QueueKey } from '@/db/queries/queue-keys'
import type { ClaimsQuery } from '@/lib/contracts/claim'
import { ok, type Result, refuse } from '@/lib/domain/result'
import type { Actor } from '@/lib/domain/role'
import { readCursor, writeCursor } from './cursor'
import { malformed, type Refusal } from './refusal'

/** Where a page of the queue ended, and of which filter and order it is, opaque to whoever carries it. */
export function writeQueueCursor(actor: Actor, query: ClaimsQuery, key: QueueKey): string {
  return writeCursor([sortOf(query), filterMark(actor, query), ...key])
}

/**
 * The key in a cursor; null without one. Refuses 400 naming `cursor` for anything that this server has not written,
 * and in words of its own for the cursor of another filter, order or version of Stet.
 */
export function readQueueCursor(actor: Actor, query: ClaimsQuery): Result<QueueKey | null, Refusal> {
  const kinds = KEY_KINDS[sortOf(query)]
  const cursor = readCursor(query.cursor, ['string', 'string', ...kinds])
  if (!cursor.ok) return isOurs(query.cursor) ? refuse(other()) : cursor
  if (cursor.value === null) return ok(null)
  const [sort, mark, ...key] = cursor.value
  return sort === sortOf(query) && mark === filterMark(actor, query) ? ok(key) : refuse(other())
}

const sortOf = ({ sort = 'deadline' }: ClaimsQuery) => sort

const other = () =>
  malformed('query', 'cursor', 'This is the cursor of another filter or order: begin at the first page.')

/* The orders of this version, and the one order of the versions before, which had no mark. */
const OTHERS = [
  ...Object.values(KEY_KINDS).map(kinds => ['string', 'string', ...kinds] as const),
  KEY_KINDS.deadline,
]

function isOurs(cursor: string | undefined): boolean {
  return OTHERS.some(kinds => readCursor(cursor, kinds).ok)
}

/* Pages of one filter belong together; `me` is a different filter for each person, a moment the same all along. */
function filterMark(actor: Actor, { cursor, limit, sort, groups, ...filter }: ClaimsQuery): string {
  const given = Object.entries(filter).filter(([, value]) => value !== undefined)
  const own = Object.values(filter).includes('me') || filter.mine !== undefined ? actor.personId : ''
  const text = JSON.stringify([own, ...given.sort(([a], [b]) => (a < b ? -1 : 1))])
  return hash('sha256', text, 'base64url').slice(0, 12)
}
