import type { ArchiveProgress } from '@/lib/contracts/archive'
import type { CallResult } from '@/lib/contracts/call'

/* How often it is asked how far it has come, in milliseconds. */
const EVERY_MS = 400

/**
 * Asks again and again how far an archive has come, until it is done, has failed or is called off; tells each answer.
 * A server that does not answer for a moment is asked again. Ends with the last answer; null when there is none.
 */
export async function followArchive(
  ask: () => Promise<CallResult<{ readonly progress: ArchiveProgress }>>,
  told: (progress: ArchiveProgress) => void,
): Promise<ArchiveProgress | null> {
  for (;;) {
    const answer = await ask()
    if (answer.ok) {
      told(answer.value.progress)
      if (['done', 'failed'].includes(answer.value.progress.state)) return answer.value.progress
    } else if (answer.error.status !== 0 && answer.error.status !== 503) return null
    await new Promise(resolve => setTimeout(resolve, EVERY_MS))
  }
}
