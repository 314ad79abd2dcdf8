import type { TurnClock } from '../turns'

/** A clock that stands until it is moved. */
export interface StillClock extends TurnClock {
  /** Moves on by so many milliseconds, running what falls due on the way. */
  forward(ms: number): void
}

export function createStillClock(): StillClock {
  let now = 0
  let alarms: { readonly at: number; readonly run: () => void }[] = []
  return {
    now: () => now,
    after(ms, run) {
      const alarm = { at: now + ms, run }
      alarms.push(alarm)
      return () => {
        alarms = alarms.filter(other => other !== alarm)
      }
    },
    forward(ms) {
      const end = now + ms
      for (;;) {
        const [next] = alarms.filter(({ at }) => at <= end).sort((a, b) => a.at - b.at)
        if (!next) break
        alarms = alarms.filter(other => other !== next)
        now = next.at
        next.run()
      }
      now = end
    },
  }
}
