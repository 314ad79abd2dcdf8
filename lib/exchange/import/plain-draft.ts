import { z } from 'zod'
import { manuscriptSchema } from '@/lib/domain/manuscript-schema'
import { SOURCE_KINDS } from '@/lib/domain/source'
import {
  CLAIM_ORIGINS,
  type Found,
  type ImportedClaim,
  type ImportedComment,
  type ImportedDraft,
  type ReturnedCopy,
} from './imported-draft'

/** A draft that was read, as it passes from one process to another: the document as its JSON. */
export interface PlainDraft extends Omit<ImportedDraft, 'doc'> {
  readonly doc: unknown
}

const reply = {
  author: z.string(),
  at: z.iso.datetime().nullable(),
  text: z.string(),
  ofCopy: z.enum(['same', 'changed']).nullable(),
}
const comment: z.ZodType<ImportedComment> = z.strictObject({
  ...reply,
  resolved: z.boolean(),
  wasResolved: z.boolean(),
  replies: z.array(z.strictObject(reply)),
})
const claim: z.ZodType<ImportedClaim> = z.strictObject({
  id: z.string(),
  formerId: z.string().nullable(),
  origin: z.enum(CLAIM_ORIGINS),
  sentence: z.boolean(),
  comments: z.array(comment),
  proposedWording: z.string().nullable(),
  citations: z.array(
    z.strictObject({
      kind: z.enum(SOURCE_KINDS),
      title: z.string(),
      url: z.string().nullable(),
      excerpt: z.string(),
      from: z.string(),
    }),
  ),
})
const count = z.int().nonnegative()
const found: z.ZodType<Found> = z.strictObject({
  comments: count,
  replies: count,
  resolved: count,
  footnotes: count,
  endnotes: count,
  changes: z.array(z.strictObject({ author: z.string(), insertions: count, deletions: count })),
  copyOf: z.strictObject({ articleId: z.string(), version: z.int() }).nullable(),
})
const copy: z.ZodType<ReturnedCopy> = z.strictObject({
  articleId: z.string(),
  version: z.int().nonnegative(),
  record: z.strictObject({ text: z.string(), seal: z.string() }).nullable(),
  gone: z.array(z.string()),
})
const plain: z.ZodType<PlainDraft> = z.strictObject({
  doc: z.unknown(),
  dropped: z.array(z.string()),
  pictures: z.array(z.instanceof(Uint8Array)),
  claims: z.array(claim),
  found: found.nullable(),
  copy: copy.nullable(),
})

/**
 * The draft that came from another process, held against the manuscript's schema as if anybody could have sent it.
 * Throws when it does not fit.
 */
export function draftOfPlain(sent: unknown): ImportedDraft {
  const { doc: json, ...rest } = plain.parse(sent)
  const doc = manuscriptSchema.nodeFromJSON(json)
  if (doc.type !== manuscriptSchema.topNodeType) throw new RangeError('What was read is no manuscript.')
  doc.check()
  return { ...rest, doc }
}
