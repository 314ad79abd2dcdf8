import 'server-only'
import type { Writer } from '@/db'
import type { ArticleRow } from '@/db/queries/articles'
import { type ClaimRow, claimsByIds, updateClaim } from '@/db/queries/claims'
import { ok, type Result } from '@/lib/domain/result'
import { revise } from '@/lib/domain/revision'
import type { Actor } from '@/lib/domain/role'
import { acceptSteps, SERVER_CLIENT } from './accept-steps'
import { bringThread } from './brought-claims'
import { isReopened, recordDeed, saveState } from './claim-record'
import { now } from './clock'
import { newId } from './id'
import type { Refusal } from './refusal'
import type { Returned, ReturnedComment } from './returned-copy'

/** What of a claim a proposal changes: kept, so that it can be put back as it was. */
export type BeforeProposal = Pick<
  ClaimRow,
  | ('proposedWording' | 'findingBy' | 'findingAt' | 'review' | 'reviewedBy' | 'reviewedAt' | 'reviewReason')
  | ('firstApprovedBy' | 'firstApprovedAt' | 'approvalStands')
>

/** What a copy brought into its article, for the record and for taking it back. */
export interface BroughtBack {
  /** The version that the article has now. */
  readonly version: number
  readonly claims: readonly string[]
  readonly comments: readonly string[]
  readonly proposals: readonly {
    readonly claimId: string
    readonly after: string
    readonly before: BeforeProposal
  }[]
}

/** Takes in what came back in a copy: the changes as steps, with them the new claims, and what was said. */
export async function takeReturned(
  db: Writer,
  actor: Actor,
  article: ArticleRow,
  { change, comments }: Returned,
): Promise<Result<BroughtBack, Refusal>> {
  let { version } = article
  if (change.steps.length > 0) {
    const accepted = await acceptSteps(db, actor, article, {
      before: change.before,
      after: change.doc,
      steps: change.steps,
      commitId: newId(),
      clientId: SERVER_CLIENT,
    })
    if (!accepted.ok) return accepted
    version = accepted.value.version
  }
  const taken = comments.filter(comment => comment.taken)
  const claimOf = ({ claimId, markId }: ReturnedComment) => claimId ?? markId
  const rows = new Map((await claimsByIds(db, [...new Set(taken.map(claimOf))])).map(row => [row.id, row]))
  const brought = { comments: new Set<string>(), proposals: [] as BroughtBack['proposals'][number][] }
  for (const one of taken) {
    const row = rows.get(claimOf(one))
    if (row === undefined) continue
    const thread = await bringThread(db, actor, row, one.comment)
    for (const id of thread.ids) brought.comments.add(id)
    let claim: ClaimRow = { ...row, eventId: thread.eventId, updatedAt: now() }
    await updateClaim(db, claim.id, { updatedAt: claim.updatedAt, eventId: claim.eventId })
    const after = one.proposedWording
    if (after !== null && claim.proposedWording === null) {
      const before = beforeOf(claim)
      const proposed = await propose(db, actor, claim, after)
      if (proposed) brought.proposals.push({ claimId: claim.id, after, before })
      claim = proposed ?? claim
    }
    rows.set(claim.id, claim)
  }
  const fresh = taken.flatMap(({ claimId, markId }) => (claimId === null ? [markId] : []))
  return ok({
    version,
    claims: [...new Set(fresh)],
    comments: [...brought.comments],
    proposals: brought.proposals,
  })
}

/* As if whoever takes it in had proposed it: what was approved waits for review again. */
async function propose(db: Writer, actor: Actor, claim: ClaimRow, after: string): Promise<ClaimRow | null> {
  const at = now()
  const revised = revise(claim, { proposedWording: after }, actor.personId, at)
  if (!revised.ok) return null
  const deed = { kind: 'claim.proposed', at, data: { before: null, after } } as const
  const saved = await saveState(db, actor, claim, revised.value, deed)
  if (!isReopened(claim, saved)) return saved
  const data = { because: 'proposal' }
  const eventId = await recordDeed(db, actor, saved, { kind: 'claim.reopened', at, data })
  await updateClaim(db, claim.id, { eventId })
  return { ...saved, eventId }
}

function beforeOf(claim: ClaimRow): BeforeProposal {
  const { proposedWording, findingBy, findingAt, review, reviewedBy, reviewedAt, reviewReason } = claim
  const { firstApprovedBy, firstApprovedAt, approvalStands } = claim
  return {
    ...{ proposedWording, findingBy, findingAt, review, reviewedBy, reviewedAt, reviewReason },
    ...{ firstApprovedBy, firstApprovedAt, approvalStands },
  }
}
