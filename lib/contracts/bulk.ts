import { z } from 'zod'
import { PRIORITIES } from '@/lib/domain/priority'
import { claimsFilter } from './queue-act'
import { id, moment, passage } from './shared'

/** How many claims one request may act on. */
export const MOST_AT_ONCE = 5000

/** What is done to each of the claims. */
const bulkAction = z.discriminatedUnion('do', [
  z.object({ do: z.literal('approve') }).strict(),
  z.object({ do: z.literal('return'), reason: passage(5000) }).strict(),
  z.object({ do: z.literal('assign'), assigneeId: id.nullable() }).strict(),
  z.object({ do: z.literal('priority'), priority: z.enum(PRIORITIES) }).strict(),
  /** For the caller alone; null takes it back. */
  z.object({ do: z.literal('later'), until: moment.nullable() }).strict(),
  /** Takes back what the caller did under the name `batch`, where nothing has happened to the claim since. */
  z.object({ do: z.literal('undo') }).strict(),
])
export type BulkAction = z.infer<typeof bulkAction>

export const bulkBody = z
  .object({
    claimIds: z.array(id).min(1).max(MOST_AT_ONCE).optional(),
    filter: claimsFilter.optional(),
    action: bulkAction,
    /** Names what is done at once, in one request or several, so that it can be taken back at once. */
    batch: id.optional(),
  })
  .strict()
  .refine(body => (body.claimIds === undefined) !== (body.filter === undefined), {
    message: 'Either claimIds or filter.',
    path: ['claimIds'],
  })
export type BulkBody = z.infer<typeof bulkBody>

/** A claim that a rule forbids to touch, and which. */
const leftClaim = z.object({
  id,
  articleId: id.nullable(),
  headline: z.string(),
  number: z.number().int().nullable(),
  quote: z.string(),
  code: z.string(),
  /** Part of a sentence: "it is your own finding". */
  reason: z.string(),
})
export type LeftClaim = z.infer<typeof leftClaim>

/** Every claim asked for is in one of the three. */
export const bulkAnswer = z.object({
  batch: id,
  done: z.array(id),
  /** They were so already. */
  unchanged: z.array(id),
  left: z.array(leftClaim),
})
export type BulkAnswer = z.infer<typeof bulkAnswer>

/** The ids of all claims that fit a filter, in the queue's order, up to so many. */
export const claimIdsAnswer = z.object({ ids: z.array(id), more: z.boolean() })
