import { z } from 'zod'
import { MAX_STEPS } from '@/lib/domain/authority'
import { article } from './article'
import { placedClaim } from './claim'
import { id } from './shared'

/** Steps of one client on top of `baseVersion`; `commitId` makes a retry idempotent. */
export const commitBody = z
  .object({
    commitId: id,
    clientId: id,
    schemaVersion: z.number().int(),
    baseVersion: z.number().int().min(0),
    steps: z.array(z.unknown()).min(1).max(MAX_STEPS),
  })
  .strict()
export type CommitBody = z.infer<typeof commitBody>

/** Steps of others since a version, in order. */
export const missedSteps = z.array(z.object({ step: z.unknown(), clientId: id }))

/** Accepted: the version after the last step, and the claims the steps touched. */
export const commitAnswer = z.object({
  version: z.number().int(),
  claims: z.array(placedClaim),
  event: z.number().int(),
})
export type CommitAnswer = z.infer<typeof commitAnswer>

/** `details` of 409 `behind`: what to rebase over before sending again. */
export const behindDetails = z.object({ version: z.number().int(), steps: missedSteps })
export type BehindDetails = z.infer<typeof behindDetails>
/** All of `details` of 409 `behind`: the steps missed once in a row, and once by the commits they came in. */
export const behindCommits = behindDetails.extend({
  commits: z.array(z.object({ commitId: id, clientId: id, steps: z.array(z.unknown()) })),
  /** For so many milliseconds others' commits wait for this window's next one; absent when they do not. */
  turn: z.number().optional(),
})
export type BehindCommits = z.infer<typeof behindCommits>

/** What happened since: steps after `version`, and the claims changed after event number `event`. */
export const changesQuery = z.object({
  version: z.coerce.number().int().min(0),
  event: z.coerce.number().int().min(0),
})
export const changesAnswer = z.object({
  version: z.number().int(),
  steps: missedSteps,
  claims: z.array(placedClaim),
  event: z.number().int(),
  article,
})
export type ChangesAnswer = z.infer<typeof changesAnswer>
