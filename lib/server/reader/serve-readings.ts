import { Script } from 'node:vm'
import type { Result } from '@/lib/domain/result'
import type { ImportRefusal } from '@/lib/exchange/import/import-refusal'
import type { ImportedDraft } from '@/lib/exchange/import/imported-draft'
import type { PlainDraft } from '@/lib/exchange/import/plain-draft'
import { closeDoors } from './closed-doors'
import type { ReadingAnswer, ReadingJob, ReadingOrder } from './reading'

/*
 * The server ends a reader that takes too long. Should it be gone itself, this ends one that would go on for ever:
 * the one clock that also stops what never lets another have its turn. In milliseconds.
 */
const DEADLINE = 15_000

type Read = (job: ReadingJob) => Result<ImportedDraft, ImportRefusal>

/** Reads what the server sends, one job at a time, until the server lets go. Runs in a process of its own. */
export function serveReadings(read: Read): void {
  closeDoors()
  process.on('disconnect', () => process.exit())
  process.on('message', async ({ job, bytes }: ReadingOrder) => {
    const whole: ReadingJob =
      job.kind === 'file' ? { ...job, file: { ...job.file, bytes: await received(bytes) } } : job
    process.send?.(within(DEADLINE, () => answer(read, whole)))
  })
}

async function received(length: number): Promise<Uint8Array> {
  const bytes = new Uint8Array(length)
  let at = 0
  if (length === 0) return bytes
  for await (const chunk of process.stdin.iterator({ destroyOnReturn: false })) {
    bytes.set(chunk, at)
    at += chunk.length
    if (at === length) break
  }
  return bytes
}

function answer(read: Read, job: ReadingJob): ReadingAnswer {
  try {
    const draft = read(job)
    if (!draft.ok) return { outcome: 'refused', refusal: draft.error }
    const plain: PlainDraft = { ...draft.value, doc: draft.value.doc.toJSON() }
    return { outcome: 'read', draft: plain }
  } catch (error) {
    const { name = '', stack = '' } = error instanceof Error ? error : {}
    const frames = stack.split('\n').filter(line => /^\s+at /.test(line))
    return { outcome: 'broke', name, frames: frames.slice(0, 12).join('\n') }
  }
}

function within<T>(milliseconds: number, work: () => T): T {
  const slot = globalThis as { stetWork?: () => T }
  slot.stetWork = work
  return new Script('stetWork()').runInThisContext({ timeout: milliseconds })
}
