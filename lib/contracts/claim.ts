import { z } from 'zod'
import { CLAIMANT_KINDS } from '@/lib/domain/claim-review'
import { FLAGS } from '@/lib/domain/flag'
import { linkUrl } from '@/lib/domain/link-url'
import { PRIORITIES } from '@/lib/domain/priority'
import { QUEUE_SORTS } from '@/lib/domain/queue-sort'
import { RESOLUTIONS } from '@/lib/domain/resolution'
import { DECISIONS } from '@/lib/domain/review'
import { REVIEW_STATES } from '@/lib/domain/review-state'
import { STATUSES } from '@/lib/domain/status'
import { claimFilter } from './claim-filter'
import { hold } from './hold'
import { flag, id, line, moment, oneLine, pageSize, passage, personRef, prose } from './shared'
import { citation } from './source'

export const comment = z.object({
  id,
  text: z.string(),
  replyTo: id.nullable(),
  author: personRef.nullable(),
  createdAt: moment,
  /**
   * Came with a file: the name that the file gives, which is no account of this newsroom (`author` is null, the date
   * is the file's), and whether it was resolved there. Null for what was said here.
   */
  imported: z.object({ author: z.string(), resolved: z.boolean() }).nullable().optional(),
})
export type Comment = z.infer<typeof comment>

/** Who else made the claim: reported in the article, not made by it. */
export const claimant = z.object({
  kind: z.enum(CLAIMANT_KINDS),
  name: z.string(),
  /** The claim in a sentence, where the words of the draft do not stand alone; may be empty. */
  statement: z.string(),
  /** Where and on which day (`YYYY-MM-DD`) it was made. */
  url: z.string().nullable(),
  date: z.string().nullable(),
})
/** What the newsroom has published about the claim: its words for it, where, and on which day (`YYYY-MM-DD`). */
export const publishedVerdict = z.object({
  words: z.string(),
  url: z.string().nullable(),
  date: z.string().nullable(),
})

export const claim = z.object({
  id,
  articleId: id,
  /** Place in reading order, from 1; claims whose text has gone come after the others. */
  number: z.number().int(),
  quote: z.string(),
  prefix: z.string(),
  suffix: z.string(),
  status: z.enum(STATUSES),
  review: z.enum(REVIEW_STATES),
  stale: z.boolean(),
  orphaned: z.boolean(),
  /** An orphan that somebody has let go: kept, but no longer in the tray. */
  dismissed: z.boolean(),
  note: z.string(),
  proposedWording: z.string().nullable(),
  findingWording: z.string().nullable(),
  findingBy: personRef.nullable(),
  findingAt: moment.nullable(),
  /** Delicate: where the newsroom asks for it, a flagged claim needs two approvals. */
  flags: z.array(z.enum(FLAGS)).readonly(),
  /** Who approved first, where a second person has to approve or has; null otherwise. */
  firstApprovedBy: personRef.nullable(),
  firstApprovedAt: moment.nullable(),
  reviewedBy: personRef.nullable(),
  reviewedAt: moment.nullable(),
  reviewReason: z.string().nullable(),
  resolution: z.enum(RESOLUTIONS).nullable(),
  resolutionReason: z.string().nullable(),
  resolvedBy: personRef.nullable(),
  resolvedAt: moment.nullable(),
  /** Who last changed the claim's words, and when; null while they stand as marked. */
  textChangedBy: personRef.nullable(),
  textChangedAt: moment.nullable(),
  assignee: personRef.nullable(),
  priority: z.enum(PRIORITIES),
  claimant: claimant.nullable(),
  verdict: publishedVerdict.nullable(),
  citations: z.array(citation),
  comments: z.array(comment),
  createdBy: personRef.nullable(),
  createdAt: moment,
  updatedAt: moment,
})
export type Claim = z.infer<typeof claim>

/** A claim with its place in the plain text of the draft: Unicode code points, end exclusive; null when orphaned. */
export const placedClaim = claim.extend({
  start: z.number().int().nullable(),
  end: z.number().int().nullable(),
})
export type PlacedClaim = z.infer<typeof placedClaim>
export const claimAnswer = z.object({ claim: placedClaim })

export const createClaimBody = z.union([
  z
    .object({
      quote: z.string().min(1).max(20_000),
      prefix: z.string().max(500).optional(),
      suffix: z.string().max(500).optional(),
    })
    .strict(),
  z.object({ start: z.number().int().min(0), end: z.number().int().min(1) }).strict(),
])
export type CreateClaimBody = z.infer<typeof createClaimBody>

/** The address of a page, normalised; blank means none. */
const pageUrl = z
  .string()
  .max(2048)
  .nullable()
  .transform((value, context) => {
    if (value === null || value.trim() === '') return null
    const url = linkUrl(value)
    if (url?.startsWith('http')) return url
    context.addIssue({ code: 'custom', message: 'Only http and https addresses can be pages.' })
    return z.NEVER
  })
const day = z.iso.date().nullable()

export const claimantBody = z
  .object({
    kind: z.enum(CLAIMANT_KINDS).default('person'),
    name: line(200),
    statement: oneLine(1000).default(''),
    url: pageUrl.default(null),
    date: day.default(null),
  })
  .strict()
