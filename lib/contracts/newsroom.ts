import { z } from 'zod'
import { flag, id, line, moment, timeZone } from './shared'

export const settings = z.object({
  newsroom: z.string(),
  /** On: people may approve their own findings. Off by default; each switch is recorded. */
  ownFindingsAllowed: z.boolean(),
  /** On: claims flagged legal or sensitive need the approval of two people. Off by default; each switch is recorded. */
  secondReviewer: z.boolean(),
})
export type Settings = z.infer<typeof settings>
export const settingsAnswer = z.object({ settings })
export const patchSettingsBody = z
  .object({ newsroom: line(120), ownFindingsAllowed: z.boolean(), secondReviewer: z.boolean() })
  .partial()
  .strict()

export const token = z.object({
  id,
  name: z.string(),
  createdAt: moment,
  lastUsedAt: moment.nullable(),
  hint: z.string(),
})
export const tokensAnswer = z.object({ tokens: z.array(token) })
export const createTokenBody = z.object({ name: line(120).default('Token') }).strict()
/** The secret is shown this once and stored only as a hash. */
export const createTokenAnswer = z.object({ token, secret: z.string() })
/** The id comes in the body or, as not every client sends a body with DELETE, in the query. */
export const deleteTokenBody = z.object({ id: id.optional() }).strict()
export const deleteTokenQuery = z.object({ id: id.optional() })

export const healthAnswer = z.object({
  ok: z.boolean(),
  version: z.string(),
  checks: z.record(z.string(), z.object({ ok: z.boolean(), message: z.string().optional() })),
  /** How many event streams are open now. */
  streams: z.number().int(),
  /** Of what goes out of the house: how much waits, and how much was given up. */
  jobs: z.object({ waiting: z.number().int(), failed: z.number().int() }),
})

export const EXPORT_FORMATS = [
  'html',
  'docx',
  'pdf',
  'markdown',
  'csv',
  'json',
  'webannotation',
  'claimreview',
] as const
export const EXPORT_PROFILES = ['draft', 'checking', 'checked'] as const
/** Where a Word file has the notes on its claims. */
export const NOTE_PLACES = ['comments', 'footnotes'] as const
export type NotePlace = (typeof NOTE_PLACES)[number]
export type ExportFormat = (typeof EXPORT_FORMATS)[number]
export type ExportProfile = (typeof EXPORT_PROFILES)[number]
export const exportQuery = z.object({
  format: z.enum(EXPORT_FORMATS).default('html'),
  profile: z.enum(EXPORT_PROFILES).default('draft'),
  /** `true` shows the names and contacts of confidential sources. */
  confidential: z.enum(['true', 'false']).default('false'),
  /** Whether to show comments, and what happened to the claims; left out: in the checking copy only. */
  comments: flag.optional(),
  history: flag.optional(),
  /** In a Word file: each claim's note as a comment on its words (also when left out), or at the foot of the page. */
  notes: z.enum(NOTE_PLACES).optional(),
  /** The reader's time zone by its IANA name, for the moments printed in the copy; UTC without it. */
  timeZone: timeZone.optional(),
})
