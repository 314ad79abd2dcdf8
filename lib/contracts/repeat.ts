import { z } from 'zod'
import { TAKE_OVER_REFUSALS } from '@/lib/domain/take-over'
import { claim } from './claim'
import { id } from './shared'

/** A claim that says the same or nearly the same and was checked before. */
export const repeat = claim
  .pick({
    id: true,
    articleId: true,
    number: true,
    quote: true,
    status: true,
    review: true,
    stale: true,
    note: true,
    proposedWording: true,
    findingBy: true,
    findingAt: true,
  })
  .extend({
    headline: z.string(),
    likeness: z.enum(['same', 'near']),
    citationCount: z.number().int(),
    /** Why its finding cannot be taken over; null when it can. */
    refusal: z.enum(TAKE_OVER_REFUSALS).nullable(),
    /** The claim asked about has another finding. */
    contradicts: z.boolean(),
  })
export type Repeat = z.infer<typeof repeat>
export const repeatsAnswer = z.object({ repeats: z.array(repeat) })
export const takeOverBody = z.object({ from: id }).strict()