export const publishedVerdictBody = z
  .object({ words: line(120), url: pageUrl.default(null), date: day.default(null) })
  .strict()

export const patchClaimBody = z
  .object({
    note: prose(20_000),
    proposedWording: prose(20_000).nullable(),
    assigneeId: id.nullable(),
    priority: z.enum(PRIORITIES),
    flags: z.array(z.enum(FLAGS)).max(FLAGS.length),
    claimant: claimantBody.nullable(),
    verdict: publishedVerdictBody.nullable(),
    dismissed: z.boolean(),
  })
  .partial()
  .strict()
export type PatchClaimBody = z.infer<typeof patchClaimBody>

export const findingBody = z
  .object({
    status: z.enum(STATUSES),
    note: prose(20_000).optional(),
    proposedWording: prose(20_000).nullable().optional(),
  })
  .strict()
export type FindingBody = z.infer<typeof findingBody>

export const reviewBody = z
  .object({
    decision: z.enum(DECISIONS),
    reason: prose(5000).optional(),
    /** When the finding decided on was made, as read before: a newer one is refused, 409 `finding_changed`. */
    findingAt: moment.nullable().optional(),
    /** Decides although somebody else has the claim in hand; without it that is refused, 409 `reserved`. */
    takeOver: z.boolean().default(false),
  })
  .strict()
export const resolutionBody = z
  .object({ resolution: z.enum(RESOLUTIONS), reason: prose(5000).optional() })
  .strict()
export const commentBody = z.object({ text: passage(10_000), replyTo: id.optional() }).strict()
export const commentAnswer = z.object({ comment })

/** One thing that happened, as the history shows it; `data` depends on the kind and never holds more than text. */
export const event = z.object({
  id: z.number().int(),
  kind: z.string(),
  actor: personRef.nullable(),
  at: moment,
  articleId: id.nullable(),
  claimId: id.nullable(),
  data: z.record(z.string(), z.unknown()),
})
export type StetEvent = z.infer<typeof event>
export const eventsAnswer = z.object({ events: z.array(event) })

/** A row of the queue: enough to list it; the claim itself is fetched when chosen. */
export const claimRow = claim
  .pick({
    id: true,
    articleId: true,
    number: true,
    quote: true,
    status: true,
    review: true,
    stale: true,
    orphaned: true,
    findingBy: true,
    findingAt: true,
    assignee: true,
    priority: true,
    flags: true,
    firstApprovedBy: true,
    note: true,
    createdAt: true,
    updatedAt: true,
  })
  .extend({
    /** Since when it has waited for whoever acts on it next. */
    waitingSince: moment,
    headline: z.string(),
    deadline: moment.nullable(),
    /** Until when the caller has put it off. */
    later: moment.nullable(),
    citationCount: z.number().int(),
    thinlySourced: z.boolean(),
  })
export type ClaimRow = z.infer<typeof claimRow>

/** Which claims, in which order, and which page of them. */
export const claimsQuery = claimFilter
  .extend({
    /** By deadline without. */
    sort: z.enum(QUEUE_SORTS).optional(),
    /** The `next` of the page before; of another filter or order it is refused. */
    cursor: z.string().max(500).optional(),
    limit: pageSize(200, 50),
    /** Also count what fits in each article of the page. */
    groups: flag.optional(),
  })
  .strict()
export type ClaimsQuery = z.infer<typeof claimsQuery>

export const claimCounts = z.object({
  total: z.number().int(),
  byStatus: z.record(z.enum(STATUSES), z.number().int()),
  byReview: z.record(z.enum(REVIEW_STATES), z.number().int()),
  byPriority: z.record(z.enum(PRIORITIES), z.number().int()),
  byFlag: z.record(z.enum(FLAGS), z.number().int()),
  stale: z.number().int(),
  orphaned: z.number().int(),
  unsourced: z.number().int(),
  thin: z.number().int(),
  /** Of the caller: what waits for them alone, and what they have put off until later. */
  mine: z.object({ waiting: z.number().int(), later: z.number().int() }),
  /** What waits for review, the articles with the nearest deadlines, a hundred at most. */
  byArticle: z.array(z.object({ articleId: id, headline: z.string(), pending: z.number().int() })),
})
/** How many there are; `atLeast` when they were not counted to the end. */
export const countUpTo = z.object({ count: z.number().int(), atLeast: z.boolean() })
export type CountUpTo = z.infer<typeof countUpTo>

/** `counts` are of all claims the caller may see, whatever the filter. */
export const claimsAnswer = z.object({
  claims: z.array(claimRow),
  next: z.string().nullable(),
  counts: claimCounts,
  /** Everything that somebody has in hand now, of whatever filter. */
  holds: z.array(hold),
  /** How many claims fit the filter; with the first page only. */
  fitting: countUpTo.optional(),
  /** How many of them are in each article of the page, by its id; where they were asked for and the filter allows. */
  groups: z.record(z.string(), z.number().int()).optional(),
})
export type ClaimsAnswer = z.infer<typeof claimsAnswer>
