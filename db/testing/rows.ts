import type { ArticleRow } from '@/db/queries/articles'
import type { CitationRow } from '@/db/queries/citations'
import type { ClaimRow } from '@/db/queries/claims'
import type { SourceRow } from '@/db/queries/sources'

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

/** A source as it lies in the table: a page that nothing cites yet. */
export function sourceRow(id: string): SourceRow {
  const shown = { kind: 'web_page', title: id, url: null, note: '', confidential: false, fields: {} } as const
  return { id, ...shown, citationCount: 0, search: '', createdBy: null, createdAt: AT, updatedAt: AT }
}

/** A citation as it lies in the table, supporting its claim second-hand unless the parts say otherwise. */
export function citationRow(
  id: string,
  claimId: string,
  sourceId: string,
  parts: Partial<CitationRow> = {},
): CitationRow {
  return {
    id,
    claimId,
    sourceId,
    stance: 'supports',
    primary: false,
    locator: '',
    excerpt: '',
    accessedAt: null,
    addedBy: null,
    addedAt: AT,
    ...parts,
  }
}
