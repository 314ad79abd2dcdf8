import type Driver from 'better-sqlite3'
import { sha256 } from '@/db/sha256'
import { type ChainHead, eventHash, NO_EVENTS } from '@/lib/domain/event-chain'

/** When the migration that brought the chains was made: after it, what was recorded before is linked too. */
export const CHAINS_CAME = 1795380795028

/* So many rows are in memory at a time. */
const PAGE = 1000

interface Row {
  readonly id: number
  readonly kind: string
  readonly actor_id: string | null
  readonly at: string
  readonly article_id: string | null
  readonly claim_id: string | null
  readonly data: string
}

/**
 * Links the events of a database from before there were chains, and keeps where each chain ends. Within the
 * migration's transaction, once; the trigger that keeps events from being changed stands aside for it.
 */
export function chainEvents(driver: Driver.Database): void {
  const trigger = driver
    .prepare(`SELECT sql FROM sqlite_master WHERE type = 'trigger' AND name = 'events_keep_update'`)
    .pluck()
    .get()
  driver.exec('DROP TRIGGER IF EXISTS events_keep_update')
  const page = driver.prepare<[number, number], Row>('SELECT * FROM events WHERE id > ? ORDER BY id LIMIT ?')
  const link = driver.prepare('UPDATE events SET previous = ?, hash = ? WHERE id = ?')
  const heads = new Map<string, ChainHead>()
  for (let rows = page.all(0, PAGE); rows.length > 0; rows = page.all(rows.at(-1)?.id ?? 0, PAGE)) {
    for (const row of rows) {
      const chain = row.article_id ?? ''
      const before = heads.get(chain) ?? NO_EVENTS
      const hash = eventHash(eventOf(row), before.hash, sha256)
      link.run(before.hash, hash, row.id)
      heads.set(chain, { event: row.id, hash, count: before.count + 1 })
    }
  }
  const keep = driver.prepare('INSERT INTO chain_heads (chain, event, hash, count) VALUES (?, ?, ?, ?)')
  for (const [chain, { event, hash, count }] of heads) keep.run(chain, event, hash, count)
  if (typeof trigger === 'string') driver.exec(trigger)
}

function eventOf({ id, kind, actor_id, at, article_id, claim_id, data }: Row) {
  return { id, kind, actorId: actor_id, at, articleId: article_id, claimId: claim_id, data: JSON.parse(data) }
}
