import { z } from 'zod'
import { BLOCK_CHANGES, BLOCK_KINDS } from '@/lib/domain/draft-diff'
import { RESOLUTIONS } from '@/lib/domain/resolution'
import { RETURN_KINDS } from '@/lib/domain/returned-changes'
import { REVIEW_STATES } from '@/lib/domain/review-state'
import { STATUSES } from '@/lib/domain/status'
import { event } from './claim'
import { importChoices } from './import-choice'
import { flag, id, moment, personRef } from './shared'

const version = z.number().int()

/** A session of typing: saves of one person without a long pause, or of several who typed at the same time. */
const session = z.object({
  kind: z.literal('session'),
  /** Versions before and after. */
  from: version,
  to: version,
  people: z.array(personRef),
  begin: moment,
  end: moment,
  saves: z.number().int(),
  /** How many words the draft became longer or, below zero, shorter; null in old records, which do not say. */
  words: z.number().int().nullable(),
  /** The version that was restored, when that is what was done. */
  restored: version.nullable(),
})
/** Anything else that was done, and the version of the draft that it was done on or led to. */
const deed = z.object({ kind: z.literal('deed'), version, event })
const timelineEntry = z.discriminatedUnion('kind', [session, deed])
export type TimelineEntry = z.infer<typeof timelineEntry>

/** What was done to an article, newest first; `more` when the oldest is left out. */
export const versionsAnswer = z.object({ version, entries: z.array(timelineEntry), more: z.boolean() })
export type VersionsAnswer = z.infer<typeof versionsAnswer>

/** A claim as it was then. `start` and `end` count code points of the text of then; null when its text had gone. */
const claimThen = z.object({
  id,
  number: z.number().int(),
  quote: z.string(),
  start: z.number().int().nullable(),
  end: z.number().int().nullable(),
  status: z.enum(STATUSES),
  review: z.enum(REVIEW_STATES),
  stale: z.boolean(),
  orphaned: z.boolean(),
  note: z.string(),
  proposedWording: z.string().nullable(),
  findingWording: z.string().nullable(),
  findingBy: personRef.nullable(),
  findingAt: moment.nullable(),
  reviewedBy: personRef.nullable(),
  resolution: z.enum(RESOLUTIONS).nullable(),
})
export type ClaimThen = z.infer<typeof claimThen>

/** Which version, who led to it and when. */
const versionRef = z.object({ version, at: moment, by: personRef.nullable() })

/** `event`: claims as they were after that one, of those that happened while this was the version. */
export const versionQuery = z.object({ event: z.coerce.number().int().min(0).optional() })
export const versionAnswer = versionRef.extend({
  /** The version of now. */
  present: version,
  doc: z.unknown(),
  text: z.string(),
  schemaVersion: z.number().int(),
  claims: z.array(claimThen),
})
export type VersionAnswer = z.infer<typeof versionAnswer>

export const compareQuery = z.object({
  from: z.coerce.number().int().min(0).default(0),
  /** The present version without it. */
  to: z.coerce.number().int().min(0).optional(),
})
const blockDiff = z.object({
  change: z.enum(BLOCK_CHANGES),
  kind: z.enum(BLOCK_KINDS),
  /** Of a figure: the hash of its picture; its caption is in the parts. */
  picture: z.string().optional(),
  parts: z.array(z.object({ kind: z.enum(['same', 'ins', 'del']), text: z.string() })),
})
export const compareAnswer = z.object({
  from: versionRef,
  to: versionRef,
  /** How many words were put in and taken out. */
  inserted: z.number().int(),
  deleted: z.number().int(),
  blocks: z.array(blockDiff),
})
export type CompareAnswer = z.infer<typeof compareAnswer>

/** `from` is the version that the draft had before: restoring it takes the restoring back. */
export const restoreAnswer = z.object({
  restored: version,
  from: version,
  version,
  /** How many claims lost their text by it. */
  orphaned: z.number().int(),
})

