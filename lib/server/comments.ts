import 'server-only'
import type { z } from 'zod'
import { updateClaim } from '@/db/queries/claims'
import { commentById, insertComment } from '@/db/queries/comments'
import type { Answer } from '@/lib/contracts/call'
import type { commentBody } from '@/lib/contracts/claim'
import { ok, type Result, refuse } from '@/lib/domain/result'
import type { Actor } from '@/lib/domain/role'
import { openClaim } from './access'
import { recordDeed } from './claim-record'
import { commentView } from './claim-view'
import { now } from './clock'
import { newId } from './id'
import { type Refusal, unfit } from './refusal'
import { transact } from './transact'

/** Comments on a claim, or replies to a comment on it. Refuses 422 `unknown_comment` for a reply to nothing there. */
export async function addComment(
  actor: Actor,
  { id }: { readonly id: string },
  { text, replyTo }: z.output<typeof commentBody>,
): Promise<Result<Answer<'addComment'>, Refusal>> {
  return transact(async db => {
    const found = await openClaim(db, actor, id, 'claim.comment')
    if (!found.ok) return found
    const { claim } = found.value
    if (replyTo !== undefined && (await commentById(db, replyTo))?.claimId !== id) {
      return refuse(unfit('unknown_comment', 'The comment to reply to is not on this claim.'))
    }
    const at = now()
    const row = {
      id: newId(),
      claimId: id,
      replyTo: replyTo ?? null,
      text,
      authorId: actor.personId,
      createdAt: at,
      imported: null,
    }
    await insertComment(db, row)
    const data = { commentId: row.id, text, replyTo: row.replyTo }
    const eventId = await recordDeed(db, actor, claim, { kind: 'claim.commented', at, data })
    await updateClaim(db, id, { updatedAt: at, eventId })
    const names = new Map([[actor.personId, { id: actor.personId, name: actor.name }]])
    return ok({ comment: commentView(row, names) })
  })
}
