import { isAnswerable } from '@/lib/domain/status'
import { sameWording } from '@/lib/domain/wording'
import { wordingDiff } from '@/lib/domain/wording-diff'
import type { CopyRun } from '../../copy-blocks'
import type { CopyClaim, Deed } from '../../copy-claim'

/** A change to the words of one block, and whose it is: UTF-16 offsets in the block's text. */
export type BlockChange =
  | { readonly kind: 'del'; readonly from: number; readonly to: number; readonly deed: Deed }
  | {
      readonly kind: 'ins'
      readonly at: number
      /** Stands before the claim's first letter; else it is put in after one. */
      readonly leads: boolean
      readonly text: string
      readonly deed: Deed
    }

/**
 * The changes that claims propose inside a block. Only for claims that lie in it in one piece; of claims that
 * overlap only the first has its change in the text, as two would contradict each other there: the notes say all.
 */
export function changesIn(
  runs: readonly CopyRun[],
  claimOf: (number: number) => CopyClaim | undefined,
): BlockChange[] {
  const changes: BlockChange[] = []
  let free = 0
  for (const { number, from, to } of wholeClaims(runs)) {
    const claim = claimOf(number)
    const change = claim && from >= free ? proposalOf(claim) : null
    if (change === null || change === undefined) continue
    changes.push(...placed(claim?.quote ?? '', change, from))
    free = to
  }
  return changes
}

interface Change {
  readonly after: string
  readonly deed: Deed
}

/** What a claim's words are to become, and who said so; null where nothing is to be done in the text. */
function proposalOf(claim: CopyClaim): Change | null {
  if (claim.answer?.resolution === 'stet') return null
  if (claim.answer?.resolution === 'cut' && isAnswerable(claim.status))
    return { after: '', deed: claim.answer }
  if (claim.proposedWording === null || sameWording(claim.proposedWording, claim.quote)) return null
  return { after: claim.proposedWording, deed: claim.finding ?? claim.marked }
}

function placed(before: string, { after, deed }: Change, from: number): BlockChange[] {
  let offset = from
  return wordingDiff(before, after).flatMap(({ kind, text }): BlockChange[] => {
    if (kind === 'ins') return [{ kind, at: offset, leads: offset === from, text, deed }]
    offset += text.length
    return kind === 'del' ? [{ kind, from: offset - text.length, to: offset, deed }] : []
  })
}

/* Claims that begin and end in this block with nothing unmarked between, in the order in which they begin. */
function wholeClaims(
  runs: readonly CopyRun[],
): { readonly number: number; readonly from: number; readonly to: number }[] {
  const open = new Map<number, number>()
  const whole: { number: number; from: number; to: number }[] = []
  let offset = 0
  for (const run of runs) {
    for (const number of run.begins) open.set(number, offset)
    for (const number of [...open.keys()]) if (!run.claims.includes(number)) open.delete(number)
    offset += run.text.length
    for (const number of run.ends) {
      const from = open.get(number)
      if (from !== undefined) whole.push({ number, from, to: offset })
    }
  }
  return whole.sort((a, b) => a.from - b.from || a.to - b.to)
}
