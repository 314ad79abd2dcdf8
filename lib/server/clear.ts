import 'server-only'
import type { z } from 'zod'
import type { Reader } from '@/db'
import { type ClaimRow, claimsOfArticle } from '@/db/queries/claims'
import { appendEvent, chainHead } from '@/db/queries/events'
import { personNames } from '@/db/queries/person-names'
import { insertSignOff } from '@/db/queries/sign-offs'
import { sha256 } from '@/db/sha256'
import type { blocker, clearBody, SignOff } from '@/lib/contracts/article'
import type { Answer } from '@/lib/contracts/call'
import { blockers } from '@/lib/domain/clearance'
import { may } from '@/lib/domain/permission'
import { ok, type Result, refuse } from '@/lib/domain/result'
import type { Actor } from '@/lib/domain/role'
import { signOffHash } from '@/lib/domain/sign-off-hash'
import { openArticle } from './access'
import { person } from './claim-view'
import { now } from './clock'
import { newId } from './id'
import { conflict, type Refusal } from './refusal'
import { presentSignOff } from './sign-off-view'
import { transact } from './transact'

type Blocker = z.output<typeof blocker>

/**
 * Clears an article for publication and freezes what stood then. Refuses 409 `blocked` with the blockers as
 * details, unless an editor gives a reason to clear it over them; 403 `override_not_allowed` for others.
 */
export async function clear(
  actor: Actor,
  { id }: { readonly id: string },
  { overrideReason }: z.output<typeof clearBody>,
): Promise<Result<Answer<'clear'>, Refusal>> {
  return transact(async db => {
    const found = await openArticle(db, actor, id, 'article.clear')
    if (!found.ok) return found
    const article = found.value
    const claims = await claimsOfArticle(db, id)
    const byId = new Map(claims.map(claim => [claim.id, claim]))
    const open = blockers(claims).flatMap(({ kind, claimId }): Blocker[] => {
      const claim = byId.get(claimId)
      return claim ? [{ kind, claimId, number: claim.number, quote: claim.quote }] : []
    })
    if (open.length > 0 && overrideReason === undefined) return refuse(blocked(open))
    if (open.length > 0 && !may(actor, 'article.override')) return refuse(overrideNotAllowed())
    const at = now()
    const row = {
      id: newId(),
      articleId: id,
      version: article.version,
      textHash: article.textHash,
      clearedBy: actor.personId,
      clearedAt: at,
      overrideReason: open.length > 0 ? (overrideReason ?? null) : null,
      overridden: open,
      claims: await signedClaims(db, claims),
    }
    const { version, textHash, overrideReason: reason } = row
    const recordHash = signOffHash(row, sha256)
    const data = { signOffId: row.id, version, textHash, reason, overridden: open.length, recordHash }
    await appendEvent(db, { kind: 'article.cleared', actorId: actor.personId, at, articleId: id, data })
    const signOff = { ...row, head: (await chainHead(db, id)) ?? null }
    await insertSignOff(db, signOff)
    return ok({ signOff: await presentSignOff(db, signOff) })
  })
}

/* Every claim as it stood, with whoever approved it. */
async function signedClaims(db: Reader, claims: readonly ClaimRow[]): Promise<SignOff['claims']> {
  const names = await personNames(
    db,
    claims.flatMap(claim => [claim.firstApprovedBy, claim.reviewedBy]),
  )
  return claims.map(
    ({ id, number, quote, status, review, stale, orphaned, resolution, resolutionReason, ...claim }) => {
      const approvers = review === 'approved' ? [claim.firstApprovedBy, claim.reviewedBy] : []
      const approvedBy = approvers.map(one => person(names, one)).filter(one => one !== null)
      return { id, number, quote, status, review, stale, orphaned, resolution, resolutionReason, approvedBy }
    },
  )
}

function blocked(open: readonly Blocker[]): Refusal {
  const count = new Set(open.map(one => one.claimId)).size
  const message = count === 1 ? 'Not yet. 1 claim holds it back.' : `Not yet. ${count} claims hold it back.`
  return conflict('blocked', message, { blockers: open })
}

function overrideNotAllowed(): Refusal {
  return {
    status: 403,
    code: 'override_not_allowed',
    message: 'Only an editor can clear an article while claims hold it back.',
  }
}
