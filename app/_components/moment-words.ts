/** How a moment is worded. */
export type MomentStyle = 'time' | 'relative' | 'deadline' | 'date'

const MINUTE = 60_000
const HOUR = 60 * MINUTE
const DAY = 24 * HOUR
/** A deadline this close is shown in red: what is not done by now may not be done in time. */
const SHORT = 4 * HOUR

/* Formatters are dear to make and few in kind. */
const formatters = new Map<string, Intl.DateTimeFormat>()
function format(at: number, zone: string | undefined, options: Intl.DateTimeFormatOptions): string {
  const key = `${zone}${JSON.stringify(options)}`
  let formatter = formatters.get(key)
  if (!formatter) {
    formatter = new Intl.DateTimeFormat('en-GB', { ...options, timeZone: zone })
    formatters.set(key, formatter)
  }
  return formatter.format(at)
}

/** Whole calendar days from `now` to `at` in the zone; 0 is today, 1 tomorrow, −1 yesterday. */
export function daysAway(at: number, now: number, zone?: string): number {
  const day = (moment: number) => {
    const [year, month, date] = format(moment, zone, { year: 'numeric', month: '2-digit', day: '2-digit' })
      .split('/')
      .reverse()
    return Date.UTC(Number(year), Number(month) - 1, Number(date))
  }
  return Math.round((day(at) - day(now)) / DAY)
}

/** The time of day, 24 hours: "14:02". */
export function timeWords(at: number, zone?: string): string {
  return format(at, zone, { hour: '2-digit', minute: '2-digit' })
}

/** A stretch of time, short: "under a minute", "42 min", "3 h 58 min", "1 day 3 h", "12 days". */
export function spanWords(span: number): string {
  const length = Math.abs(span)
  if (length < MINUTE) return 'under a minute'
  if (length < HOUR) return `${Math.floor(length / MINUTE)} min`
  if (length < DAY) {
    const minutes = Math.floor((length % HOUR) / MINUTE)
    return `${Math.floor(length / HOUR)} h${minutes > 0 ? ` ${minutes} min` : ''}`
  }
  const days = Math.floor(length / DAY)
  const hours = Math.floor((length % DAY) / HOUR)
  return `${days} ${days === 1 ? 'day' : 'days'}${days < 3 && hours > 0 ? ` ${hours} h` : ''}`
}

/** The day: "Wed" within the week to come, "12 Mar" within a year, "12 Mar 2024" beyond. */
function dayWords(at: number, now: number, zone?: string): string {
  const away = daysAway(at, now, zone)
  if (away > 0 && away < 7) return format(at, zone, { weekday: 'short' })
  if (Math.abs(away) < 300) return format(at, zone, { day: 'numeric', month: 'short' })
  return format(at, zone, { day: 'numeric', month: 'short', year: 'numeric' })
}

/** A deadline as the desk shows it: when, how far off, and whether that is short of time. */
export function deadlineWords(
  at: number,
  now: number,
  zone?: string,
): { readonly when: string; readonly away: string; readonly hot: boolean } {
  const days = daysAway(at, now, zone)
  const time = timeWords(at, zone)
  const when = days === 0 ? time : `${dayWords(at, now, zone)} ${time}`
  if (at < now) return { when, away: `${spanWords(now - at)} late`, hot: true }
  const hot = at - now <= SHORT
  if (days === 0 || hot) return { when, away: `in ${spanWords(at - now)}`, hot }
  return { when, away: days === 1 ? 'tomorrow' : '', hot }
}

/** The moment in the words of a style; `deadline` reads as one phrase: "Today 18:00, in 3 h 58 min". */
export function momentWords(at: number, now: number, style: MomentStyle, zone?: string): string {
  const days = daysAway(at, now, zone)
  switch (style) {
    case 'time':
      return days === 0 ? timeWords(at, zone) : `${dayWords(at, now, zone)} ${timeWords(at, zone)}`
    case 'relative': {
      const span = now - at
      if (Math.abs(span) < MINUTE) return 'just now'
      if (span > 0 && span < 7 * DAY) return `${spanWords(span).replace(/(h|days?) .*$/, '$1')} ago`
      return span < 0 ? `in ${spanWords(span)}` : dayWords(at, now, zone)
    }
    case 'deadline': {
      const { when, away } = deadlineWords(at, now, zone)
      const day = days === 0 ? `Today ${when}` : days === 1 ? `Tomorrow ${timeWords(at, zone)}` : when
      return away === '' || away === 'tomorrow' ? day : `${day}, ${away}`
    }
    case 'date':
      return format(at, zone, { day: 'numeric', month: 'short', year: 'numeric' })
  }
}

/** Day and time in full, for the tooltip: "Tuesday, 12 March 2024 at 18:00". */
export function momentInFull(at: number, zone?: string): string {
  return format(at, zone, { dateStyle: 'full', timeStyle: 'short' })
}
