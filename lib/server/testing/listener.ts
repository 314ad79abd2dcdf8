import { createParser } from 'eventsource-parser'
import { onTestFinished } from 'vitest'

/** A frame as it was sent. */
export interface HeardFrame {
  readonly name: string
  readonly id: string | undefined
  /** Parsed; read it as a test may. */
  // biome-ignore lint/suspicious/noExplicitAny: tests look into frames of every shape
  readonly data: any
}

/** Somebody who listens to a stream. */
export interface Listener {
  /** What has come since it was last asked, comments as frames named `:`. */
  heard(): HeardFrame[]
  /** Whether the stream has ended. */
  ended(): boolean
  /** Goes away, as a closed page does. */
  leave(): Promise<void>
}

/** Reads a stream as it comes; leaves it after the test. */
export function listen(body: ReadableStream<Uint8Array>): Listener {
  const reader = body.getReader()
  const frames: HeardFrame[] = []
  let ended = false
  const parser = createParser({
    onEvent: ({ event = '', id, data }) => frames.push({ name: event, id, data: JSON.parse(data) }),
    onComment: () => frames.push({ name: ':', id: undefined, data: null }),
  })
  const decoder = new TextDecoder()
  const run = async () => {
    for (;;) {
      const { done, value } = await reader.read()
      if (done) break
      parser.feed(decoder.decode(value, { stream: true }))
    }
    ended = true
  }
  void run()
  const leave = () => reader.cancel()
  onTestFinished(leave)
  return {
    heard: () => frames.splice(0),
    ended: () => ended,
    leave,
  }
}
