import 'server-only'
import { read } from '@/db'
import { claimsSince } from '@/db/queries/claims'
import { lastEvent } from '@/db/queries/events'
import type { ChangesAnswer } from '@/lib/contracts/commit'
import { ok, type Result } from '@/lib/domain/result'
import type { Actor } from '@/lib/domain/role'
import { findArticle } from './access'
import { presentArticle } from './article-view'
import { presentClaims } from './claim-view'
import { missedSteps } from './commits'
import { anchorsOf, loadDraft } from './draft'
import type { Refusal } from './refusal'

/**
 * What happened to an article since a version and an event: the steps, the claims that something happened to, and
 * the article as it stands. Refuses 410 `gone` when the steps are not to be had.
 */
export async function changes(
  actor: Actor,
  { id }: { readonly id: string },
  query: { readonly version: number; readonly event: number },
): Promise<Result<ChangesAnswer, Refusal>> {
  return read(async db => {
    const article = await findArticle(db, actor, id)
    if (!article.ok) return article
    const steps = await missedSteps(db, article.value, query.version)
    if (!steps.ok) return steps
    const rows = await claimsSince(db, id, query.event)
    const anchors = rows.length === 0 ? new Map() : anchorsOf(await loadDraft(db, article.value))
    return ok({
      version: article.value.version,
      steps: steps.value,
      claims: await presentClaims(db, rows, anchors),
      event: await lastEvent(db),
      article: await presentArticle(db, article.value),
    })
  })
}
