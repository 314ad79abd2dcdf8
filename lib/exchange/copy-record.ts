import { z } from 'zod'
import type { Comment, PlacedClaim } from '@/lib/contracts/claim'
import { EXPORT_PROFILES } from '@/lib/contracts/newsroom'
import type { PersonRef } from '@/lib/contracts/shared'
import type { Source } from '@/lib/contracts/source'
import { canonicalJson } from '@/lib/domain/canonical-json'
import { STANCES } from '@/lib/domain/citation'
import { linkUrl } from '@/lib/domain/link-url'
import { RESOLUTIONS } from '@/lib/domain/resolution'
import { REVIEW_STATES } from '@/lib/domain/review-state'
import { SOURCE_FIELDS, SOURCE_KINDS } from '@/lib/domain/source'
import { STATUSES } from '@/lib/domain/status'
import type { AnnotatedCopy, AnnotatedCopyInput } from './annotated-copy'
import { type Redaction, redactionOf } from './confidentiality'

/** Who did something, by account and by name, and when. `id` is null for what came with a file. */
const deed = z.object({ id: z.string().nullable(), name: z.string(), at: z.string() })

const source = z.object({
  number: z.number().int(),
  id: z.string(),
  kind: z.enum(SOURCE_KINDS),
  title: z.string(),
  url: z.string().nullable(),
  note: z.string(),
  confidential: z.boolean(),
  fields: z.partialRecord(z.enum(SOURCE_FIELDS), z.string()),
})

const citation = z.object({
  /** Number of the source; a source that is not named is not among `sources`. */
  source: z.number().int(),
  stance: z.enum(STANCES),
  primary: z.boolean(),
  locator: z.string(),
  excerpt: z.string(),
  accessedAt: z.string().nullable(),
})

const comment = z.object({
  id: z.string(),
  replyTo: z.string().nullable(),
  text: z.string(),
  by: deed,
  imported: z.object({ author: z.string(), resolved: z.boolean() }).nullable(),
})

const claim = z.object({
  id: z.string(),
  number: z.number().int(),
  quote: z.string(),
  prefix: z.string(),
  suffix: z.string(),
  status: z.enum(STATUSES),
  review: z.enum(REVIEW_STATES),
  note: z.string(),
  proposedWording: z.string().nullable(),
  /** The finding, and the words it was made on; null without one. */
  finding: deed.extend({ wording: z.string() }).nullable(),
  decision: deed.extend({ reason: z.string().nullable() }).nullable(),
  answer: deed.extend({ resolution: z.enum(RESOLUTIONS), reason: z.string().nullable() }).nullable(),
  citations: z.array(citation),
  comments: z.array(comment),
})

/** What a copy carries for the day it comes back: its claims with all that was found, as far as the copy shows it. */
const copyRecord = z.object({
  stet: z.literal(1),
  newsroom: z.string(),
  articleId: z.string(),
  version: z.number().int(),
  textHash: z.string(),
  profile: z.enum(EXPORT_PROFILES),
  madeBy: z.string(),
  madeAt: z.string(),
  sources: z.array(source),
  claims: z.array(claim),
})
export type CopyRecord = z.infer<typeof copyRecord>
export type RecordedClaim = CopyRecord['claims'][number]
export type RecordedSource = CopyRecord['sources'][number]

/** A record as it is signed and kept: its text, in the one form of it, and the signature over that text. */
export interface SealedRecord {
  readonly text: string
  readonly seal: string
}

/**
 * The record of a copy. It holds no claim, comment, excerpt or source that the copy does not show: a confidential
 * source that is not to be named is left out, its id included, by which copies could be held against each other.
 */
export function recordOf(input: AnnotatedCopyInput, copy: AnnotatedCopy): CopyRecord {
  const cited = input.claims.flatMap(one => one.citations.map(({ source: of }) => of))
  const redact = redactionOf(cited, input.includeConfidential)
  const claims = new Map(input.claims.map(one => [one.id, one]))
  const sources = new Map<number, RecordedSource>()
  return {
    stet: 1,
    newsroom: copy.newsroom,
    articleId: copy.articleId,
    version: copy.version,
    textHash: copy.textHash,
    profile: copy.profile,
    madeBy: copy.madeBy,
    madeAt: copy.madeAt,
    claims: [...copy.claims, ...copy.orphans].flatMap(shown => {
      const own = claims.get(shown.id)
      if (own === undefined) return []
      for (const [index, { source: number }] of shown.citations.entries()) {
        const of = own.citations[index]?.source
        if (of && !copy.sources[number - 1]?.hidden)
          sources.set(number, recordedSource(of, number, redact, copy.inFull))
      }
      return [
        {
          id: own.id,
          number: shown.number,
          quote: shown.quote,
          prefix: shown.prefix,
          suffix: shown.suffix,
          status: shown.status,
          review: shown.review,
          note: shown.note,
          proposedWording: shown.proposedWording,
          finding:
            shown.finding === null || shown.findingWording === null
              ? null
              : { ...doneBy(own.findingBy, own.findingAt), wording: shown.findingWording },
          decision:
            shown.decision === null
              ? null
              : { ...doneBy(own.reviewedBy, own.reviewedAt), reason: shown.decision.reason },
          answer:
            shown.answer === null
              ? null
              : {
                  ...doneBy(own.resolvedBy, own.resolvedAt),
                  resolution: shown.answer.resolution,
                  reason: shown.answer.reason,
                },
          citations: shown.citations.map(one => ({
            source: one.source,
            stance: one.stance,
            primary: one.primary,
            locator: one.locator,
            excerpt: copy.inFull ? one.excerpt : '',
            accessedAt: one.accessedAt,
          })),
          comments: shown.comments.length === 0 ? [] : recordedComments(own, redact),
        },
      ]
    }),
    sources: [...sources.values()].sort((a, b) => a.number - b.number),
  }
}

function recordedSource(of: Source, number: number, redact: Redaction, notes: boolean): RecordedSource {
  const { id, kind, title, url, confidential, fields } = of
  const address = url === null ? null : linkUrl(url)
  return { number, id, kind, title, url: address, confidential, fields, note: notes ? redact(of.note) : '' }
}

function recordedComments({ comments }: PlacedClaim, redact: Redaction): RecordedClaim['comments'] {
  return comments.map(({ id, replyTo, text, author, createdAt, imported }: Comment) => ({
    id,
    replyTo,
    text: redact(text),
    by: doneBy(author, createdAt),
    imported: imported ?? null,
  }))
}

function doneBy(person: PersonRef | null, at: string | null): z.infer<typeof deed> {
  return { id: person?.id ?? null, name: person?.name ?? '', at: at ?? '' }
}

/**
 * The text of a record, the same for the same record, fit to stand in XML: canonical JSON, with the two letters
 * that XML cannot hold and JSON does not escape as escapes. It has no line end and no blank outside of words.
 */
export function recordText(record: CopyRecord): string {
  return canonicalJson(record).replace(/[\uFFFE\uFFFF]/g, letter => `\\u${letter.charCodeAt(0).toString(16)}`)
}

/** The record in a text that is known to be ours; null when it is of a form that this version does not know. */
export function readRecord(text: string): CopyRecord | null {
  const parsed = copyRecord.safeParse(JSON.parse(text))
  return parsed.success ? parsed.data : null
}
