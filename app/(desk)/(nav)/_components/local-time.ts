/** A moment (ISO 8601) as a date-and-time field writes it in the reader's zone: `2026-03-09T18:00`; null is blank. */
export function toLocalField(at: string | null): string {
  if (at === null) return ''
  const date = new Date(at)
  const two = (part: number) => String(part).padStart(2, '0')
  return `${String(date.getFullYear()).padStart(4, '0')}-${two(date.getMonth() + 1)}-${two(date.getDate())}T${two(date.getHours())}:${two(date.getMinutes())}`
}

/** The other way round; blank and impossible are null. */
export function fromLocalField(typed: string): string | null {
  if (typed === '') return null
  const at = new Date(typed)
  return Number.isNaN(at.getTime()) ? null : at.toISOString()
}
