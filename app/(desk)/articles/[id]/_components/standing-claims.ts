import type { PlacedClaim } from '@/lib/contracts/claim'
import { BLOCKER_KINDS, type BlockerKind, blockers } from '@/lib/domain/clearance'
import { type Progress, progressOf } from '@/lib/domain/progress'
import type { Status } from '@/lib/domain/status'

/** What the rail, the bar and the dialogues say of an article's claims, numbered as the draft stands in this window. */
export interface Standing {
  /** Claims that stand in the draft, in reading order. */
  readonly claims: readonly PlacedClaim[]
  readonly numberOf: ReadonlyMap<string, number>
  readonly orphans: readonly PlacedClaim[]
  readonly progress: Progress
  readonly holding: readonly { readonly kind: BlockerKind; readonly claims: readonly PlacedClaim[] }[]
  /** Claims that hold it back, each once, in reading order. */
  readonly toDo: readonly string[]
  readonly byStatus: Readonly<Record<Status, number>>
}

let last: { all: readonly PlacedClaim[]; order: readonly string[]; standing: Standing } | null = null

/**
 * Derives it from what the server says of the claims and from their order in the window's own draft; once for the
 * same lists, since the bar, the rail and the margin all ask for it.
 */
export function standingOf(all: readonly PlacedClaim[], order: readonly string[]): Standing {
  if (last?.all !== all || last.order !== order) last = { all, order, standing: derive(all, order) }
  return last.standing
}

function derive(all: readonly PlacedClaim[], order: readonly string[]): Standing {
  const byId = new Map(all.map(claim => [claim.id, claim]))
  const claims: PlacedClaim[] = []
  const numberOf = new Map<string, number>()
  for (const id of order) {
    const claim = byId.get(id)
    numberOf.set(id, numberOf.size + 1)
    /* Its mark is in the draft, so it stands, whatever the server last heard. */
    if (claim) claims.push(claim.orphaned ? { ...claim, orphaned: false } : claim)
  }
  const orphans = all.filter(claim => claim.orphaned && !claim.dismissed && !numberOf.has(claim.id))
  for (const orphan of orphans) numberOf.set(orphan.id, numberOf.size + 1)
  const found = blockers(claims)
  const holding = BLOCKER_KINDS.map(kind => ({
    kind,
    claims: found.flatMap(blocker => (blocker.kind === kind ? (byId.get(blocker.claimId) ?? []) : [])),
  })).filter(group => group.claims.length > 0)
  const held = new Set(found.map(blocker => blocker.claimId))
  const progress = progressOf(claims)
  return {
    claims,
    numberOf,
    orphans,
    progress,
    holding,
    toDo: order.filter(id => held.has(id)),
    byStatus: progress.byStatus,
  }
}

/** A claim's name for screen readers and tooltips: "Claim 7, needs change, wording changed". */
export function claimName(
  number: number,
  statusLabel: string,
  claim: { stale: boolean; orphaned: boolean },
): string {
  const parts = [`Claim ${number}`, statusLabel.toLowerCase()]
  if (claim.stale) parts.push('wording changed')
  if (claim.orphaned) parts.push('text gone')
  return parts.join(', ')
}
