import 'server-only'
import { createHub, type Hub } from './hub'
import type { HubClock } from './pump'
import { hubMadeBy } from './slot'

const clock: HubClock = {
  now: Date.now,
  after(ms, run) {
    const timer = setTimeout(run, ms)
    // Nobody who listens keeps a server from leaving.
    timer.unref()
    return () => clearTimeout(timer)
  },
}

/** The one hub of this process. */
export function theHub(): Hub {
  return hubMadeBy(() => createHub(clock))
}
