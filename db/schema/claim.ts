import { isNotNull } from 'drizzle-orm'
import type { Claimant, PublishedVerdict } from '@/lib/domain/claim-review'
import { FLAGS, type Flag } from '@/lib/domain/flag'
import { PRIORITIES } from '@/lib/domain/priority'
import { RESOLUTIONS } from '@/lib/domain/resolution'
import { REVIEW_STATES } from '@/lib/domain/review-state'
import { STATUSES } from '@/lib/domain/status'
import { articles } from './article'
import { boolean, index, integer, isTrue, json, oneOf, primaryKey, table, text, timestamp } from './column'
import { people } from './person'

/* Every set of flags, as it is stored. */
const FLAG_SETS = [[], ...FLAGS.map(flag => [flag]), FLAGS].map(set => JSON.stringify(set))

/** Everything about a claim but where it lies: that is the mark in the document. */
export const claims = table(
  'claims',
  {
    id: text('id').primaryKey(),
    articleId: text('article_id')
      .notNull()
      .references(() => articles.id, { onDelete: 'cascade' }),
    /** Place in reading order, from 1; rewritten only when the order changes. */
    number: integer('number').notNull(),
    quote: text('quote').notNull(),
    prefix: text('prefix').notNull(),
    suffix: text('suffix').notNull(),
    status: text('status', { enum: STATUSES }).notNull().default('unchecked'),
    review: text('review', { enum: REVIEW_STATES }).notNull().default('not_submitted'),
    stale: boolean('stale').notNull().default(false),
    orphaned: boolean('orphaned').notNull().default(false),
    dismissed: boolean('dismissed').notNull().default(false),
    note: text('note').notNull().default(''),
    proposedWording: text('proposed_wording'),
    findingWording: text('finding_wording'),
    findingBy: text('finding_by').references(() => people.id),
    findingAt: timestamp('finding_at'),
    /** In the order of the domain's list. */
    flags: json<readonly Flag[]>('flags').notNull().default([]),
    firstApprovedBy: text('first_approved_by').references(() => people.id),
    firstApprovedAt: timestamp('first_approved_at'),
    reviewedBy: text('reviewed_by').references(() => people.id),
    reviewedAt: timestamp('reviewed_at'),
    reviewReason: text('review_reason'),
    approvalStands: boolean('approval_stands').notNull().default(false),
    resolution: text('resolution', { enum: RESOLUTIONS }),
    resolutionReason: text('resolution_reason'),
    resolvedBy: text('resolved_by').references(() => people.id),
    resolvedAt: timestamp('resolved_at'),
    textChangedBy: text('text_changed_by').references(() => people.id),
    textChangedAt: timestamp('text_changed_at'),
    assigneeId: text('assignee_id').references(() => people.id),
    priority: text('priority', { enum: PRIORITIES }).notNull().default('normal'),
    /** Who else made the claim, and what the newsroom has published about it; null where there is neither. */
    claimant: json<Claimant>('claimant'),
    verdict: json<PublishedVerdict>('verdict'),
    /** The article's deadline, or a moment after all others where it has none: the queue's order, kept here for its index. */
    dueAt: text('due_at').notNull(),
    /** The article lies in the trash: its claims leave the queue. */
    shelved: boolean('shelved').notNull().default(false),
    createdBy: text('created_by').references(() => people.id),
    createdAt: timestamp('created_at').notNull(),
    updatedAt: timestamp('updated_at').notNull(),
    /** The last event that touched the claim: what a client has not seen is what is newer. */
    eventId: integer('event_id').notNull().default(0),
    /** Quote, note and proposed wording, folded for searching. */
    search: text('search').notNull().default(''),
  },
  t => [
    index('claims_article').on(t.articleId, t.number),
    index('claims_article_people').on(t.articleId, t.assigneeId, t.findingBy),
    index('claims_article_event').on(t.articleId, t.eventId),
    index('claims_queue').on(t.shelved, t.dueAt, t.articleId, t.number, t.id),
    index('claims_queue_review').on(t.shelved, t.review, t.dueAt, t.articleId, t.number, t.id),
    index('claims_queue_status').on(t.shelved, t.status, t.dueAt, t.articleId, t.number, t.id),
    index('claims_queue_assignee').on(t.assigneeId, t.shelved, t.dueAt, t.articleId, t.number, t.id),
    index('claims_queue_stale').on(t.shelved, t.dueAt, t.articleId, t.number, t.id).where(isTrue(t.stale)),
    index('claims_queue_orphaned')
      .on(t.shelved, t.dueAt, t.articleId, t.number, t.id)
      .where(isTrue(t.orphaned)),
    index('claims_first_approved').on(t.firstApprovedBy, t.review).where(isNotNull(t.firstApprovedBy)),
    oneOf('claims_status', 'status', STATUSES),
    oneOf('claims_review', 'review', REVIEW_STATES),
    oneOf('claims_priority', 'priority', PRIORITIES),
    oneOf('claims_resolution', 'resolution', RESOLUTIONS),
    oneOf('claims_flags', 'flags', FLAG_SETS),
  ],
)

/** How many claims of an article, and of all, stand in each state; kept by triggers on `claims`. */
export const claimCounts = table(
  'claim_counts',
  {
    /** `''` in the rows that count the claims of all articles together. */
    articleId: text('article_id').notNull(),
    status: text('status', { enum: STATUSES }).notNull(),
    review: text('review', { enum: REVIEW_STATES }).notNull(),
    stale: boolean('stale').notNull(),
    orphaned: boolean('orphaned').notNull(),
    /** Whether the editor has answered the finding. */
    resolved: boolean('resolved').notNull(),
    shelved: boolean('shelved').notNull(),
    count: integer('count').notNull(),
  },
  t => [
    primaryKey({ columns: [t.articleId, t.status, t.review, t.stale, t.orphaned, t.resolved, t.shelved] }),
    index('claim_counts_review').on(t.shelved, t.review, t.articleId, t.count),
  ],
)

export const comments = table(
  'comments',
  {
    id: text('id').primaryKey(),
    claimId: text('claim_id')
      .notNull()
      .references(() => claims.id, { onDelete: 'cascade' }),
    replyTo: text('reply_to'),
    text: text('text').notNull(),
    authorId: text('author_id').references(() => people.id),
    createdAt: timestamp('created_at').notNull(),
    /** Of a comment that came with a file: who wrote it as the file says, and whether it was resolved there. */
    imported: json<{ author: string; resolved: boolean }>('imported'),
    /** The text, folded for searching. */
    search: text('search').notNull().default(''),
  },
  t => [index('comments_claim').on(t.claimId, t.createdAt)],
)
