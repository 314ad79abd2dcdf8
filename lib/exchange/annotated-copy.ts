import type { Node } from 'prosemirror-model'
import type { Article, SignOff } from '@/lib/contracts/article'
import type { PlacedClaim, StetEvent } from '@/lib/contracts/claim'
import type { ExportProfile } from '@/lib/contracts/newsroom'
import { claimAnchors } from '@/lib/domain/claim-anchor'
import type { ChainHead } from '@/lib/domain/event-chain'
import { lineText, plainText } from '@/lib/domain/manuscript-text'
import { type Progress, progressOf } from '@/lib/domain/progress'
import type { Status } from '@/lib/domain/status'
import { redactionOf } from './confidentiality'
import { type CopyBlock, copyBlocks, type PictureFiles } from './copy-blocks'
import { type CopyClaim, copyClaim, isCorrection } from './copy-claim'
import {
  type CopyClearing,
  type CopyPeople,
  clearingOf,
  type HoldingGroup,
  holdingGroups,
  peopleOf,
  statusCounts,
} from './copy-cover'
import { type CopySource, numberSources } from './copy-source'

/** What a copy is made of: one article with its claims, as it stands in one moment. */
export interface AnnotatedCopyInput {
  readonly article: Article
  readonly doc: Node
  readonly claims: readonly PlacedClaim[]
  /** The files of the pictures in the draft; a figure whose file is not among them shows its words alone. */
  readonly pictures?: PictureFiles
  /** The latest sign-off, if there is one. */
  readonly signOff: SignOff | null
  /** SHA-256 of the plain text of `doc`, hex. */
  readonly textHash: string
  /** Where the record of the article ended in that moment; null or left out when there is none. */
  readonly record?: ChainHead | null
  readonly profile: ExportProfile
  /** Shows the names, contacts and excerpts of confidential sources. */
  readonly includeConfidential: boolean
  /** What the newsroom is called; may be empty. */
  readonly newsroom: string
  readonly madeBy: string
  /** ISO 8601. */
  readonly madeAt: string
  /** IANA name; times are in UTC without one. */
  readonly timeZone?: string | undefined
  /** Whether to show comments, and what happened; left out: only the checking copy does. */
  readonly comments?: boolean | undefined
  readonly history?: boolean | undefined
  /** What happened to the claims, oldest first. */
  readonly events?: readonly StetEvent[] | undefined
}

/** An article with what was found on its claims, ready for any format. */
export interface AnnotatedCopy {
  readonly profile: ExportProfile
  readonly articleId: string
  readonly headline: string
  readonly version: number
  readonly desk: string
  readonly byline: string
  readonly deadline: string | null
  readonly text: string
  readonly textHash: string
  readonly record: ChainHead | null
  readonly newsroom: string
  readonly madeBy: string
  readonly madeAt: string
  readonly timeZone: string | undefined
  readonly clearing: CopyClearing | null
  readonly progress: Progress
  /** Of all claims of the article, whichever the profile shows. */
  readonly holding: readonly HoldingGroup[]
  readonly counts: readonly { readonly status: Status; readonly count: number }[]
  readonly people: CopyPeople
  readonly includesConfidential: boolean
  /** Whether each claim is told once more with all that was said and done about it. */
  readonly inFull: boolean
  readonly blocks: readonly CopyBlock[]
  /** The claims shown, in reading order. */
  readonly claims: readonly CopyClaim[]
  /** Claims whose text has gone. */
  readonly orphans: readonly CopyClaim[]
  readonly sources: readonly CopySource[]
}

/**
 * Makes the copy for a profile. `draft`: all claims with their sources. `checking`: the same with excerpts,
 * comments and history. `checked`: only the corrections still to make.
 */
export function annotatedCopy(input: AnnotatedCopyInput): AnnotatedCopy {
  const { article, doc, profile, includeConfidential } = input
  const anchors = new Map(claimAnchors(doc).map(anchor => [anchor.id, anchor]))
  const all = [...input.claims].sort((a, b) => a.number - b.number)
  const shown = profile === 'checked' ? all.filter(isCorrection) : all
  const redact = redactionOf(
    all.flatMap(claim => claim.citations.map(citation => citation.source)),
    includeConfidential,
  )
  const { sources, citationsOf } = numberSources(shown, {
    includeConfidential,
    notes: profile === 'checking',
    redact,
  })
  const checking = profile === 'checking'
  const shows = { comments: input.comments ?? checking, history: input.history ?? checking }
  const told = all.map(claim =>
    copyClaim(
      claim,
      anchors.get(claim.id),
      citationsOf(claim.id),
      { comments: shows.comments, events: shows.history ? (input.events ?? []) : [] },
      redact,
    ),
  )
  const isShown = new Set(shown.map(claim => claim.id))
  const copies = told.filter(claim => isShown.has(claim.id))
  const standing = copies.filter(claim => !claim.orphaned)
  return {
    profile,
    articleId: article.id,
    headline: doc.firstChild ? lineText(doc.firstChild).trim() : '',
    version: article.version,
    desk: article.desk,
    byline: article.byline,
    deadline: article.deadline,
    text: plainText(doc),
    textHash: input.textHash,
    record: input.record ?? null,
    newsroom: input.newsroom,
    madeBy: input.madeBy,
    madeAt: input.madeAt,
    timeZone: input.timeZone,
    clearing: clearingOf(input.signOff, input.textHash),
    progress: progressOf(all.map(claim => ({ ...claim, orphaned: !anchors.has(claim.id) }))),
    holding: holdingGroups(told),
    counts: statusCounts(told),
    people: peopleOf(article, all),
    includesConfidential: includeConfidential,
    inFull: checking || shows.comments || shows.history,
    blocks: copyBlocks(
      doc,
      standing.flatMap(claim => {
        const anchor = anchors.get(claim.id)
        return anchor ? [{ anchor, number: claim.number }] : []
      }),
      input.pictures,
    ),
    claims: standing,
    orphans: copies.filter(claim => claim.orphaned),
    sources,
  }
}
