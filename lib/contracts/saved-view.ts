import { z } from 'zod'
import { QUEUE_SORTS } from '@/lib/domain/queue-sort'
import { countUpTo } from './claim'
import { claimFilter } from './claim-filter'
import { flag, id, line, personRef } from './shared'

/** What a view asks of the queue: its filters and order, and whether articles have headings. */
export const viewParams = claimFilter
  .extend({ sort: z.enum(QUEUE_SORTS), grouped: flag })
  .partial()
  .strict()

/** The same as it is kept: as it stands in an address. */
const params = z.record(z.string().max(20), z.string().max(500)).superRefine((value, context) => {
  const parsed = viewParams.safeParse(value)
  for (const { path, message } of parsed.error?.issues ?? [])
    context.addIssue({ code: 'custom', path, message })
})

const savedView = z.object({
  id,
  name: z.string(),
  params: z.record(z.string(), z.string()),
  shared: z.boolean(),
  owner: personRef,
  /** Whether the caller may rename, move, share and remove it. */
  editable: z.boolean(),
  count: countUpTo,
})
export type SavedView = z.infer<typeof savedView>

export const viewsAnswer = z.object({ views: z.array(savedView) })
export const viewAnswer = z.object({ view: savedView })
export const createViewBody = z
  .object({ name: line(60), params, shared: z.boolean().default(false) })
  .strict()
export type CreateViewBody = z.infer<typeof createViewBody>
export const patchViewBody = z
  .object({
    name: line(60),
    params,
    shared: z.boolean(),
    /** Its place in the caller's bar, from 0. */
    place: z.number().int().min(0).max(1000),
  })
  .partial()
  .strict()
export type PatchViewBody = z.infer<typeof patchViewBody>
