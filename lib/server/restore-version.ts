import 'server-only'
import { appendEvent } from '@/db/queries/events'
import type { Answer } from '@/lib/contracts/call'
import { MAX_DOC_SIZE } from '@/lib/domain/authority'
import { restoreChange } from '@/lib/domain/draft-restore'
import { ok, type Result, refuse } from '@/lib/domain/result'
import type { Actor } from '@/lib/domain/role'
import { acceptSteps, SERVER_CLIENT } from './accept-steps'
import { openArticle } from './access'
import { now } from './clock'
import { anchorsOf, keepDraft, loadDraft, rebuildDraft } from './draft'
import { newId } from './id'
import { conflict, type Refusal } from './refusal'
import { transact } from './transact'
import { NO_VERSION, versionNumber } from './versions'

/**
 * Makes the draft read as it did at a version, by steps of its own on top of what is there: nothing of what came
 * between is lost, and restoring the version before takes it back. Claims come back as they lay then; later ones
 * stay where their words do. Refuses 409 `same` when the draft reads so already.
 */
export async function restoreVersion(
  actor: Actor,
  { id, version: given }: { readonly id: string; readonly version: string },
): Promise<Result<Answer<'restoreVersion'>, Refusal>> {
  return transact(async (db, afterCommit) => {
    const found = await openArticle(db, actor, id, 'article.write')
    if (!found.ok) return found
    const article = found.value
    const restored = versionNumber(article, given)
    if (restored === null) return refuse(NO_VERSION)
    const before = await loadDraft(db, article)
    const { doc: after, steps } = restoreChange(before, await rebuildDraft(db, id, restored))
    if (steps.length === 0) return refuse(conflict('same', 'The draft reads as it did then.'))
    after.check()
    if (after.content.size > MAX_DOC_SIZE && after.content.size > before.content.size) {
      return refuse({ status: 413, code: 'too_large', message: 'The draft would grow too large.' })
    }
    const change = { before, after, steps, commitId: newId(), clientId: SERVER_CLIENT }
    const accepted = await acceptSteps(db, actor, article, change)
    if (!accepted.ok) return accepted
    const { version } = accepted.value
    const data = { version: restored, from: article.version, to: version }
    await appendEvent(db, { kind: 'draft.restored', actorId: actor.personId, at: now(), articleId: id, data })
    afterCommit(() => keepDraft(id, version, after))
    const standing = anchorsOf(after)
    const orphaned = [...anchorsOf(before).keys()].filter(claim => !standing.has(claim)).length
    return ok({ restored, from: article.version, version, orphaned })
  })
}
