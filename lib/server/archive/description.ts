import 'server-only'
import { z } from 'zod'
import { ARCHIVE_TABLES, type ArchiveTable, COLUMN_TYPES } from '@/db/queries/archive'
import { FORMAT } from './layout'

const sha256 = z.string().regex(/^[0-9a-f]{64}$/)
const count = z.number().int().nonnegative()

const column = z.object({ name: z.string(), type: z.enum(COLUMN_TYPES), optional: z.boolean() }).strict()

/** A table of an archive, and what is needed to see that it is whole. */
const tablePart = z
  .object({
    name: z.string(),
    holds: z.string(),
    rows: count,
    bytes: count,
    sha256,
    /** The columns that tell rows apart, and by which they are sorted. */
    key: z.array(z.string()),
    columns: z.array(column),
  })
  .strict()
export type TablePart = z.infer<typeof tablePart>

const storePart = z.object({ name: z.string(), holds: z.string(), files: count, bytes: count }).strict()

/** What `stet.json` says of an archive. When and by whom it was made stands here and nowhere else. */
export const description = z
  .object({
    format: z.literal(FORMAT),
    formatVersion: z.number().int(),
    /** The Stet that made it. */
    product: z.object({ name: z.literal('Stet'), version: z.string() }).strict(),
    madeAt: z.string(),
    madeBy: z.string(),
    newsroom: z.string(),
    tables: z.array(tablePart),
    /** Files that belong to rows, each named by the SHA-256 of what is in it. */
    stores: z.array(storePart),
    /** What was left out, and why. */
    leftOut: z.record(z.string(), z.string()),
    /** SHA-256 of the manifest, which has that of every part in `data`. */
    manifest: sha256,
  })
  .strict()
export type Description = z.infer<typeof description>

/** The part of a description that can be read of any version of the format. */
export const anyDescription = z.object({
  format: z.literal(FORMAT),
  formatVersion: z.number().int(),
  product: z.object({ version: z.string() }),
})

type Shaped = Pick<ArchiveTable, 'name' | 'columns'>

/**
 * How the tables of an archive lie to those of this Stet: the same, with something this one does not know, or without
 * something that it has.
 */
export function compareTables(tables: readonly Shaped[]): 'same' | 'newer' | 'older' {
  const theirs = new Set(tables.flatMap(shapeOf))
  const ours = new Set(ARCHIVE_TABLES.flatMap(shapeOf))
  if ([...theirs].some(column => !ours.has(column))) return 'newer'
  return [...ours].some(column => !theirs.has(column)) ? 'older' : 'same'
}

function shapeOf({ name, columns }: Shaped): string[] {
  return columns.map(column => `${name}.${column.name} ${column.type} ${column.optional}`)
}
