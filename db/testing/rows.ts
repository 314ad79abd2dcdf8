import type { ArticleRow } from '@/db/queries/articles'
import type { ClaimRow } from '@/db/queries/claims'

const AT = '2026-01-01T00:00:00.000Z'

/** An article as it lies in the table, with the parts given. */
export function articleRow(id: string, parts: Partial<ArticleRow> = {}): ArticleRow {
  return {
    id,
    version: 0,
    headline: `Headline ${id}`,
    desk: '',
    byline: '',
    deadline: null,
    wordCount: 0,
    textHash: '',
    coverage: null,
    published: null,
    createdBy: null,
    createdAt: AT,
    updatedBy: null,
    updatedAt: AT,
    trashedAt: null,
    pending: 0,
    ...parts,
  }
}

/** A claim as it lies in the table, with the parts given, fitting or not. */
export function claimRow(id: string, articleId: string, parts: Partial<ClaimRow> = {}): ClaimRow {
  return {
    id,
    articleId,
    number: 1,
    quote: `quote of ${id}`,
    prefix: '',
    suffix: '',
    status: 'unchecked',
    review: 'not_submitted',
    stale: false,
    orphaned: false,
    dismissed: false,
    note: '',
    proposedWording: null,
    findingWording: null,
    findingBy: null,
    findingAt: null,
    flags: [],
    firstApprovedBy: null,
    firstApprovedAt: null,
    reviewedBy: null,
    reviewedAt: null,
    reviewReason: null,
    approvalStands: false,
    resolution: null,
    resolutionReason: null,
    resolvedBy: null,
    resolvedAt: null,
    textChangedBy: null,
    textChangedAt: null,
    assigneeId: null,
    priority: 'normal',
    claimant: null,
    verdict: null,
    dueAt: '9999-12-31T23:59:59.999Z',
    shelved: false,
    desk: '',
    articleOrder: 0,
    citationCount: 0,
    thin: false,
    createdBy: null,
    createdAt: AT,
    updatedAt: AT,
    eventId: 0,
    search: `quote of ${id}`.toLowerCase(),
    ...parts,
  }
}
