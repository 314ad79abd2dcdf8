import { spanWords } from '@/app/_components/moment-words'
import type { DeskNumbers } from '@/lib/contracts/desk'

type Day = DeskNumbers['days'][number]
type Totals = DeskNumbers['total']

/** One of the things that are counted, as it is drawn and said. */
export interface Measure {
  readonly id: 'checked' | 'approval' | 'returned' | 'corrected'
  readonly title: string
  /** What counts, in a sentence. */
  readonly meaning: string
  /** The one figure for all days together. */
  readonly figure: (numbers: DeskNumbers) => string
  /** What else is to be said of it; '' for nothing. */
  readonly more: (numbers: DeskNumbers) => string
  /** A day's value, in the measure's own unit; null where there is none. */
  readonly of: (day: Day | Totals) => number | null
  /** A value in words. */
  readonly say: (value: number) => string
}

const plain = new Intl.NumberFormat('en-GB')
const say = (count: number) => plain.format(count)
const share = (value: number) => `${Math.round(value * 100)} %`
const span = (seconds: number) => spanWords(seconds * 1000)
const NONE = '–'

/** What the desk counts, in its order. */
export const MEASURES: readonly Measure[] = [
  {
    id: 'checked',
    title: 'Claims checked a day',
    meaning: 'Claims that got a finding and had none.',
    figure: ({ days, total }) => say(Math.round(total.checked / Math.max(1, days.length))),
    more: ({ total }) => `${say(total.checked)} in all`,
    of: day => day.checked,
    say,
  },
  {
    id: 'approval',
    title: 'Time to approval',
    meaning: 'From the finding to its approval: half took no longer.',
    figure: ({ total }) => (total.medianToApproval === null ? NONE : span(total.medianToApproval)),
    more: ({ total }) =>
      total.p90ToApproval === null
        ? 'Nothing was approved'
        : `nine in ten within ${span(total.p90ToApproval)}`,
    of: day => day.medianToApproval,
    say: span,
  },
  {
    id: 'returned',
    title: 'Returned',
    meaning: 'Of all findings that a reviewer decided on, those that went back to their checker.',
    figure: ({ total }) => (total.returnedShare === null ? NONE : share(total.returnedShare)),
    more: ({ total }) =>
      total.returnedShare === null
        ? 'Nothing was decided'
        : `${say(total.returned)} of ${say(total.approved + total.returned)} decisions`,
    of: day => day.returnedShare,
    say: share,
  },
  {
    id: 'corrected',
    title: 'Corrected before publication',
    meaning:
      'Findings “needs change” and “disputed” that were answered with fix or cut before the article came out.',
    figure: ({ total }) => say(total.corrected),
    more: () => '',
    of: day => day.corrected,
    say,
  },
]

/** A plot in words: what it is of, the figure, the highest day. */
export function plotWords(measure: Measure, numbers: DeskNumbers, dayWords: (day: string) => string): string {
  let top: { readonly day: string; readonly value: number } | null = null
  for (const day of numbers.days) {
    const value = measure.of(day)
    if (value !== null && value > (top?.value ?? 0)) top = { day: day.day, value }
  }
  const days = numbers.days.length === 1 ? 'one day' : `${numbers.days.length} days`
  const most = top === null ? 'none' : `at most ${measure.say(top.value)}, on ${dayWords(top.day)}`
  return `${measure.title}, ${days}: ${measure.figure(numbers)}; ${most}.`
}

/** A day of the calendar in words: "Mon 9 Mar". */
export function calendarDay(day: string): string {
  return new Intl.DateTimeFormat('en-GB', {
    timeZone: 'UTC',
    weekday: 'short',
    day: 'numeric',
    month: 'short',
  }).format(Date.parse(day))
}
