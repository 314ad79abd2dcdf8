import 'server-only'
import { keepSchedule } from '../notices/schedule'
import { tellPeople } from '../notices/tell'
import { runDueJobs } from './run'

/* How often it is looked whether anybody is to be told, and whether anything is due. */
const LOOK_MS = 2000
/* How often the clock is asked about deadlines and digests. */
const SCHEDULE_MS = 60_000

/**
 * Works beside the requests as long as the process lives: tells people, and does what is due. What fails, a full disk
 * for example, is tried again at the next look. Answers the way to stop; several processes may work at once.
 */
export function startWorking(): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined
  let scheduledAt = Number.NEGATIVE_INFINITY
  let stopped = false
  let said = ''
  const round = async () => {
    try {
      await tellPeople()
      if (Date.now() - scheduledAt >= SCHEDULE_MS) {
        await keepSchedule()
        scheduledAt = Date.now()
      }
      await runDueJobs()
      said = ''
    } catch (error) {
      const reason = error instanceof Error ? error.message : String(error)
      // Once, not every two seconds.
      if (reason !== said) console.error(`Notices and e-mail wait: ${reason}`)
      said = reason
    }
    if (!stopped) next()
  }
  const next = () => {
    timer = setTimeout(() => void round(), LOOK_MS)
    // It keeps no server from leaving.
    timer.unref()
  }
  next()
  return () => {
    stopped = true
    clearTimeout(timer)
  }
}
