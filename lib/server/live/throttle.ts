import 'server-only'

/** Counts in memory how often somebody does something that need not be remembered longer than a moment. */
export interface Throttle {
  /** Whether this may be done now; counted when it may. */
  admits(who: string, now: number): boolean
}

/** At most so many in so many milliseconds, each window of time counted by itself. */
export function createThrottle({ most, perMs }: { readonly most: number; readonly perMs: number }): Throttle {
  const counts = new Map<string, number>()
  let began = Number.NEGATIVE_INFINITY
  return {
    admits(who, now) {
      if (now - began >= perMs) {
        counts.clear()
        began = now
      }
      const count = (counts.get(who) ?? 0) + 1
      counts.set(who, count)
      return count <= most
    },
  }
}
