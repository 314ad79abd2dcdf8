import 'server-only'
import type { Readable } from 'node:stream'

/* How long nobody may ask for more, in milliseconds: what is made holds on to one moment of the database. */
const PATIENCE_MS = 2 * 60 * 1000

/**
 * A stream as the body of an answer: made no faster than it is asked for, and let go when whoever fetches it goes away
 * or does not ask for more for two minutes.
 * `took` hears of each piece how long it is.
 */
export function pulled(stream: Readable, took: (bytes: number) => void): ReadableStream<Uint8Array> {
  const chunks = stream.iterator()
  let waiting: NodeJS.Timeout | undefined
  return new ReadableStream<Uint8Array>(
    {
      async pull(controller) {
        clearTimeout(waiting)
        try {
          const { done, value } = await chunks.next()
          if (done) controller.close()
          else {
            took(value.byteLength)
            controller.enqueue(value)
            waiting = setTimeout(() => stream.destroy(), PATIENCE_MS).unref()
          }
        } catch (error) {
          controller.error(error)
        }
      },
      cancel() {
        clearTimeout(waiting)
        stream.destroy()
      },
    },
    { highWaterMark: 0 },
  )
}
