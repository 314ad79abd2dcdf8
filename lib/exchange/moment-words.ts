/**
 * A moment in words, "22 November 2026 at 14:02", on the clocks of a time zone (IANA name); without one, or with one
 * that is not known, UTC, and it says so.
 */
export function momentWords(iso: string, timeZone?: string): string {
  const format = timeZone === undefined ? null : formatFor(timeZone)
  const parts = (format ?? UTC).formatToParts(new Date(iso))
  const of = (type: Intl.DateTimeFormatPartTypes) => parts.find(part => part.type === type)?.value ?? ''
  const words = `${of('day')} ${of('month')} ${of('year')} at ${of('hour')}:${of('minute')}`
  return format === null ? `${words} UTC` : words
}

const PARTS: Intl.DateTimeFormatOptions = {
  day: 'numeric',
  month: 'long',
  year: 'numeric',
  hour: '2-digit',
  minute: '2-digit',
  hourCycle: 'h23',
}
const UTC = new Intl.DateTimeFormat('en-GB', { ...PARTS, timeZone: 'UTC' })

/* Making one takes longer than all else here, and a copy tells hundreds of moments in one zone. */
const formats = new Map<string, Intl.DateTimeFormat | null>()
/* More zones than one newsroom works in. */
const MOST_FORMATS = 50

function formatFor(timeZone: string): Intl.DateTimeFormat | null {
  const known = formats.get(timeZone)
  if (known !== undefined) return known
  if (formats.size >= MOST_FORMATS) formats.clear()
  const made = newFormat(timeZone)
  formats.set(timeZone, made)
  return made
}

function newFormat(timeZone: string): Intl.DateTimeFormat | null {
  try {
    return new Intl.DateTimeFormat('en-GB', { ...PARTS, timeZone })
  } catch {
    return null
  }
}
