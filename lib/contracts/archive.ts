import { z } from 'zod'
import { email, password } from './person'
import { line, moment } from './shared'

/** How far the making or restoring of an archive has come. */
export const archiveProgress = z.object({
  /** `ready`: not begun yet. */
  state: z.enum(['ready', 'running', 'done', 'failed']),
  /** A table, a folder of files, or `record` while the record is checked; blank before and after. */
  part: z.string(),
  /** How much is done of how much there is to do. */
  done: z.number().int(),
  of: z.number().int(),
  /** How large the archive is so far; when restoring, how much was unpacked. */
  bytes: z.number().int(),
  /** Why it failed, in a sentence. */
  message: z.string().nullable(),
})
export type ArchiveProgress = z.infer<typeof archiveProgress>
export const archiveProgressAnswer = z.object({ progress: archiveProgress })

/** One's own password once more: an archive holds every draft and every source. */
export const prepareArchiveBody = z.object({ password: z.string().min(1).max(128) }).strict()
export const prepareArchiveAnswer = z.object({ archive: z.object({ id: z.string(), fileName: z.string() }) })

/** An archive that was sent, before it is restored. Its id is a secret: whoever knows it goes on with it. */
export const sentArchiveAnswer = z.object({
  archive: z.object({
    id: z.string(),
    newsroom: z.string(),
    madeAt: moment,
    madeBy: z.string(),
    version: z.string(),
    bytes: z.number().int(),
    rows: z.record(z.string(), z.number().int()),
  }),
})
export type SentArchive = z.infer<typeof sentArchiveAnswer>['archive']

/** The account of whoever restores: theirs in the archive when it knows the address, otherwise a new one. */
export const restoreArchiveBody = z.object({ name: line(120), email, password }).strict()
