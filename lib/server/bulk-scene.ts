import 'server-only'
import type { Reader } from '@/db'
import { articleHeads } from '@/db/queries/articles'
import { type ClaimRow, claimsByIds } from '@/db/queries/claims'
import { snoozedOf } from '@/db/queries/snoozes'
import type { LeftClaim } from '@/lib/contracts/bulk'
import type { Hold } from '@/lib/contracts/hold'
import { may } from '@/lib/domain/permission'
import { ok, type Result, refuse } from '@/lib/domain/result'
import type { Actor } from '@/lib/domain/role'
import { now } from './clock'
import { heldByOthers } from './hands'

/** A claim among many, with what the rules ask about it. */
export interface BulkClaim {
  readonly claim: ClaimRow
  readonly citationCount: number
  /** Whoever else has it in hand. */
  readonly held: Hold | undefined
  /** Until when the actor has put it off. */
  readonly snoozedUntil: string | undefined
}

/** A rule that forbids to touch a claim. */
export interface Left {
  readonly code: string
  /** Part of a sentence. */
  readonly reason: string
}

/** Many claims, read at once. */
export interface BulkScene {
  /** The claim, if the actor may know of it and it can be changed. */
  claim(id: string): Result<BulkClaim, Left>
  /** How one that is left is named. */
  left(id: string, why: Left): LeftClaim
}

export async function readBulkScene(db: Reader, actor: Actor, ids: readonly string[]): Promise<BulkScene> {
  const rows = new Map((await claimsByIds(db, ids)).map(row => [row.id, row]))
  const articleIds = [...new Set([...rows.values()].map(row => row.articleId))]
  const articles = new Map((await articleHeads(db, articleIds)).map(article => [article.id, article]))
  const held = await heldByOthers(db, actor, ids)
  const snoozed = await snoozedOf(db, actor.personId, ids, now())

  const isKnown = (row: ClaimRow) => {
    const article = articles.get(row.articleId)
    return article !== undefined && (article.trashedAt === null || may(actor, 'article.manage'))
  }
  return {
    claim(id) {
      const claim = rows.get(id)
      if (claim === undefined || !isKnown(claim)) return refuse(NOT_HERE)
      if (articles.get(claim.articleId)?.trashedAt !== null) return refuse(TRASHED)
      return ok({
        claim,
        citationCount: claim.citationCount,
        held: held.get(id),
        snoozedUntil: snoozed.get(id),
      })
    },
    left(id, { code, reason }) {
      const row = rows.get(id)
      const known = row !== undefined && isKnown(row) ? row : null
      return {
        id,
        articleId: known?.articleId ?? null,
        headline: known === null ? '' : (articles.get(known.articleId)?.headline ?? ''),
        number: known?.number ?? null,
        quote: known?.quote ?? '',
        code,
        reason,
      }
    },
  }
}

const NOT_HERE: Left = { code: 'not_found', reason: 'it is not here, or not for you to see' }
const TRASHED: Left = { code: 'trashed', reason: 'its article is in the trash' }
