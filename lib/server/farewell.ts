import 'server-only'

/** How long requests may take to end once the server is asked to leave, in milliseconds. */
const FAREWELL_MS = 3000
const SIGNALS = { SIGTERM: 143, SIGINT: 130 } as const

/**
 * Leaves at the latest this long after SIGTERM or SIGINT. Next waits for the requests it has, and for connections
 * that keep sending new ones: one browser that sends half a request would hold it up for good.
 */
export function leaveInTime(withinMs = FAREWELL_MS): void {
  for (const [signal, status] of Object.entries(SIGNALS)) {
    process.once(signal, () => setTimeout(() => process.exit(status), withinMs).unref())
  }
}
