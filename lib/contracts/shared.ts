import { z } from 'zod'
import { LONGEST_SEARCH, parseSearch, SEARCH_REFUSAL_TEXT } from '@/lib/domain/search-query'

/** An id of a row. */
export const id = z.string().min(1).max(64)
/** A moment in UTC, ISO 8601. */
export const moment = z.iso.datetime({ offset: true })
/** Who, as shown beside what they did. */
export const personRef = z.object({ id, name: z.string() })
export type PersonRef = z.infer<typeof personRef>

/* Every control character but tab, line feed, carriage return and next line. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: these are the characters to refuse
const PRINTABLE = /^[^\u0000-\u0008\u000B\u000C\u000E-\u001F\u007F-\u0084\u0086-\u009F]*$/

/** Free text from a person: control characters other than tab and line break are refused. */
export function prose(max: number) {
  return z.string().max(max).regex(PRINTABLE, 'Contains control characters.')
}

/** Free text that must say something. */
export function passage(max: number) {
  return prose(max).trim().min(1)
}

/** Text on one line: white space, line breaks included, is made one space. May be empty. */
export function oneLine(max: number) {
  return prose(max).overwrite(text => text.replace(/[\s\u0085]+/g, ' ').trim())
}

/** One line of text that must say something. */
export function line(max: number) {
  return oneLine(max).min(1)
}

/** A time zone by its IANA name, such as `Europe/Amsterdam`. */
export const timeZone = z.string().max(64).refine(isTimeZone, 'No such time zone.')

function isTimeZone(name: string): boolean {
  try {
    return new Intl.DateTimeFormat('en-GB', { timeZone: name }).resolvedOptions().timeZone !== ''
  } catch {
    return false
  }
}

/** Query parameters arrive as text. */
export const flag = z.enum(['true', 'false', '1', '0']).transform(value => value === 'true' || value === '1')
/** One or several, separated by commas. */
export const listOf = <T extends z.ZodType<string, string>>(one: T, max: number) =>
  z
    .string()
    .max(500)
    .transform(text => text.split(',').filter(Boolean))
    .pipe(z.array(one).max(max))
/** How many rows to a page: who asks for more than `max` gets `max`. */
export function pageSize(max: number, usual: number) {
  return z.coerce
    .number()
    .int()
    .min(1)
    .overwrite(size => Math.min(size, max))
    .default(usual)
}

/** What is looked for, as typed: words, "phrases", -without. Blank looks for nothing in particular. */
export const searched = z
  .string()
  .max(LONGEST_SEARCH)
  .superRefine((typed, context) => {
    const search = typed.trim() === '' ? null : parseSearch(typed)
    if (search && !search.ok) context.addIssue({ code: 'custom', message: SEARCH_REFUSAL_TEXT[search.error] })
  })
