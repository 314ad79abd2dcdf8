import type { ClaimsAnswer, PlacedClaim, StetEvent } from '@/lib/contracts/claim'
import type { SavedView } from '@/lib/contracts/saved-view'
import type { PersonRef } from '@/lib/contracts/shared'
import type { Actor } from '@/lib/domain/role'
import type { ShownPassage } from './draft-cache'
import type { QueueView } from './view'

/** What the server gives the queue to begin with. */
export interface QueueStart {
  readonly view: QueueView
  readonly page: ClaimsAnswer
  /** The claim the address names. */
  readonly asked: string | null
  /** The claim shown first, with its words and history, so that the page comes whole. */
  readonly claim: PlacedClaim | null
  readonly passage: ShownPassage | null
  readonly events: readonly StetEvent[] | null
  /** When the server read all this, ISO 8601; a moment seen before means a page that the browser had kept. */
  readonly readAt: string
  /** Who may be given a claim. */
  readonly people: readonly PersonRef[]
  /** The views that people keep, and the desks that claims can be filtered by. */
  readonly views: readonly SavedView[]
  readonly desks: readonly string[]
  readonly ownFindingsAllowed: boolean
  readonly secondReviewer: boolean
  readonly actor: Actor
}
