/** How long a claim is kept for whoever has it in hand after they were last heard of, in milliseconds. */
export const HOLD_MS = 10 * 60_000

/** The moment before which a holder was last heard of too long ago; ISO 8601 like the one given. */
export function holdsSince(now: string): string {
  return new Date(Date.parse(now) - HOLD_MS).toISOString()
}
