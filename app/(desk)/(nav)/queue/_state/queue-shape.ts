import type { CallError } from '@/lib/contracts/call'
import type { PatchClaimBody, PlacedClaim } from '@/lib/contracts/claim'
import type { Hold } from '@/lib/contracts/hold'
import type { CitationBody } from '@/lib/contracts/source'
import type { Cell } from './cell'
import type { ClaimCache } from './claim-cache'
import type { Reviewer } from './decision-rules'
import type { Decisions, Problem } from './decisions'
import type { DraftCache, ShownPassage } from './draft-cache'
import type { EventCache } from './event-cache'
import type { Hands } from './hands'
import type { QueueStart } from './queue-start'
import type { QueueStore } from './queue-store'
import type { Together } from './together'

/** Everything the screen reads and does. Made once; nothing in it changes identity. */
export interface QueueActions extends Decisions, Together, Pick<Hands, 'holds'> {
  readonly store: QueueStore
  readonly claims: ClaimCache
  readonly drafts: DraftCache
  readonly events: EventCache
  /** What went wrong with the last decision; null when nothing did. */
  readonly problem: Cell<Problem | null>
  /** What was typed and not sent, by claim and form: a form that is closed and opened again has it still. */
  readonly unsent: Map<string, string>
  reviewer(): Reviewer
  /** Whoever else has a claim in hand; null where nobody has. */
  heldBy(id: string): Hold | null
  /** Assigns a claim to the reader and puts it into their hand, whoever had it. */
  take(id: string): Promise<CallError | null>
  /** Shows the next claim of the view that nobody has in hand; it is kept for the reader. */
  giveNext(): Promise<void>
  /** The claim in its words, as far as they are known. */
  passage(articleId: string, claimId: string): ShownPassage | null
  /** Reads the draft again where it does not carry the claim in the words the claim has now. */
  mendPassage(claim: PlacedClaim, shown: ShownPassage | null): void
  /** Fetches what a claim needs to be shown, because it is likely to be chosen. */
  prepare(claim: { readonly id: string; readonly articleId: string }): void
  /** Takes what the server gave the page: for another view, or afresh. */
  open(start: QueueStart): void
  /** Keeps the list up to date while the screen is shown. Answers the way to stop. */
  attend(): () => void
  /** Shows a claim; on a narrow screen that is a step forward which Back undoes. */
  choose(id: string): void
  /** On a narrow screen, from the claim to the list. */
  backToList(): void
  step(by: 1 | -1): void
  loadMore(): Promise<void>
  /* Each of these answers what went wrong, or null. */
  patch(id: string, patch: PatchClaimBody): Promise<CallError | null>
  comment(id: string, text: string, replyTo: string | null): Promise<CallError | null>
  cite(id: string, body: CitationBody): Promise<CallError | null>
  /** Makes the finding of another claim on this one. */
  takeFinding(id: string, from: string): Promise<CallError | null>
}
