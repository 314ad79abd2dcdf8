/** The claims that are chosen to be acted on together. */
export interface Selection {
  readonly ids: ReadonlySet<string>
  /** Where a range begins: the claim that was selected or let go last. */
  readonly anchor: string | null
}

export const NOTHING_SELECTED: Selection = { ids: new Set(), anchor: null }

/** Selects a claim, or lets it go. */
export function toggled({ ids }: Selection, id: string): Selection {
  const next = new Set(ids)
  if (!next.delete(id)) next.add(id)
  return { ids: next, anchor: id }
}

/**
 * Selects everything in the list from where the range begins to a claim, both included; without a beginning, or with
 * one that is no longer listed, the claim alone.
 */
export function extended({ ids, anchor }: Selection, order: readonly string[], to: string): Selection {
  const end = order.indexOf(to)
  if (end < 0) return { ids, anchor }
  const begin = anchor === null ? -1 : order.indexOf(anchor)
  const [from, until] = begin < 0 ? [end, end] : [Math.min(begin, end), Math.max(begin, end)]
  return { ids: new Set([...ids, ...order.slice(from, until + 1)]), anchor: begin < 0 ? to : anchor }
}

/** The selection without these claims. */
export function without({ ids, anchor }: Selection, gone: Iterable<string>): Selection {
  const next = new Set(ids)
  for (const id of gone) next.delete(id)
  return next.size === ids.size ? { ids, anchor } : { ids: next, anchor }
}
