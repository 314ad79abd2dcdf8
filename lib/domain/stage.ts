import { type BlockerKind, blockersOf, type ClearanceFacts } from './clearance'

/** Where an article stands on the desk: the last because somebody says so, the others derived. */
export const STAGES = ['review', 'checking', 'writing', 'cleared', 'published'] as const
export type Stage = (typeof STAGES)[number]

export const STAGE_LABEL: Record<Stage, string> = {
  review: 'Review',
  checking: 'Checking',
  writing: 'Writing',
  cleared: 'Cleared',
  published: 'Published',
}

const CHECKERS_WORK: readonly BlockerKind[] = ['unchecked', 'stale', 'returned']

/** How many of an article's standing claims there are, and how many hold it back for each reason. */
export interface HoldingCounts {
  readonly total: number
  readonly holding: number
  readonly byKind: Readonly<Record<BlockerKind, number>>
}

/** Counts what holds an article back; orphaned claims do not. */
export function holdingCounts(claims: readonly ClearanceFacts[]): HoldingCounts {
  const byKind: Record<BlockerKind, number> = {
    unchecked: 0,
    stale: 0,
    pending: 0,
    returned: 0,
    unresolved: 0,
  }
  let total = 0
  let holding = 0
  for (const claim of claims) {
    if (claim.orphaned) continue
    total++
    const kinds = blockersOf(claim)
    if (kinds.length > 0) holding++
    for (const kind of kinds) byKind[kind]++
  }
  return { total, holding, byKind }
}

/**
 * Published when what was cleared came out; cleared once signed off; writing until a claim is marked; checking while a
 * checker has work left; then review.
 */
export function stageOf(
  counts: HoldingCounts,
  { signedOff, published }: { readonly signedOff: boolean; readonly published: boolean },
): Stage {
  if (signedOff) return published ? 'published' : 'cleared'
  if (counts.total === 0) return 'writing'
  return CHECKERS_WORK.some(kind => counts.byKind[kind] > 0) ? 'checking' : 'review'
}
