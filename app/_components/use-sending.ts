import { useEffect, useState } from 'react'

/** Something on its way to the server that can be called off; at most one thing at a time. */
export interface OnItsWay {
  /** From 0 to 1 as far as it has been sent; null when nothing is on its way. */
  readonly sent: number | null
  /** Whether the last one was stopped by the reader. */
  readonly stopped: boolean
  /** Sends; null when it was stopped meanwhile. */
  send<T>(work: (options: SendingOptions) => Promise<T>): Promise<T | null>
  stop(): void
}

interface SendingOptions {
  readonly onProgress: (sent: number) => void
  readonly signal: AbortSignal
}

/** Sends with progress; what is on its way when the component goes is called off. */
export function useSending(): OnItsWay {
  const [sent, setSent] = useState<number | null>(null)
  const [stopped, setStopped] = useState(false)
  const [slot] = useState<{ now: AbortController | null }>(() => ({ now: null }))
  useEffect(() => () => slot.now?.abort(), [slot])
  return {
    sent,
    stopped,
    async send(work) {
      slot.now?.abort()
      const own = new AbortController()
      slot.now = own
      setStopped(false)
      setSent(0)
      const outcome = await work({ onProgress: setSent, signal: own.signal })
      if (slot.now === own) {
        slot.now = null
        setSent(null)
      }
      return own.signal.aborted ? null : outcome
    },
    stop() {
      if (slot.now === null) return
      slot.now.abort()
      setStopped(true)
    },
  }
}
