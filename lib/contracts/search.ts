import { z } from 'zod'
import { REVIEW_STATES } from '@/lib/domain/review-state'
import { SEARCH_KINDS } from '@/lib/domain/search-kind'
import { LONGEST_SEARCH, parseSearch, SEARCH_REFUSAL_TEXT } from '@/lib/domain/search-query'
import { SOURCE_KINDS } from '@/lib/domain/source'
import { STATUSES } from '@/lib/domain/status'
import { flag, id, listOf, moment, pageSize, personRef } from './shared'

const SEARCH_SORTS = ['newest', 'relevance'] as const

export const searchQuery = z.object({
  /** Words that all have to be there, as beginnings; `"a phrase"`; `-without`. */
  q: z
    .string()
    .max(LONGEST_SEARCH)
    .superRefine((typed, context) => {
      const search = parseSearch(typed)
      if (!search.ok) context.addIssue({ code: 'custom', message: SEARCH_REFUSAL_TEXT[search.error] })
    }),
  /** One or several, separated by commas. */
  kind: listOf(z.enum(SEARCH_KINDS), SEARCH_KINDS.length).optional(),
  article: id.optional(),
  /** Of the claim found, commented on or cited for. */
  status: listOf(z.enum(STATUSES), STATUSES.length).optional(),
  sort: z.enum(SEARCH_SORTS).default('newest'),
  cursor: z.string().max(500).optional(),
  limit: pageSize(50, 20),
  /** Up to `limit` of each kind, for a first sight of all of them; without further pages. */
  each: flag.optional(),
  /** With how many there are of each kind. */
  counts: flag.optional(),
})
export type SearchQuery = z.infer<typeof searchQuery>

/** A stretch of text that was found, or of what stands around it. Joined they are what is shown. */
export const searchPiece = z.object({ text: z.string(), hit: z.boolean() })

export const searchHit = z.object({
  kind: z.enum(SEARCH_KINDS),
  /** Of the article, claim, comment, citation or source; for `text`, of the passage. */
  id,
  /** Headline, claim's words, or title of the source. */
  title: z.array(searchPiece),
  /** What else was found: text, note, comment, excerpt. Empty when the title says it all. */
  snippet: z.array(searchPiece),
  /** Where it leads, from the root of this Stet. */
  href: z.string(),
  articleId: id.nullable(),
  /** The headline of its article; null for sources. */
  headline: z.string().nullable(),
  claimId: id.nullable(),
  status: z.enum(STATUSES).nullable(),
  review: z.enum(REVIEW_STATES).nullable(),
  stale: z.boolean(),
  sourceKind: z.enum(SOURCE_KINDS).nullable(),
  confidential: z.boolean(),
  /** Who said it, for comments. */
  by: personRef.nullable(),
  at: moment,
})
export type SearchHit = z.infer<typeof searchHit>

/** So many of a kind; `more` when counting stopped there. */
export const searchCount = z.object({ count: z.number().int(), more: z.boolean() })
export const searchAnswer = z.object({
  hits: z.array(searchHit),
  next: z.string().nullable(),
  /** By kind, whatever kinds were asked for; only when asked for. */
  counts: z.partialRecord(z.enum(SEARCH_KINDS), searchCount).nullable(),
})
