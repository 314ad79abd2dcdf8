import 'server-only'
import type { Reader } from '@/db'
import { type CitedSource, citationsOfClaims } from '@/db/queries/citations'
import type { ClaimRow } from '@/db/queries/claims'
import { type CommentRow, commentsOfClaims } from '@/db/queries/comments'
import { personNames } from '@/db/queries/person-names'
import type { Comment, PlacedClaim } from '@/lib/contracts/claim'
import type { PersonRef } from '@/lib/contracts/shared'
import type { Citation, Source } from '@/lib/contracts/source'
import type { Anchors } from './draft'
import { groupBy } from './group-by'

type Names = ReadonlyMap<string, PersonRef>

/** The person, as shown beside what they did; null for nobody. */
export function person(names: Names, id: string | null): PersonRef | null {
  return id === null ? null : (names.get(id) ?? null)
}

/** A source as the interface shows it. */
export function sourceView(row: CitedSource['source'], names: Names): Source {
  const { search, createdBy, ...shown } = row
  return { ...shown, createdBy: person(names, createdBy) }
}

/** A citation as the interface shows it. */
export function citationView({ citation, source }: CitedSource, names: Names): Citation {
  const { claimId, sourceId, addedBy, ...shown } = citation
  return { ...shown, source: sourceView(source, names), addedBy: person(names, addedBy) }
}

/** A comment as the interface shows it. */
export function commentView(row: CommentRow, names: Names): Comment {
  const { claimId, authorId, ...shown } = row
  return { ...shown, author: person(names, authorId) }
}

/** The people named in citations, for `personNames`. */
export function citationPeople(cited: readonly CitedSource[]): (string | null)[] {
  return cited.flatMap(({ citation, source }) => [citation.addedBy, source.createdBy])
}

/** Claims of one article with all that belongs to them, in the order given, placed where the anchors say. */
export async function presentClaims(
  db: Reader,
  rows: readonly ClaimRow[],
  anchors: Anchors,
): Promise<PlacedClaim[]> {
  if (rows.length === 0) return []
  const ids = rows.map(row => row.id)
  const cited = await citationsOfClaims(db, ids)
  const comments = await commentsOfClaims(db, ids)
  const names = await personNames(db, [
    ...rows.flatMap(peopleOf),
    ...citationPeople(cited),
    ...comments.map(comment => comment.authorId),
  ])
  const citationsOf = groupBy(cited, ({ citation }) => citation.claimId)
  const commentsOf = groupBy(comments, comment => comment.claimId)
  return rows.map(row => {
    const anchor = row.orphaned ? undefined : anchors.get(row.id)
    // Written out: of two thousand claims at once, taking the rest of a row costs ten times as much.
    return {
      id: row.id,
      articleId: row.articleId,
      number: row.number,
      quote: row.quote,
      prefix: row.prefix,
      suffix: row.suffix,
      status: row.status,
      review: row.review,
      stale: row.stale,
      orphaned: row.orphaned,
      dismissed: row.dismissed,
      note: row.note,
      proposedWording: row.proposedWording,
      findingWording: row.findingWording,
      findingBy: person(names, row.findingBy),
      findingAt: row.findingAt,
      flags: row.flags,
      firstApprovedBy: person(names, row.firstApprovedBy),
      firstApprovedAt: row.firstApprovedAt,
      reviewedBy: person(names, row.reviewedBy),
      reviewedAt: row.reviewedAt,
      reviewReason: row.reviewReason,
      resolution: row.resolution,
      resolutionReason: row.resolutionReason,
      resolvedBy: person(names, row.resolvedBy),
      resolvedAt: row.resolvedAt,
      textChangedBy: person(names, row.textChangedBy),
      textChangedAt: row.textChangedAt,
      assignee: person(names, row.assigneeId),
      priority: row.priority,
      claimant: row.claimant,
      verdict: row.verdict,
      citations: (citationsOf.get(row.id) ?? []).map(one => citationView(one, names)),
      comments: (commentsOf.get(row.id) ?? []).map(one => commentView(one, names)),
      createdBy: person(names, row.createdBy),
      createdAt: row.createdAt,
      updatedAt: row.updatedAt,
      start: anchor?.start ?? null,
      end: anchor?.end ?? null,
    }
  })
}

function peopleOf(row: ClaimRow): (string | null)[] {
  const { findingBy, firstApprovedBy, reviewedBy, resolvedBy, textChangedBy, createdBy, assigneeId } = row
  return [findingBy, firstApprovedBy, reviewedBy, resolvedBy, textChangedBy, createdBy, assigneeId]
}
