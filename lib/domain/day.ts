/** Whether it names a time zone that this machine knows, such as `Europe/Madrid`. */
export function isTimeZone(zone: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone: zone })
    return true
  } catch {
    return false
  }
}

/** The day in a time zone that a moment lies in: its first moment, and the first of the next. ISO 8601, UTC. */
export function dayAround(moment: string, zone: string): { readonly from: string; readonly before: string } {
  const wall = wallClock(Date.parse(moment), zone)
  const midnight = wall - (((wall % DAY) + DAY) % DAY)
  return { from: momentOf(midnight, zone), before: momentOf(midnight + DAY, zone) }
}

const DAY = 24 * 3_600_000

/* What a clock on the wall shows there, as if it were UTC, in milliseconds. */
function wallClock(at: number, zone: string): number {
  const parts = new Intl.DateTimeFormat('en-GB', {
    timeZone: zone,
    dateStyle: 'short',
    timeStyle: 'medium',
  }).formatToParts(at)
  const part = (type: string) => Number(parts.find(one => one.type === type)?.value)
  return Date.UTC(part('year'), part('month') - 1, part('day'), part('hour'), part('minute'), part('second'))
}

/* The moment at which the clock there shows that; the later guess is right where the clock is changed that day. */
function momentOf(wall: number, zone: string): string {
  const guess = wall - (wallClock(wall, zone) - wall)
  return new Date(wall - (wallClock(guess, zone) - guess)).toISOString()
}
