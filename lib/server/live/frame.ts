import 'server-only'
import type {
  ArticleFrame,
  AwayFrame,
  ByeFrame,
  ChangesFrame,
  DeskFrame,
  PresenceFrame,
} from '@/lib/contracts/stream'

/** Each kind of frame and what its data is. */
interface Frames {
  readonly changes: ChangesFrame
  readonly article: ArticleFrame
  readonly presence: PresenceFrame
  readonly desk: DeskFrame
  readonly away: AwayFrame
  readonly bye: ByeFrame
}

const encoder = new TextEncoder()

/** A frame as server-sent events write it: JSON has no line breaks of its own. */
export function frame<Name extends keyof Frames>(name: Name, data: Frames[Name], id?: number): Uint8Array {
  const head = id === undefined ? '' : `id: ${id}\n`
  return encoder.encode(`${head}event: ${name}\ndata: ${JSON.stringify(data)}\n\n`)
}

/** A version alone, as an id: it brings nothing, but a reader that comes again begins after it. */
export function startsAfter(id: number): Uint8Array {
  return encoder.encode(`id: ${id}\n\n`)
}

/** A comment, by which reader and proxies know that the line is alive. */
export const HEARTBEAT = encoder.encode(':\n\n')
