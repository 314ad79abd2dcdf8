import { STANCES } from '@/lib/domain/citation'
import { SOURCE_KINDS, type SourceField } from '@/lib/domain/source'
import { claims } from './claim'
import { boolean, index, integer, json, oneOf, table, text, timestamp } from './column'
import { people } from './person'

/** The source library: each source once, used by any number of claims. */
export const sources = table(
  'sources',
  {
    id: text('id').primaryKey(),
    kind: text('kind', { enum: SOURCE_KINDS }).notNull(),
    title: text('title').notNull(),
    url: text('url'),
    note: text('note').notNull().default(''),
    confidential: boolean('confidential').notNull().default(false),
    fields: json<Partial<Record<SourceField, string>>>('fields').notNull(),
    citationCount: integer('citation_count').notNull().default(0),
    /** Title, address, note and fields, folded for searching; of a confidential one not its contact. */
    search: text('search').notNull().default(''),
    createdBy: text('created_by').references(() => people.id),
    createdAt: timestamp('created_at').notNull(),
    updatedAt: timestamp('updated_at').notNull(),
  },
  t => [
    index('sources_updated').on(t.updatedAt, t.id),
    index('sources_url').on(t.url),
    oneOf('sources_kind', 'kind', SOURCE_KINDS),
  ],
)

/** The use of a source by a claim. */
export const citations = table(
  'citations',
  {
    id: text('id').primaryKey(),
    claimId: text('claim_id')
      .notNull()
      .references(() => claims.id, { onDelete: 'cascade' }),
    sourceId: text('source_id')
      .notNull()
      .references(() => sources.id),
    stance: text('stance', { enum: STANCES }).notNull().default('supports'),
    primary: boolean('is_primary').notNull().default(false),
    locator: text('locator').notNull().default(''),
    excerpt: text('excerpt').notNull().default(''),
    accessedAt: timestamp('accessed_at'),
    addedBy: text('added_by').references(() => people.id),
    addedAt: timestamp('added_at').notNull(),
    /** Excerpt and locator, folded for searching. */
    search: text('search').notNull().default(''),
  },
  t => [
    index('citations_claim').on(t.claimId),
    index('citations_source').on(t.sourceId),
    oneOf('citations_stance', 'stance', STANCES),
  ],
)
