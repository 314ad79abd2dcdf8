import type { Command } from 'prosemirror-state'
import type { EditorView } from 'prosemirror-view'
import type { Article, ArticleWithDraft } from '@/lib/contracts/article'
import type { CallError } from '@/lib/contracts/call'
import type { ClaimAnchor } from '@/lib/domain/claim-anchor'
import type { ClaimStore } from './claim-store'
import type { DraftFeed } from './draft-feed'
import type { LostChange } from './lost-changes'
import type { OthersStore } from './presence'
import type { Batch } from './sync'

/** Whether what was typed is on the server. */
export type SaveState =
  | { readonly kind: 'saved'; readonly at: Date | null }
  | { readonly kind: 'saving' }
  /** The server cannot be reached; changes wait in this window. */
  | { readonly kind: 'offline'; readonly pending: number; readonly since: Date }
  /** The server refuses: a full disk, a session that ended, a schema too old. `retryAt` is when it is tried again. */
  | {
      readonly kind: 'failed'
      readonly error: CallError
      readonly pending: number
      readonly retryAt: Date | null
    }

/** What React shows of the editor; a new object only when something in it changed, never per key. */
export interface EditorSnapshot {
  readonly save: SaveState
  /** Ids of the claims that stand in the draft, in reading order, those not yet saved included. */
  readonly order: readonly string[]
  readonly chosen: string | null
  readonly hasSelection: boolean
  readonly canUndo: boolean
  readonly canRedo: boolean
  readonly wordCount: number
  readonly headline: string
  readonly version: number
  /** Changes of this window that found no place after others' changes; shown until put back or let go. */
  readonly dropped: readonly LostChange[]
  /** What a paste left out, or an undo left alone, in words without a full stop; null once dismissed. */
  readonly notice: string | null
}

export interface EditorOptions {
  readonly mount: HTMLElement
  readonly article: ArticleWithDraft
  readonly claims: ClaimStore
  readonly mayWrite: boolean
  readonly mayMark: boolean
  /** Called when the person asks for a claim's card by key (Ctrl+Enter on it). */
  readonly onOpenCard: (id: string) => void
  /** Asked for by key: there is nothing to check in the selection, or in the sentence at the caret. */
  readonly onPassOver?: () => void
  /** An address was pasted while a claim was chosen and no text selected, or onto the chosen claim's words. */
  readonly onPasteUrl: (id: string, url: string) => void
  /** Called when the description of the figure that is chosen is asked for. */
  readonly onDescribePicture?: () => void
  /** Called at most once a frame, when it is painted, after the layout of claims may have moved. */
  readonly onLayout: () => void
  /** The article as the server last described it, each time something happened to it. */
  readonly onArticle?: (article: Article) => void
  /** Who sits here: undo leaves claims alone that others have worked on. */
  readonly personId?: string
  /** What streams this draft. Without one others' changes are asked for, and nobody is told where one is. */
  readonly feed?: DraftFeed
}

/** The one door between React and ProseMirror. */
export interface EditorHandle {
  readonly view: EditorView
  getSnapshot(): EditorSnapshot
  subscribe(listener: () => void): () => void
  /** The anchors of the claims in the draft as it stands, in reading order; computed once per document. */
  anchors(): readonly ClaimAnchor[]
  /** The DOM elements of a claim in reading order; empty while it is not rendered. */
  elements(id: string): readonly HTMLElement[]
  /** The claims that have their note on the page, each an element with the id `note-…`; their marks point to it. */
  noted(ids: readonly string[]): void
  /** Marks the selection as a new claim; answers its id, or null when nothing can be marked. */
  mark(): string | null
  /** Marks a stretch of the draft, ProseMirror positions; used by the sentence list. */
  markRange(from: number, to: number): string | null
  /** Takes the mark off; the claim becomes an orphan until somebody lets it go. */
  unmark(id: string): void
  /** Puts an orphan's mark on the selection; false when nothing is selected. */
  relink(id: string): boolean
  /** Runs a command that changes the text, as a step of its own to undo; false where it does not apply. */
  alone(command: Command): boolean
  /** Sends picture files and puts a figure of each below the block with the caret. */
  addPictures(files: readonly File[]): Promise<void>
  /** Chooses a claim, or none; `scroll` brings its first line into sight. */
  choose(id: string | null, options?: { readonly scroll?: boolean }): void
  /** The claim after or before the chosen one (or the caret) in reading order, chosen and scrolled to. */
  step(direction: 1 | -1): string | null
  undo(): void
  redo(): void
  focus(): void
  /** Highlights what is found; answers how many, and moves to the nth. */
  find(query: string, index: number): number
  /** Tries to save at once: "Try now", or after signing in again. */
  saveNow(): void
  /** Asks the server what others did, now. */
  refresh(): void
  /** The other windows in this draft; watched apart from the snapshot, since cursors move all the time. */
  readonly others: OthersStore
  /** Whether the form of the chosen claim is being filled in here, which the others are told. */
  setWorking(working: boolean): void
  /** Takes in what an earlier window of the same person left: changes that found no place, and words about it. */
  takeOver(left: { readonly dropped: readonly LostChange[]; readonly notice: string | null }): void
  /** Lets go of dropped changes, these or all. */
  letGo(changes?: readonly LostChange[]): void
  dismissNotice(): void
  /** Under which this window saves. */
  readonly clientId: string
  /** The first of the unsaved steps, where their fate is not known. */
  batch(): Batch | null
  /** Hears each time something was done to the draft or became of its saving. */
  onMoved(listener: () => void): () => void
  /** The draft as plain text, for "Copy the text". */
  text(): string
  destroy(): void
}
