import 'server-only'
import type { z } from 'zod'
import { read } from '@/db'
import { workDone } from '@/db/queries/work-tallies'
import { type DeskNumbers, type deskNumbersQuery, MOST_DAYS } from '@/lib/contracts/desk'
import { may } from '@/lib/domain/permission'
import { ok, type Result, refuse } from '@/lib/domain/result'
import type { Actor } from '@/lib/domain/role'
import { QUARTER, type WorkCount, workNumbers } from '@/lib/domain/work-numbers'
import { zoneDays } from '@/lib/domain/zone-day'
import { numbersCsv } from '@/lib/exchange/export/numbers-csv'
import { forbidden, malformed, type Refusal } from './refusal'
import type { FileAnswer } from './route'

/**
 * What was done on each day from `from` to `to`, at one desk or all, in the days of a time zone; as a file where CSV is
 * asked for. Refuses 400 for days in the wrong order, before 1970, or more than a year of them.
 */
export async function deskNumbers(
  actor: Actor,
  query: z.output<typeof deskNumbersQuery>,
): Promise<Result<DeskNumbers | FileAnswer, Refusal>> {
  if (!may(actor, 'article.read')) return refuse(forbidden())
  const { from, to, desk, timeZone } = query
  if (from < '1970-01-02') return refuse(malformed('query', 'from', 'Too long ago.'))
  if (to < from) return refuse(malformed('query', 'to', 'Lies before the first day.'))
  if (Date.parse(to) - Date.parse(from) >= MOST_DAYS * 86_400_000) {
    return refuse(malformed('query', 'to', `At most ${MOST_DAYS} days at once.`))
  }
  const numbers = await read(async db => {
    const days: DeskNumbers['days'][number][] = []
    const all: WorkCount[] = []
    for (const day of zoneDays(from, to, timeZone)) {
      const done = await workDone(db, { from: day.from / QUARTER, to: day.to / QUARTER, desk })
      for (const one of done) all.push(one)
      days.push({ day: day.day, ...workNumbers(done) })
    }
    return { timeZone, days, total: workNumbers(all) }
  })
  if (query.format === 'json') return ok(numbers)
  return ok({
    content: numbersCsv(numbers, desk ?? null),
    contentType: 'text/csv; charset=utf-8',
    fileName: `desk-numbers-${from}-to-${to}.csv`,
  })
}
