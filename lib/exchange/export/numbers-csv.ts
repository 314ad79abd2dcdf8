import type { DeskNumbers } from '@/lib/contracts/desk'
import { csvRow } from './csv'

type Day = DeskNumbers['days'][number]

const COLUMNS: readonly (readonly [string, (day: Day) => string | number | null])[] = [
  ['Day', day => day.day],
  ['Claims checked', day => day.checked],
  ['Approved', day => day.approved],
  ['Median minutes to approval', day => minutes(day.medianToApproval)],
  ['90th percentile minutes to approval', day => minutes(day.p90ToApproval)],
  ['Returned', day => day.returned],
  [
    'Returned, per cent of decisions',
    day => (day.returnedShare === null ? null : round(day.returnedShare * 100)),
  ],
  ['Corrected before publication', day => day.corrected],
]

/**
 * The numbers of the desk as CSV, a row a day, written as the copies are (see `csvCopy`). `desk` is null for all desks
 * together; what there is none of is an empty cell.
 */
export function numbersCsv({ days, timeZone }: DeskNumbers, desk: string | null): string {
  const head = [...COLUMNS.map(([name]) => name), 'Desk', 'Time zone']
  const rows = days.map(day => [...COLUMNS.map(([, cell]) => cell(day)), desk ?? 'All desks', timeZone])
  return `\uFEFF${[head, ...rows].map(csvRow).join('')}`
}

function minutes(seconds: number | null): number | null {
  return seconds === null ? null : round(seconds / 60)
}

function round(value: number): number {
  return Math.round(value * 10) / 10
}
