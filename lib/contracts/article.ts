import { z } from 'zod'
import { BLOCKER_KINDS } from '@/lib/domain/clearance'
import { STAGES } from '@/lib/domain/stage'
import { STATUSES } from '@/lib/domain/status'
import { claim, placedClaim } from './claim'
import { importChoices } from './import-choice'
import { flag, id, moment, oneLine, passage, personRef, searched } from './shared'

export const blocker = z.object({
  kind: z.enum(BLOCKER_KINDS),
  claimId: id,
  number: z.number().int(),
  quote: z.string(),
})

export const progress = z.object({
  total: z.number().int(),
  settled: z.number().int(),
  holding: z.number().int(),
  orphaned: z.number().int(),
  byStatus: z.record(z.enum(STATUSES), z.number().int()),
  segments: z.array(z.object({ status: z.enum(STATUSES), settled: z.boolean(), count: z.number().int() })),
  byBlocker: z.record(z.enum(BLOCKER_KINDS), z.number().int()),
})

/** Where an article's chain of events ends: the last event, its hash (SHA-256, hex), and how many there are. */
export const chainHead = z.object({ event: z.number().int(), hash: z.string(), count: z.number().int() })

/** The frozen record that an article was cleared. */
export const signOff = z.object({
  id,
  articleId: id,
  version: z.number().int(),
  /** SHA-256 of the plain text, hex. */
  textHash: z.string(),
  clearedBy: personRef.nullable(),
  clearedAt: moment,
  overrideReason: z.string().nullable(),
  /** The blockers that were open, when it was cleared over them. */
  overridden: z.array(blocker),
  /** Every claim's state at that moment. */
  claims: z.array(
    claim
      .pick({
        id: true,
        number: true,
        quote: true,
        status: true,
        review: true,
        stale: true,
        orphaned: true,
        resolution: true,
        resolutionReason: true,
      })
      .extend({
        /** The people who approved it, one or two; not in sign-offs made before they were kept. */
        approvedBy: z.array(personRef).optional(),
      }),
  ),
  /** Where the record of the article ended then, the clearing itself included; null before it was chained. */
  head: chainHead.nullable(),
})
export type SignOff = z.infer<typeof signOff>

/** How much of a draft somebody has looked at; each word counts once. */
export const coverage = z.object({
  words: z.number().int(),
  underClaim: z.number().int(),
  /** Words outside claims that somebody said there is nothing to check in. */
  nothingToCheck: z.number().int(),
  sentences: z.number().int(),
  /** Sentences of which no word is either. */
  openSentences: z.number().int(),
})

export const article = z.object({
  id,
  /** Grows by one with each accepted step. */
  version: z.number().int(),
  headline: z.string(),
  desk: z.string(),
  byline: z.string(),
  deadline: moment.nullable(),
  stage: z.enum(STAGES),
  wordCount: z.number().int(),
  /** Null for a draft last saved before this was counted. */
  coverage: coverage.nullable(),
  progress,
  people: z.array(personRef),
  /** The latest clearing, if any, and whether the text differs from what was cleared. */
  cleared: z
    .object({
      version: z.number().int(),
      at: moment,
      by: personRef.nullable(),
      overridden: z.number().int(),
      changedSince: z.boolean(),
    })
    .nullable(),
  /** Where and when it came out, if it did, and whether the text differs from what it was then. */
  published: z
    .object({
      url: z.string().nullable(),
      at: moment,
      by: personRef.nullable(),
      version: z.number().int(),
      changedSince: z.boolean(),
    })
    .nullable(),
  createdBy: personRef.nullable(),
  createdAt: moment,
  updatedBy: personRef.nullable(),
  updatedAt: moment,
  trashedAt: moment.nullable(),
})
export type Article = z.infer<typeof article>

export const articlesQuery = z.object({ trashed: flag.optional(), q: searched.optional() })
export const articlesAnswer = z.object({ articles: z.array(article) })
export const articleAnswer = z.object({ article })
/** A new article, and what of the import is not in its draft or has another shape there: each in words. */
export const createArticleAnswer = articleAnswer.extend({ dropped: z.array(z.string()).optional() })

/** The whole workspace: the draft as plain text and as a ProseMirror document, and its claims in reading order. */
export const articleWithDraft = z.object({
  article,
  text: z.string(),
  doc: z.unknown(),
  schemaVersion: z.number().int(),
  claims: z.array(placedClaim),
  signOff: signOff.nullable(),
  /** Number of the last event seen, for `changes`. */
  event: z.number().int(),
})
export type ArticleWithDraft = z.infer<typeof articleWithDraft>

const articleDetails = {
  headline: oneLine(1000).optional(),
  desk: oneLine(120).optional(),
  byline: oneLine(200).optional(),
  deadline: moment.nullable().optional(),
}
/**
 * One of `text`, `markdown`, `html`; none starts an empty draft. A file comes as multipart `file` instead; the
 * choices are about Word files and say nothing about others.
 */
export const createArticleBody = z
  .object({ ...articleDetails, ...importChoices, text: z.string(), markdown: z.string(), html: z.string() })
  .partial({ text: true, markdown: true, html: true })
  .strict()
  .refine(body => [body.text, body.markdown, body.html].filter(draft => draft !== undefined).length <= 1, {
    message: 'Give one of text, markdown and html.',
  })
export type CreateArticleBody = z.infer<typeof createArticleBody>
export const patchArticleBody = z.object({ ...articleDetails, trashed: z.boolean().optional() }).strict()

export const clearBody = z.object({ overrideReason: passage(5000).optional() }).strict()
export const signOffAnswer = z.object({ signOff })

/** `at` is now when it is left out, `url` none. Said again, it replaces what was said before. */
export const publishBody = z
  .object({ url: z.string().trim().max(2000).nullable().optional(), at: moment.optional() })
  .strict()
