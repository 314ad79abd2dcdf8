import 'server-only'
import { read } from '@/db'
import { articleById } from '@/db/queries/articles'
import { type ClaimRow, claimsSince } from '@/db/queries/claims'
import { lastEvent } from '@/db/queries/events'
import { lastEventOf } from '@/db/queries/live'
import type { ChangesFrame } from '@/lib/contracts/stream'
import { presentArticle } from '../article-view'
import { presentClaims } from '../claim-view'
import { missedSteps } from '../commits'
import { anchorsOf, loadDraft } from '../draft'

/** Up to where a stream has told of an article. */
export interface Position {
  readonly version: number
  readonly event: number
}

/** Two positions with the same key are one. */
export const positionKey = ({ version, event }: Position) => `${version}@${event}`

/** What a stream at some position is to be told; `changes` null when nothing happened since. */
export interface Told {
  readonly changes: ChangesFrame | null
  readonly position: Position
}

/** An article as it stands, and what it takes to bring each position there, by its key: 'gone' when it cannot be. */
export interface Reading {
  readonly trashed: boolean
  readonly told: ReadonlyMap<string, Told | 'gone'>
}

/** Reads all this in one go, however many streams are at these positions; null when there is no such article. */
export async function readChanges(
  articleId: string,
  positions: readonly Position[],
): Promise<Reading | null> {
  return read(async db => {
    const row = await articleById(db, articleId)
    if (!row) return null
    const event = await lastEvent(db)
    const happened = await lastEventOf(db, articleId)
    const here: Position = { version: row.version, event }
    const told = new Map<string, Told | 'gone'>()
    const claimRows = new Map<number, ClaimRow[]>()
    let article: ChangesFrame['article'] | undefined
    for (const position of positions) {
      const steps = await missedSteps(db, row, position.version)
      if (!steps.ok) {
        told.set(positionKey(position), 'gone')
        continue
      }
      const rows = claimRows.get(position.event) ?? (await claimsSince(db, articleId, position.event))
      claimRows.set(position.event, rows)
      if (steps.value.length === 0 && rows.length === 0 && happened <= position.event) {
        told.set(positionKey(position), { changes: null, position: here })
        continue
      }
      article ??= await presentArticle(db, row)
      const anchors = rows.length === 0 ? new Map() : anchorsOf(await loadDraft(db, row))
      const claims = await presentClaims(db, rows, anchors)
      const changes = { version: row.version, steps: steps.value, claims, event, article }
      told.set(positionKey(position), { changes, position: here })
    }
    return { trashed: row.trashedAt !== null, told }
  })
}
