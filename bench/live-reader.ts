import { createParser } from 'eventsource-parser'

/** Reads one event stream until it is let go; `onFrame` hears each frame with the moment it came, in ms. */
export async function readStream(
  url: string,
  cookie: string,
  signal: AbortSignal,
  onFrame: (name: string, data: string, at: number) => void,
): Promise<void> {
  const response = await fetch(url, { headers: { cookie }, signal })
  if (!response.ok || response.body === null) throw new Error(`${url} answered ${response.status}.`)
  const parser = createParser({
    onEvent: ({ event = '', data }) => onFrame(event, data, performance.now()),
  })
  const decoder = new TextDecoder()
  const run = async (body: ReadableStream<Uint8Array>) => {
    for await (const chunk of body) parser.feed(decoder.decode(chunk, { stream: true }))
  }
  // Let go at the end of the measurement, or ended by the server: a stream of five minutes' age is.
  void run(response.body).catch(() => undefined)
}
