import type { CallError } from '@/lib/contracts/call'
import type { ArticleFrame, AwayFrame, DeskFrame, PresenceFrame } from '@/lib/contracts/stream'

/** Up to where a tab knows an article. */
export interface Place {
  readonly version: number
  readonly event: number
}

/** What a tab wants to hear of. */
export interface Interest {
  /** The articles it shows, and up to where it knows each. */
  readonly articles: readonly (Place & { readonly articleId: string })[]
  /** The event up to which it knows the desk; null when it does not show it. */
  readonly desk: number | null
}

/** What the tabs of one browser tell each other. */
export type Message =
  /* To whoever leads. */
  | { readonly kind: 'here'; readonly tab: string; readonly interest: Interest }
  | { readonly kind: 'gone'; readonly tab: string }
  | { readonly kind: 'retry' }
  /* From whoever leads, to all. */
  | { readonly kind: 'who' }
  /** A sign of life of the tab that leads, whether it reaches the server or not. */
  | { readonly kind: 'led' }
  | { readonly kind: 'heard' }
  | { readonly kind: 'unheard'; readonly error: CallError }
  | { readonly kind: 'article'; readonly frame: ArticleFrame }
  | { readonly kind: 'presence'; readonly frame: PresenceFrame }
  | { readonly kind: 'desk'; readonly frame: DeskFrame }
  /** The stream does not carry this article; `full` when there are too many. */
  | { readonly kind: 'away'; readonly articleId: string; readonly reason: AwayFrame['reason'] | 'full' }
  /** Something happened on the desk that this tab was not told of. */
  | { readonly kind: 'missed'; readonly tab: string }
