import type { ClaimNumber, NumberShift } from '@/db/queries/claims'

/**
 * What has to move so that claims are numbered from 1 in this order. `order` names every claim, new ones included;
 * `present` has the numbers as they are. Neighbours that move alike are one shift.
 */
export function shiftsFor(
  order: readonly string[],
  present: readonly ClaimNumber[],
): { readonly shifts: NumberShift[]; readonly numbers: ReadonlyMap<string, number> } {
  const numbers = new Map(order.map((id, index) => [id, index + 1]))
  const shifts: { first: number; last: number; by: number }[] = []
  for (const { id, number } of present) {
    const by = (numbers.get(id) ?? number) - number
    const last = shifts.at(-1)
    if (by !== 0 && last && last.by === by && last.last === number - 1) last.last = number
    else if (by !== 0) shifts.push({ first: number, last: number, by })
  }
  return { shifts, numbers }
}
