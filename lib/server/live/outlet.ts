import 'server-only'

/* What may wait to be read, in bytes; a frame that is larger by itself still goes out when nothing else waits. */
const MOST_WAITING = 64 * 1024

/** The sending end of one event stream. */
export interface Outlet {
  readonly body: ReadableStream<Uint8Array>
  /** Whether the reader has taken what was sent before. */
  ready(): boolean
  send(chunk: Uint8Array): void
  /** Ends the stream; what was sent before is still read. */
  end(): void
}

export interface OutletEvents {
  /** The reader has taken something and wants more. */
  onDrain(): void
  /** The reader went away. */
  onGone(): void
}

/** A stream that holds next to nothing in memory: whoever sends asks first whether it is `ready`. */
export function createOutlet({ onDrain, onGone }: OutletEvents): Outlet {
  let controller: ReadableStreamDefaultController<Uint8Array> | null = null
  const body = new ReadableStream<Uint8Array>(
    {
      start(given) {
        controller = given
      },
      pull: () => onDrain(),
      cancel() {
        controller = null
        onGone()
      },
    },
    { highWaterMark: MOST_WAITING, size: chunk => chunk.byteLength },
  )
  return {
    body,
    ready: () => (controller?.desiredSize ?? 0) > 0,
    send: chunk => controller?.enqueue(chunk),
    end() {
      controller?.close()
      controller = null
    },
  }
}
