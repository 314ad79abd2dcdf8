import { z } from 'zod'
import { FLAGS } from '@/lib/domain/flag'
import { PRIORITIES } from '@/lib/domain/priority'
import { REVIEW_STATES } from '@/lib/domain/review-state'
import { STATUSES } from '@/lib/domain/status'
import { flag, id, listOf, moment, searched, timeZone } from './shared'

/** What a deadline can be asked to be, in a word. */
const DUE = ['overdue', 'today', 'none'] as const

/** For how long at least a claim has waited: a number of hours or days, `4h` or `3d`. */
const waiting = z
  .string()
  .regex(/^[1-9]\d{0,3}[hd]$/, 'A number of hours or days: 4h, 3d.')
  .transform(text => Number(text.slice(0, -1)) * (text.endsWith('h') ? 1 : 24))

/** Everything that claims can be filtered by, as query parameters; all that is given has to hold. */
export const claimFilter = z
  .object({
    /** One or several, separated by commas. */
    status: listOf(z.enum(STATUSES), STATUSES.length),
    review: listOf(z.enum(REVIEW_STATES), REVIEW_STATES.length),
    priority: listOf(z.enum(PRIORITIES), PRIORITIES.length),
    /** Flagged with any of these. */
    flags: listOf(z.enum(FLAGS), FLAGS.length),
    article: id,
    /** The desk of the article, as it is written there. */
    desk: z.string().trim().min(1).max(120),
    /** A person's id, `me` or `none`. */
    assignee: id,
    /** Who made the finding: a person's id or `me`. */
    checker: id,
    stale: flag,
    orphaned: flag,
    /** Cites nothing. */
    unsourced: flag,
    /** Leans on secondary sources only, and on fewer than three. */
    thin: flag,
    /** The deadline has passed, is today in the zone, or there is none. */
    due: z.enum(DUE),
    /** The deadline is then or later; earlier than then. */
    dueAfter: moment,
    dueBefore: moment,
    /** The time zone in which `today` is meant, such as `Europe/Madrid`; UTC without. */
    zone: timeZone,
    waiting,
    /** `waiting`: without what the caller has put off or approved already; `later`: what the caller has put off. */
    mine: z.enum(['waiting', 'later']),
    q: searched,
  })
  .partial()
export type ClaimFilter = z.output<typeof claimFilter>