/** Takes back what was taken in, as the event of it says; without one the last. Refused when the draft was changed since. */
export const takeBackQuery = z.object({ event: z.coerce.number().int().min(1).optional() })
export const takeBackAnswer = z.object({ from: version, version })

/** `preview` changes nothing; `baseVersion` is the one that was looked at: with another there now nothing is done. */
export const updateDraftQuery = z.object({
  preview: flag.optional(),
  baseVersion: z.coerce.number().int().min(0).optional(),
})
/* Ids of what a preview has shown, separated by commas. */
const chosen = z
  .string()
  .max(50_000)
  .transform(text => text.split(',').filter(Boolean))
/**
 * One of the three, or a file as multipart `file`. The rest is about a copy that comes back to its article: what
 * becomes of changes that are tracked in it, which of what it would take in is left out, and where words that were
 * changed on both sides are to be the copy's.
 */
export const updateDraftBody = z
  .object({
    text: z.string(),
    markdown: z.string(),
    html: z.string(),
    changes: importChoices.changes,
    leave: chosen,
    take: chosen,
  })
  .partial()
  .strict()
  .refine(
    ({ text, markdown, html }) => [text, markdown, html].filter(draft => draft !== undefined).length <= 1,
    { message: 'Give one of text, markdown and html.' },
  )
/** Where in `blocks` something is to be seen; null when its words are not in the draft. */
const block = z.number().int().nullable()
const saidInCopy = z.object({ author: z.string(), at: moment.nullable(), text: z.string() })
/** What came back in a copy that had been made of the article. */
const returnedCopy = z.object({
  /** Of which version it is a copy, and whether it bears the seal of this newsroom. */
  version,
  sealed: z.boolean(),
  /** What was changed in it, as it would stand; `here` is what stands there now where that was changed as well. */
  changes: z.array(
    z.object({
      id: z.string(),
      kind: z.enum(RETURN_KINDS),
      before: z.string(),
      after: z.string(),
      lead: z.string(),
      trail: z.string(),
      here: z.string().nullable(),
      taken: z.boolean(),
      block,
    }),
  ),
  /** What was said in it: on a claim, or on words that become one (`claim` null). */
  comments: z.array(
    saidInCopy.extend({
      id: z.string(),
      claim: z.object({ id, number: z.number().int() }).nullable(),
      quote: z.string(),
      replies: z.array(saidInCopy),
      proposedWording: z.string().nullable(),
      taken: z.boolean(),
      block,
    }),
  ),
  /** How much was said in it that is here already. */
  known: z.number().int(),
  /** Whose tracked changes are in it. */
  tracked: z.array(
    z.object({ author: z.string(), insertions: z.number().int(), deletions: z.number().int() }),
  ),
  /** What was done to it that changes nothing here, each in words. */
  remarks: z.array(z.object({ text: z.string(), block })),
})
export type ReturnedCopyAnswer = z.infer<typeof returnedCopy>
const movedClaim = z.object({ id, number: z.number().int(), quote: z.string() })
export const updateDraftAnswer = z.object({
  /** Versions before and after; the same in a preview, and when there is nothing to change. */
  from: version,
  version,
  inserted: z.number().int(),
  deleted: z.number().int(),
  blocks: z.array(blockDiff),
  /** What of the file is not in the draft or has another shape there: each in words. */
  dropped: z.array(z.string()),
  /** Claims that stay as they are. */
  kept: z.number().int(),
  /** Claims whose words differ now; `quote` is what they say. */
  reworded: z.array(movedClaim.extend({ before: z.string() })),
  /** Claims whose words have gone. */
  orphaned: z.array(movedClaim),
  /** Null unless the file is a copy of this very article. */
  returned: returnedCopy.nullable(),
  /** The event that says that it was taken in: by it, it is taken back. Null when nothing was. */
  event: z.number().int().nullable(),
})
export type UpdateDraftAnswer = z.infer<typeof updateDraftAnswer>
