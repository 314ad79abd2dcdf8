import 'server-only'
import { z } from 'zod'
import type { Writer } from '@/db'
import { type ClaimRow, claimsByIds, updateClaim } from '@/db/queries/claims'
import { commentById, deleteComment } from '@/db/queries/comments'
import { appendEvent, eventById, lastOfKind } from '@/db/queries/events'
import type { Answer } from '@/lib/contracts/call'
import type { takeBackQuery } from '@/lib/contracts/history'
import { changeInto } from '@/lib/domain/draft-restore'
import { ok, type Result, refuse } from '@/lib/domain/result'
import { REVIEW_STATES } from '@/lib/domain/review-state'
import type { Actor } from '@/lib/domain/role'
import { acceptSteps, SERVER_CLIENT } from './accept-steps'
import { openArticle } from './access'
import { recordDeed, saveState } from './claim-record'
import { now } from './clock'
import { keepDraft, loadDraft, rebuildDraft } from './draft'
import { newId } from './id'
import { conflict, notFound, type Refusal } from './refusal'
import type { BeforeProposal } from './take-returned'
import { transact } from './transact'

const before: z.ZodType<BeforeProposal> = z.object({
  proposedWording: z.string().nullable(),
  findingBy: z.string().nullable(),
  findingAt: z.string().nullable(),
  review: z.enum(REVIEW_STATES),
  reviewedBy: z.string().nullable(),
  reviewedAt: z.string().nullable(),
  reviewReason: z.string().nullable(),
  firstApprovedBy: z.string().nullable(),
  firstApprovedAt: z.string().nullable(),
  approvalStands: z.boolean(),
})
/* What the event of taking something in says, of copies and of other files. */
const updated = z.object({
  from: z.number().int(),
  to: z.number().int(),
  brought: z
    .object({
      claims: z.array(z.string()),
      comments: z.array(z.string()),
      proposals: z.array(z.object({ claimId: z.string(), after: z.string(), before })),
    })
    .default({ claims: [], comments: [], proposals: [] }),
})

/**
 * Takes back what was taken into a draft: the text reads as before, claims and comments that came with it go, and
 * proposals. What others have made of it since stays: comments with replies, proposals that were rewritten. Refuses
 * 409 `changed_since` when the draft was changed after it.
 */
export async function takeBackDraft(
  actor: Actor,
  { id }: { readonly id: string },
  { event }: z.output<typeof takeBackQuery>,
): Promise<Result<Answer<'takeBackDraft'>, Refusal>> {
  return transact(async (db, afterCommit) => {
    const found = await openArticle(db, actor, id, 'article.write')
    if (!found.ok) return found
    const article = found.value
    const taken = event === undefined ? await lastOfKind(db, id, 'draft.updated') : await eventById(db, event)
    if (taken?.articleId !== id || taken.kind !== 'draft.updated')
      return refuse(notFound('What was taken in'))
    const { from, to, brought } = updated.parse(taken.data)
    if (article.version !== to) {
      const message = `The draft has changed since. Restore version ${from} from its history instead.`
      return refuse(conflict('changed_since', message, { version: article.version }))
    }
    let { version } = article
    const present = await loadDraft(db, article)
    const change = changeInto(present, await rebuildDraft(db, id, from))
    if (change.steps.length > 0) {
      const accepted = await acceptSteps(db, actor, article, {
        before: present,
        after: change.doc,
        steps: change.steps,
        commitId: newId(),
        clientId: SERVER_CLIENT,
      })
      if (!accepted.ok) return accepted
      version = accepted.value.version
      afterCommit(() => keepDraft(id, version, change.doc))
    }
    for (const proposal of brought.proposals) await unpropose(db, actor, proposal)
    for (const comment of [...brought.comments].reverse()) await uncomment(db, actor, comment)
    for (const claim of await claimsByIds(db, brought.claims)) await letGo(db, actor, claim)
    const data = { event: taken.id, from: to, to: version }
    await appendEvent(db, {
      kind: 'draft.taken_back',
      actorId: actor.personId,
      at: now(),
      articleId: id,
      data,
    })
    return ok({ from: to, version })
  })
}

async function unpropose(
  db: Writer,
  actor: Actor,
  { claimId, after, before: was }: { claimId: string; after: string; before: BeforeProposal },
): Promise<void> {
  const [claim] = await claimsByIds(db, [claimId])
  if (claim?.proposedWording !== after) return
  const deed = {
    kind: 'claim.proposed',
    at: now(),
    data: { before: after, after: was.proposedWording },
  } as const
  await saveState(db, actor, claim, { ...claim, ...was }, deed)
}

async function uncomment(db: Writer, actor: Actor, commentId: string): Promise<void> {
  const comment = await commentById(db, commentId)
  const [claim] = comment ? await claimsByIds(db, [comment.claimId]) : []
  if (!comment || !claim || !(await deleteComment(db, commentId))) return
  const data = { commentId, text: comment.text }
  await did(db, actor, claim, 'claim.uncommented', data, {})
}

/* A claim is never erased; without its words, one that nobody wants lies in no tray. */
async function letGo(db: Writer, actor: Actor, claim: ClaimRow): Promise<void> {
  if (!claim.orphaned || claim.dismissed) return
  await did(db, actor, claim, 'claim.dismissed', { quote: claim.quote }, { dismissed: true })
}

async function did(
  db: Writer,
  actor: Actor,
  claim: ClaimRow,
  kind: 'claim.uncommented' | 'claim.dismissed',
  data: Record<string, unknown>,
  changes: { readonly dismissed?: true },
): Promise<void> {
  const at = now()
  const eventId = await recordDeed(db, actor, claim, { kind, at, data })
  await updateClaim(db, claim.id, { ...changes, updatedAt: at, eventId })
}
