/** A row of the record about a claim, as far as it tells of its words. */
interface WordedEvent {
  readonly kind: string
  readonly data: Readonly<Record<string, unknown>>
}

/** What a claim read when something was done to it. */
export interface WordingThen {
  readonly wording: string
  /** What it read when the record told of it before; null when it reads as it did. */
  readonly before: string | null
}

/* Where each kind of event says what the claim reads. */
const SAYS: Readonly<Record<string, string>> = {
  'claim.marked': 'quote',
  'claim.finding': 'wording',
  'claim.stale': 'after',
  'claim.restored': 'wording',
  'claim.remarked': 'after',
  'claim.orphaned': 'quote',
  'claim.found': 'quote',
}

/**
 * The wording of a claim at each of its events, which come oldest first; null where an event is about something
 * else and the words are as they were told before.
 */
export function wordingsThen(events: readonly WordedEvent[]): (WordingThen | null)[] {
  let known: string | null = null
  return events.map(({ kind, data }) => {
    const said = data[SAYS[kind] ?? '']
    if (typeof said !== 'string') return null
    const before = known !== null && known !== said ? known : null
    known = said
    return { wording: said, before }
  })
}
