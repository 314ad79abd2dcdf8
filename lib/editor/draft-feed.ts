import type { CallError } from '@/lib/contracts/call'
import type { ChangesFrame, Presence } from '@/lib/contracts/stream'

/** After which version and event a feed is to go on. */
export interface DraftPosition {
  readonly version: number
  readonly event: number
}

/** What hears of what others do in one draft. */
export interface DraftListener {
  changes(frame: ChangesFrame): void
  /** Everybody who is in the article now, this window included. */
  presence(people: readonly Presence[]): void
  /** The server was heard, if only to say that nothing happened. */
  heard(): void
  /** The server was asked and did not answer, or refused. */
  unheard(error: CallError): void
}

/** A stream of what happens to one draft, as the page hands it to the editor. */
export interface DraftFeed {
  /**
   * Begins to bring what happens after a position, which is asked for at each new beginning. What comes may begin
   * earlier than asked and may leave out steps: whoever listens compares versions. Answers the way to stop.
   */
  follow(listener: DraftListener, position: () => DraftPosition): () => void
  /** Tries again at once, after signing in for example. */
  retry(): void
}
