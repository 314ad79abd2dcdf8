import { z } from 'zod'
import { article } from './article'
import { id, moment, personRef, timeZone } from './shared'

/** An article as the board shows it. */
export const deskArticle = article.extend({
  /** Claims called verified that wait for review with neither a source nor a reason. */
  unsourced: z.number().int(),
  /** Since when the claim waits that has waited for review longest; null when none does. */
  pendingSince: moment.nullable(),
})
export type DeskArticle = z.infer<typeof deskArticle>

/** How much one person has before them. */
export const workload = z.object({
  person: personRef,
  /** Claims given to them that have no finding yet. */
  toCheck: z.number().int(),
  /** Findings of theirs that came back. */
  returned: z.number().int(),
  /** Findings of others that wait, for somebody who may review them. */
  toReview: z.number().int(),
  /** Of what they have to check or got back, claims whose article is past its deadline. */
  overdue: z.number().int(),
})
export type Workload = z.infer<typeof workload>

/** The claim that has waited for review longest. */
export const waitingClaim = z.object({
  claimId: id,
  articleId: id,
  headline: z.string(),
  quote: z.string(),
  since: moment,
})

/** The board: the articles, nearest deadline first, who has what, and what has waited longest. */
export const deskAnswer = z.object({
  articles: z.array(deskArticle),
  load: z.array(workload),
  waiting: waitingClaim.nullable(),
})
export type DeskBoard = z.infer<typeof deskAnswer>

/** A day of the calendar, `2026-03-09`. */
const day = z.iso.date()

/** The longest stretch that numbers are given for, in days. */
export const MOST_DAYS = 366

/** Days from `from` to `to`, both included, as they are in `timeZone` (an IANA name). */
export const deskNumbersQuery = z.object({
  from: day,
  to: day,
  /** Articles of this desk alone; left out, of all desks. */
  desk: z.string().max(120).optional(),
  timeZone: timeZone.default('UTC'),
  format: z.enum(['json', 'csv']).default('json'),
})

export const workNumbers = z.object({
  /** Claims that got a finding and had none. */
  checked: z.number().int(),
  approved: z.number().int(),
  /** Seconds from finding to approval, within a twentieth: half took no longer, and nine in ten. */
  medianToApproval: z.number().int().nullable(),
  p90ToApproval: z.number().int().nullable(),
  returned: z.number().int(),
  /** Of all decisions, from 0 to 1. */
  returnedShare: z.number().nullable(),
  /** Findings "needs change" and "disputed" answered with fix or cut before the article came out. */
  corrected: z.number().int(),
})

/** Each day's numbers, oldest first, and those of all of them together. */
export const deskNumbersAnswer = z.object({
  timeZone: z.string(),
  days: z.array(workNumbers.extend({ day })),
  total: workNumbers,
})
export type DeskNumbers = z.infer<typeof deskNumbersAnswer>
