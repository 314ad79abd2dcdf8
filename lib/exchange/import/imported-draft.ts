import type { Node } from 'prosemirror-model'
import { ok, type Result } from '@/lib/domain/result'
import type { SourceKind } from '@/lib/domain/source'
import type { SealedRecord } from '../copy-record'
import type { ImportRefusal } from './import-refusal'

/** Something that was said in a file, by whom and when as the file has it: no account of this newsroom. */
export interface ImportedReply {
  /** May be blank. */
  readonly author: string
  /** ISO 8601 in UTC; null when the file does not say. */
  readonly at: string | null
  readonly text: string
  /** Of a copy that Stet wrote: it was there, and says what it said, or was changed since; else null. */
  readonly ofCopy: 'same' | 'changed' | null
}

export interface ImportedComment extends ImportedReply {
  readonly resolved: boolean
  /** Of a copy that Stet wrote: whether it was resolved then. */
  readonly wasResolved: boolean
  readonly replies: readonly ImportedReply[]
}

/** A note of the file, as a source that a claim can cite. */
export interface ImportedCitation {
  readonly kind: SourceKind
  readonly title: string
  readonly url: string | null
  readonly excerpt: string
  /** Where in the file it stood, as `Footnote 3`. */
  readonly from: string
}

/** What made words of a file a claim. */
export const CLAIM_ORIGINS = ['comment', 'change', 'note'] as const
type ClaimOrigin = (typeof CLAIM_ORIGINS)[number]

/** A claim that a file brings along. */
export interface ImportedClaim {
  /** Of its mark in the draft; made up for this draft alone. */
  readonly id: string
  /** The id that the claim had in Stet, when Stet wrote the file. */
  readonly formerId: string | null
  readonly origin: ClaimOrigin
  /** Nobody had marked words: the sentence was taken. */
  readonly sentence: boolean
  readonly comments: readonly ImportedComment[]
  readonly proposedWording: string | null
  readonly citations: readonly ImportedCitation[]
}

/** How much somebody changed in a file with the changes tracked: stretches put in and struck out. */
export interface ChangesBy {
  readonly author: string
  readonly insertions: number
  readonly deletions: number
}

/** What was found in a file besides its words. */
export interface Found {
  readonly comments: number
  readonly replies: number
  readonly resolved: number
  readonly footnotes: number
  readonly endnotes: number
  readonly changes: readonly ChangesBy[]
  /** When Stet wrote the file: of which article and version it is a copy. */
  readonly copyOf: { readonly articleId: string; readonly version: number } | null
}

/** What a copy that Stet wrote carries along. Whoever had the file may have written it. */
export interface ReturnedCopy {
  readonly articleId: string
  readonly version: number
  /** What was found, with the seal on it, for whoever has the key. */
  readonly record: SealedRecord | null
  /** The claims whose note is no longer in the file. */
  readonly gone: readonly string[]
}

/** A draft read from a file or from pasted text. */
export interface ImportedDraft {
  /** Valid under the manuscript schema; its marks of claims are those of `claims`. */
  readonly doc: Node
  /** What was not text and is not in the draft, or is there in another shape; each in words, for the editor. */
  readonly dropped: readonly string[]
  /** As they stand in the file, in the order of their keys (`pictureKey`), by which figures name them. */
  readonly pictures: readonly Uint8Array[]
  /** In the order in which they begin; none but from Word files. */
  readonly claims: readonly ImportedClaim[]
  /** Only of Word files. */
  readonly found: Found | null
  /** Only of copies that Stet wrote. */
  readonly copy: ReturnedCopy | null
}

export interface ImportOptions {
  /** The headline asked for. It wins, and is not repeated when the text begins with it. */
  readonly headline?: string | undefined
}

/** The outcome of an import of mere text: what was built, with what was left out of it. */
export function finished(
  built: Result<Node, ImportRefusal>,
  dropped: readonly string[],
  pictures: readonly Uint8Array[] = [],
): Result<ImportedDraft, ImportRefusal> {
  return built.ok ? ok({ doc: built.value, dropped, pictures, claims: [], found: null, copy: null }) : built
}
