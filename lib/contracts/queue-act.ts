import { z } from 'zod'
import { claimsQuery, placedClaim } from './claim'
import { hold } from './hold'
import { id, moment } from './shared'

/** What of the queue is meant: the filters of `GET /api/claims`, written as there. */
export const claimsFilter = claimsQuery.omit({ cursor: true, limit: true }).strict()

export const holdBody = z
  .object({
    /** Takes it out of somebody else's hand. */
    takeOver: z.boolean().default(false),
    /** Another claim that the caller no longer has in hand. */
    leave: id.optional(),
  })
  .strict()
/** Whoever has the claim in hand now: the caller, or somebody who was there first. */
export const holdAnswer = z.object({ hold })

export const nextClaimBody = z
  .object({
    filter: claimsFilter.default({}),
    /** Not these, since they were passed over. */
    skip: z.array(id).max(500).default([]),
    leave: id.optional(),
  })
  .strict()
/** The claim that is now the caller's; null when none is free. */
export const nextClaimAnswer = z.object({ claim: placedClaim.nullable() })

export const laterBody = z.object({ until: moment }).strict()
export const laterAnswer = z.object({ until: moment })
