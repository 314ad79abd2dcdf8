import { z } from 'zod'
import { id, moment, personRef } from './shared'

/** Who has a claim in hand, and since when; they keep it until ten minutes after they were last heard of. */
export const hold = z.object({ claimId: id, person: personRef, since: moment })
export type Hold = z.infer<typeof hold>
