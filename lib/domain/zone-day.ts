const DAY = 86_400
const QUARTER = 900
/* No time zone is further from UTC, either way. */
const FURTHEST = 16 * 3600

function calendar(timeZone: string): Intl.DateTimeFormat {
  return new Intl.DateTimeFormat('en-CA', { timeZone, year: 'numeric', month: '2-digit', day: '2-digit' })
}

/** The day, `2026-03-09`, that a moment (seconds since 1970) falls on in a time zone (IANA name). */
export function dayOf(seconds: number, timeZone: string): string {
  return calendar(timeZone).format(seconds * 1000)
}

/** The day so many days after another; before it for negative ones. */
export function dayAfter(day: string, count: number): string {
  return new Date(Date.parse(day) + count * DAY * 1000).toISOString().slice(0, 10)
}

/** A day and the moments it begins and ends at, in seconds since 1970; the end is the next day's beginning. */
export interface ZoneDay {
  readonly day: string
  readonly from: number
  readonly to: number
}

/**
 * The days from one to another, both included, as they are in a time zone: 23 or 25 hours where clocks change. Where
 * midnight is left out, a day begins when its date does. Moments are whole quarters of an hour.
 */
export function zoneDays(from: string, to: string, timeZone: string): ZoneDay[] {
  const { format } = calendar(timeZone)
  const days: ZoneDay[] = []
  let start = startOf(from, format)
  for (let day = from; day <= to; day = dayAfter(day, 1)) {
    const end = startOf(dayAfter(day, 1), format)
    days.push({ day, from: start, to: end })
    start = end
  }
  return days
}

/* Between the moment when no zone has come to the date yet and the one when all have. */
function startOf(day: string, format: Intl.DateTimeFormat['format']): number {
  const midnight = Date.parse(day) / 1000
  let low = (midnight - FURTHEST) / QUARTER
  let high = (midnight + FURTHEST) / QUARTER
  while (low < high) {
    const middle = Math.floor((low + high) / 2)
    if (format(middle * QUARTER * 1000) >= day) high = middle
    else low = middle + 1
  }
  return low * QUARTER
}
