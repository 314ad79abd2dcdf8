import type { Coverage } from '@/lib/domain/coverage'
import type { ChainHead } from '@/lib/domain/event-chain'
import type { Publication } from '@/lib/domain/publication'
import { index, integer, isNull, json, primaryKey, sql, table, text, timestamp, uniqueIndex } from './column'
import { people } from './person'

/** One draft. The document itself is the latest snapshot and the steps after it. */
export const articles = table(
  'articles',
  {
    id: text('id').primaryKey(),
    version: integer('version').notNull().default(0),
    headline: text('headline').notNull(),
    desk: text('desk').notNull().default(''),
    byline: text('byline').notNull().default(''),
    deadline: timestamp('deadline'),
    wordCount: integer('word_count').notNull().default(0),
    /** SHA-256 of the plain text as it stands, hex. */
    textHash: text('text_hash').notNull(),
    /** How much of it somebody has looked at; null until it is first saved after this was counted. */
    coverage: json<Coverage>('coverage'),
    /** Where and when it came out; null while it has not, or was taken back. */
    published: json<Publication>('published'),
    createdBy: text('created_by').references(() => people.id),
    createdAt: timestamp('created_at').notNull(),
    updatedBy: text('updated_by').references(() => people.id),
    updatedAt: timestamp('updated_at').notNull(),
    trashedAt: timestamp('trashed_at'),
    /** How many of its claims wait for review; kept by triggers on `claims`. */
    pending: integer('pending').notNull().default(0),
  },
  t => [
    index('articles_deadline').on(t.trashedAt, t.deadline),
    index('articles_desk').on(t.desk, t.id),
    index('articles_pending')
      .on(t.trashedAt, isNull(t.deadline), t.deadline, t.id)
      .where(sql`${t.pending} > 0`),
  ],
)

/** The document at a version, so that not all steps need replaying. Version 0 is what was imported. */
export const snapshots = table(
  'snapshots',
  {
    articleId: text('article_id')
      .notNull()
      .references(() => articles.id, { onDelete: 'cascade' }),
    version: integer('version').notNull(),
    doc: json<unknown>('doc').notNull(),
    createdAt: timestamp('created_at').notNull(),
  },
  t => [primaryKey({ columns: [t.articleId, t.version] })],
)

/** A batch of steps accepted at once; the id makes a retry idempotent. */
export const commits = table(
  'commits',
  {
    articleId: text('article_id')
      .notNull()
      .references(() => articles.id, { onDelete: 'cascade' }),
    id: text('id').notNull(),
    clientId: text('client_id').notNull(),
    actorId: text('actor_id').references(() => people.id),
    /** Version before the first and after the last step. */
    baseVersion: integer('base_version').notNull(),
    version: integer('version').notNull(),
    at: timestamp('at').notNull(),
    /** Ids of the claims that the steps touched, and the number of the last event: what a retry is answered. */
    touched: json<readonly string[]>('touched').notNull(),
    event: integer('event').notNull(),
  },
  t => [
    primaryKey({ columns: [t.articleId, t.id] }),
    uniqueIndex('commits_version').on(t.articleId, t.version),
  ],
)

/** The step log: the step with version n leads from n − 1 to n. */
export const steps = table(
  'steps',
  {
    articleId: text('article_id')
      .notNull()
      .references(() => articles.id, { onDelete: 'cascade' }),
    version: integer('version').notNull(),
    commitId: text('commit_id').notNull(),
    clientId: text('client_id').notNull(),
    step: json<unknown>('step').notNull(),
  },
  t => [primaryKey({ columns: [t.articleId, t.version] })],
)

/** The frozen record that an article was cleared. */
export const signOffs = table(
  'sign_offs',
  {
    id: text('id').primaryKey(),
    articleId: text('article_id')
      .notNull()
      .references(() => articles.id, { onDelete: 'cascade' }),
    version: integer('version').notNull(),
    textHash: text('text_hash').notNull(),
    clearedBy: text('cleared_by').references(() => people.id),
    clearedAt: timestamp('cleared_at').notNull(),
    overrideReason: text('override_reason'),
    overridden: json<unknown[]>('overridden').notNull(),
    claims: json<unknown[]>('claims').notNull(),
    /** Where the article's chain of events ended, the clearing itself included; null before there were chains. */
    head: json<ChainHead>('head'),
  },
  t => [index('sign_offs_article').on(t.articleId, t.clearedAt)],
)
