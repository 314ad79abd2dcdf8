import { z } from 'zod'
import { importChoices } from './import-choice'
import { moment, oneLine } from './shared'

/** How many claims a preview shows in full. */
export const PREVIEWED_CLAIMS = 200

export const previewImportBody = z.object({ headline: oneLine(1000).optional(), ...importChoices }).strict()

const said = z.object({ author: z.string(), at: moment.nullable(), text: z.string() })

/** What an article made of a file would be, with these choices. */
export const previewImportAnswer = z.object({
  fileName: z.string(),
  headline: z.string(),
  words: z.number().int(),
  paragraphs: z.number().int(),
  pictures: z.number().int(),
  /** How many claims there would be; the first of them in full, in reading order. */
  claimCount: z.number().int(),
  claims: z.array(
    z.object({
      quote: z.string(),
      /** What makes it a claim. */
      origin: z.enum(['comment', 'change', 'note']),
      /** Nobody had marked words: the sentence was taken. */
      sentence: z.boolean(),
      proposedWording: z.string().nullable(),
      comments: z.array(said.extend({ resolved: z.boolean(), replies: z.array(said) })),
      sources: z.array(z.string()),
    }),
  ),
  /** What the file holds besides its words, whatever is chosen; null for files other than Word's. */
  found: z
    .object({
      comments: z.number().int(),
      replies: z.number().int(),
      resolved: z.number().int(),
      footnotes: z.number().int(),
      endnotes: z.number().int(),
      changes: z.array(
        z.object({ author: z.string(), insertions: z.number().int(), deletions: z.number().int() }),
      ),
      /** A copy that Stet made: of which version. */
      copyOf: z.object({ articleId: z.string(), version: z.number().int() }).nullable(),
    })
    .nullable(),
  /** A copy that Stet made: whether it bears the seal of this newsroom, and if so what comes in that was found. */
  copy: z
    .object({
      sealed: z.boolean(),
      findings: z.number().int(),
      citations: z.number().int(),
      comments: z.number().int(),
      /** Findings on words that were changed in the file. */
      stale: z.number().int(),
    })
    .nullable(),
  dropped: z.array(z.string()),
})
export type ImportPreview = z.infer<typeof previewImportAnswer>
