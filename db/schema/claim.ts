import { FACET_BITS, LANE_BITS, RANKED_PRIORITIES } from '@/lib/domain/claim-facets'
import type { Claimant, PublishedVerdict } from '@/lib/domain/claim-review'
import { FLAGS, type Flag } from '@/lib/domain/flag'
import { PRIORITIES } from '@/lib/domain/priority'
import { RESOLUTIONS } from '@/lib/domain/resolution'
import { REVIEW_STATES } from '@/lib/domain/review-state'
import { STATUSES } from '@/lib/domain/status'
import { articles } from './article'
import {
  boolean,
  derivedInteger,
  derivedTimestamp,
  index,
  integer,
  isNotNull,
  json,
  oneOf,
  placeIn,
  primaryKey,
  sql,
  table,
  text,
  timestamp,
} from './column'
import { people } from './person'

/* Every set of flags, as it is stored. */
const FLAG_SETS = [[], ...FLAGS.map(flag => [flag]), FLAGS].map(set => JSON.stringify(set))

/* A number written out, since a column's definition takes no values bound to it. */
const bits = (count: number) => sql.raw(String(count))

/* As `facetsCode` of the domain packs them; a claim in the trash has none, and so no place under any of them. */
const facets = sql`case when shelved then null else
  (stale << ${bits(FACET_BITS.stale)})
  | (orphaned << ${bits(FACET_BITS.orphaned)})
  | ((citation_count = 0) << ${bits(FACET_BITS.unsourced)})
  | (thin << ${bits(FACET_BITS.thin)})
  | (${placeIn('priority', RANKED_PRIORITIES)} << ${bits(FACET_BITS.priority)})
  | ((instr(flags, '"legal"') > 0) << ${bits(FACET_BITS.legal)})
  | ((instr(flags, '"sensitive"') > 0) << ${bits(FACET_BITS.sensitive)})
  | (${placeIn('status', STATUSES)} << ${bits(FACET_BITS.status)})
  | (${placeIn('review', REVIEW_STATES)} << ${bits(FACET_BITS.review)})
end`

/* As `laneIn` of the domain; not out of the facets, which would be computed once more for each index. */
const lane = sql`case when shelved then null else
  (${placeIn('review', REVIEW_STATES)} << ${bits(LANE_BITS.review)})
  | ${placeIn('priority', RANKED_PRIORITIES)}
end`

/* For whom it waits is told by its review state: a reviewer, or its checker. */
const waitingSince = sql`case
  when review = 'pending' then coalesce(finding_at, created_at)
  when review <> 'not_submitted' then coalesce(reviewed_at, finding_at, created_at)
  when stale then coalesce(text_changed_at, created_at)
  else created_at
end`

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
    /** The article's desk, kept here likewise. */
    desk: text('desk').notNull().default(''),
    /** Where its article comes among all, the one that came in last first: minus that moment, in milliseconds. */
    articleOrder: integer('article_order').notNull().default(0),
    /** How many citations it has, and whether they are too few and all secondary; kept by triggers on `citations`. */
    citationCount: integer('citation_count').notNull().default(0),
    thin: boolean('thin').notNull().default(false),
    facets: derivedInteger('facets', facets),
    /** Review state and priority alone, of the facets. */
    lane: derivedInteger('lane', lane),
    /** Since when it has waited for whoever acts on it next. */
    waitingSince: derivedTimestamp('waiting_since', waitingSince),
    createdBy: text('created_by').references(() => people.id),
    createdAt: timestamp('created_at').notNull(),
    updatedAt: timestamp('updated_at').notNull(),
    /** The last event that touched the claim: what a client has not seen is what is newer. */
    eventId: integer('event_id').notNull().default(0),
    /** Quote, note and proposed wording, folded for searching. */
    search: text('search').notNull().default(''),
  },
  t => [
    index('claims_article').on(t.articleId, t.number, t.facets),
    index('claims_article_people').on(t.articleId, t.assigneeId, t.findingBy),
    index('claims_article_event').on(t.articleId, t.eventId),
    index('claims_first_approved').on(t.firstApprovedBy, t.review).where(isNotNull(t.firstApprovedBy)),
    /*
     * What the queue is read along: its orders in each lane, the first of them for each person as well, and each set of
     * facets. What comes after an order is looked at there, since fetching the claim itself costs thirty times as much.
     */
    index('claims_by_deadline').on(
      ...[t.lane, t.dueAt, t.articleId, t.number, t.id],
      ...[t.facets, t.waitingSince, t.articleOrder, t.desk, t.findingBy],
    ),
    index('claims_by_age').on(...[t.lane, t.waitingSince, t.id], ...[t.facets, t.dueAt, t.desk, t.findingBy]),
    index('claims_by_article').on(
      ...[t.lane, t.articleOrder, t.articleId, t.number, t.id],
      ...[t.facets, t.waitingSince, t.dueAt, t.desk, t.findingBy],
    ),
    index('claims_by_assignee').on(
      ...[t.assigneeId, t.lane, t.dueAt, t.articleId, t.number, t.id],
      ...[t.facets, t.waitingSince, t.articleOrder, t.desk, t.findingBy],
    ),
    index('claims_by_checker')
      .on(
        ...[t.findingBy, t.lane, t.dueAt, t.articleId, t.number, t.id],
        ...[t.facets, t.waitingSince, t.articleOrder, t.desk, t.assigneeId],
      )
      .where(isNotNull(t.findingBy)),
    index('claims_by_facets').on(
      ...[t.facets, t.dueAt, t.articleId, t.number, t.id],
      ...[t.waitingSince, t.articleOrder, t.desk, t.findingBy],
    ),
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

/** How many claims out of the trash have each set of facets; kept by triggers on `claims`. */
export const claimFacets = table('claim_facets', {
  facets: integer('facets').primaryKey(),
  count: integer('count').notNull(),
})

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
