import 'server-only'
import { ok, type Result, refuse } from '@/lib/domain/result'
import type { Actor } from '@/lib/domain/role'
import { importDraft } from '@/lib/exchange/import/import-draft'
import { IMPORT_REFUSAL_STATUS, type ImportRefusal } from '@/lib/exchange/import/import-refusal'
import type { ImportedDraft } from '@/lib/exchange/import/imported-draft'
import { draftOfPlain } from '@/lib/exchange/import/plain-draft'
import { logBug } from './answer'
import type { ReaderPool } from './reader/reader-pool'
import type { ReadingJob } from './reader/reading'
import { readingRefusal } from './reader/reading-refusal'
import { readerPool } from './reader/the-pool'
import type { Refusal } from './refusal'

/* Plain text up to this length, in UTF-16 units, is only cut into lines: less work than to hand it to somebody. */
const READ_HERE = 20_000

/**
 * Reads what somebody sent, in a process of its own that can do nothing else and is ended at its limits. What comes
 * back is held against the schema here. Refuses what cannot be read as `ImportRefusal` says, 422 what takes too long
 * or makes a parser stumble, 413 what takes too much memory, 429 and 503 when too much is waiting to be read.
 */
export async function readImport(
  actor: Actor,
  job: ReadingJob,
  signal: AbortSignal = new AbortController().signal,
  pool: ReaderPool = readerPool(),
): Promise<Result<ImportedDraft, Refusal>> {
  if (job.kind === 'text' && job.text.format === 'text' && job.text.text.length <= READ_HERE) {
    const imported = importDraft(job.text)
    return imported.ok ? imported : refuse(unreadable(imported.error))
  }
  const answer = await pool.read(job, actor.personId, signal)
  if (answer === 'ended') console.error('A reader ended by itself before it had an answer.')
  if (typeof answer === 'string') return refuse(readingRefusal(answer, nameOf(job)))
  if (answer.outcome === 'refused') return refuse(unreadable(answer.refusal))
  if (signal.aborted) return refuse(readingRefusal('called_off', nameOf(job)))
  try {
    if (answer.outcome === 'read') return ok(draftOfPlain(answer.draft))
    throw Object.assign(new Error('A parser broke.'), { name: answer.name, stack: answer.frames })
  } catch (error) {
    logBug('a reader', error)
    return refuse(readingRefusal('ended', nameOf(job)))
  }
}

function unreadable({ code, message }: ImportRefusal): Refusal {
  return { status: IMPORT_REFUSAL_STATUS[code], code, message }
}

function nameOf(job: ReadingJob): string {
  const { fileName } = job.kind === 'file' ? job.file : job.text
  return fileName === undefined ? 'That text' : `“${fileName}”`
}
