import { createParser } from 'eventsource-parser'
import { type CallError, readError } from '@/lib/contracts/call'

/** An event as it came, its data parsed. */
export interface StreamEvent {
  readonly name: string
  readonly data: unknown
}

/** How a stream ended: the server closed it, would not have it, or the line broke. */
export type Ending =
  | { readonly kind: 'ended' }
  | { readonly kind: 'refused'; readonly error: CallError }
  | { readonly kind: 'broke' }

export interface EventReading {
  readonly url: string
  /** The id of the last event that came, to go on after; null to begin. */
  readonly lastEventId: number | null
  readonly signal: AbortSignal
  /** The server has taken the request, and what it says follows. */
  onOpen(): void
  onEvent(event: StreamEvent): void
  /** A comment came: a sign of life. */
  onComment(): void
}

const NO_STREAM: CallError = {
  status: 0,
  code: 'not_a_stream',
  message: 'Something else than Stet answered.',
}

/**
 * Reads server-sent events until they end. With `fetch`, since an EventSource does not tell why it was refused and
 * tries again by itself. Never throws.
 */
export async function readEvents({
  url,
  lastEventId,
  signal,
  onOpen,
  onEvent,
  onComment,
}: EventReading): Promise<Ending> {
  try {
    const headers = new Headers({ accept: 'text/event-stream' })
    if (lastEventId !== null) headers.set('last-event-id', String(lastEventId))
    const response = await fetch(url, { headers, signal, cache: 'no-store' })
    if (!response.ok) return { kind: 'refused', error: await readError(response) }
    const isStream = response.headers.get('content-type')?.startsWith('text/event-stream') ?? false
    if (!isStream || response.body === null) return { kind: 'refused', error: NO_STREAM }
    onOpen()
    const parser = createParser({
      onEvent: ({ event = 'message', data }) => onEvent({ name: event, data: JSON.parse(data) }),
      onComment,
    })
    const reader = response.body.pipeThrough(new TextDecoderStream()).getReader()
    for (;;) {
      const { done, value } = await reader.read()
      if (done) return { kind: 'ended' }
      parser.feed(value)
    }
  } catch {
    return { kind: 'broke' }
  }
}
