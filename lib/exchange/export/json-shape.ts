import type { ChainHead } from '@/lib/domain/event-chain'
import type { AnnotatedCopy } from '../annotated-copy'
import type { CopyClaim } from '../copy-claim'
import type { CopyClearing, CopyPeople, HoldingGroup } from '../copy-cover'
import type { CopySource } from '../copy-source'

/** Grows when a field goes or changes its meaning; a field that is added does not change it. */
export const JSON_FORMAT_VERSION = 1

/**
 * The JSON export: described for other programs in docs/annotated-copy-json.md. Enumerations are the words of the
 * HTTP interface, times ISO 8601 in UTC, `start` and `end` Unicode code points of `article.text`, end exclusive.
 */
export interface AnnotatedCopyJson {
  readonly format: 'stet-annotated-copy'
  readonly formatVersion: typeof JSON_FORMAT_VERSION
  readonly profile: AnnotatedCopy['profile']
  readonly madeBy: string
  readonly madeAt: string
  readonly namesConfidentialSources: boolean
  readonly article: {
    readonly id: string
    readonly version: number
    readonly headline: string
    readonly desk: string
    readonly byline: string
    readonly deadline: string | null
    /** Headline, standfirst and blocks, a line each. */
    readonly text: string
    /** SHA-256 of `text` in UTF-8, hex. */
    readonly textHash: string
    /** In reading order; the caption is a line of `text`. */
    readonly figures: readonly {
      /** SHA-256 of the picture's file, hex; the file is a JPEG or PNG. */
      readonly picture: string
      readonly width: number
      readonly height: number
      /** What is to be seen; may be empty. */
      readonly alt: string
      readonly caption: string
    }[]
  }
  /** Where the record of the article ended: number and hash (SHA-256, hex) of its last event, and how many there are. */
  readonly record: ChainHead | null
  readonly clearing: CopyClearing | null
  readonly people: CopyPeople
  readonly counts: {
    readonly total: number
    readonly settled: number
    readonly holding: number
    readonly orphaned: number
    readonly byStatus: AnnotatedCopy['progress']['byStatus']
  }
  /** What holds the article back, by reason, with the numbers of the claims. */
  readonly blockers: readonly HoldingGroup[]
  /** In reading order; those whose text has gone come last. */
  readonly claims: readonly CopyClaim[]
  readonly sources: readonly CopySource[]
}
