import { z } from 'zod'
import { STANCES } from '@/lib/domain/citation'
import { linkUrl } from '@/lib/domain/link-url'
import { SOURCE_FIELDS, SOURCE_KINDS } from '@/lib/domain/source'
import { id, line, moment, pageSize, personRef, prose, searched } from './shared'

/** An address that may be a link, normalised; blank means none. */
export const sourceUrl = z
  .string()
  .max(2048)
  .nullable()
  .transform((value, context) => {
    if (value === null || value.trim() === '') return null
    const url = linkUrl(value)
    if (url === null) {
      context.addIssue({ code: 'custom', message: 'Only http, https and mailto addresses can be links.' })
      return z.NEVER
    }
    return url
  })

export const sourceFields = z.partialRecord(z.enum(SOURCE_FIELDS), prose(500))

export const source = z.object({
  id,
  kind: z.enum(SOURCE_KINDS),
  title: z.string(),
  url: z.string().nullable(),
  note: z.string(),
  /** Its name and contact stay out of exports unless somebody asks for them. */
  confidential: z.boolean(),
  fields: sourceFields,
  citationCount: z.number().int(),
  createdBy: personRef.nullable(),
  createdAt: moment,
  updatedAt: moment,
})
export type Source = z.infer<typeof source>

export const sourceBody = z
  .object({
    kind: z.enum(SOURCE_KINDS),
    title: line(500),
    url: sourceUrl.optional(),
    note: prose(5000).optional(),
    confidential: z.boolean().optional(),
    fields: sourceFields.optional(),
  })
  .strict()
export type SourceBody = z.infer<typeof sourceBody>
export const patchSourceBody = sourceBody.partial().strict()
export const sourceAnswer = z.object({ source })
export const sourcesQuery = z.object({
  q: searched.optional(),
  kind: z.enum(SOURCE_KINDS).optional(),
  cursor: z.string().max(500).optional(),
  limit: pageSize(200, 50),
})
export const sourcesAnswer = z.object({ sources: z.array(source), next: z.string().nullable() })
/** Where a source is used. */
export const sourceUsesAnswer = z.object({
  source,
  uses: z.array(z.object({ claimId: id, articleId: id, headline: z.string(), quote: z.string() })),
})

export const citation = z.object({
  id,
  source,
  stance: z.enum(STANCES),
  primary: z.boolean(),
  locator: z.string(),
  excerpt: z.string(),
  accessedAt: moment.nullable(),
  addedBy: personRef.nullable(),
  addedAt: moment,
})
export type Citation = z.infer<typeof citation>

const citationDetails = {
  stance: z.enum(STANCES).optional(),
  primary: z.boolean().optional(),
  locator: prose(500).optional(),
  excerpt: prose(10_000).optional(),
  accessedAt: moment.nullable().optional(),
}
/** Exactly one of `sourceId` (a source of the library) and `source` (a new one). */
export const citationBody = z
  .object({ sourceId: id.optional(), source: sourceBody.optional(), ...citationDetails })
  .strict()
  .refine(body => (body.sourceId === undefined) !== (body.source === undefined), {
    message: 'Give either sourceId or source.',
  })
export type CitationBody = z.infer<typeof citationBody>
export const patchCitationBody = z.object(citationDetails).strict()
export const citationAnswer = z.object({ citation })
