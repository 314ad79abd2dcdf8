'use client'

import { createContext, useContext } from 'react'
import type { ArticleWithDraft } from '@/lib/contracts/article'
import type { PersonRef } from '@/lib/contracts/shared'
import type { Actor } from '@/lib/domain/role'
import type { ClaimStore } from '@/lib/editor/claim-store'
import type { EditorHandle } from '@/lib/editor/handle'
import type { ClaimActions } from './claim-actions'
import type { HalfTypedForms } from './half-typed'
import type { OutboxHere } from './outbox-here'

/** Which part of a claim's card is open for writing. */
export type CardForm =
  | {
      readonly kind: 'finding'
      readonly status: 'needs_change' | 'disputed' | 'cannot_verify' | 'verified' | 'opinion'
    }
  | {
      readonly kind:
        | 'note'
        | 'propose'
        | 'source'
        | 'comment'
        | 'return'
        | 'stet'
        | 'assign'
        | 'history'
        | 'claimant'
        | 'flag'
    }

/** Everything the parts of the workspace share; the same object for the life of the screen. */
export interface WorkspaceShared {
  readonly actor: Actor
  readonly articleId: string
  readonly store: ClaimStore
  readonly editor: EditorHandle
  readonly actions: ClaimActions
  /** What was written into cards and not sent. */
  readonly forms: HalfTypedForms
  /** Whether what is unsaved outlives this window; takes a new key after signing in again. */
  readonly outbox: OutboxHere
  readonly ownFindingsAllowed: boolean
  readonly secondReviewer: boolean
  readonly people: readonly PersonRef[]
  /** Chooses the next claim that holds the article back, after the chosen one. */
  readonly goToNextBlocker: () => void
  /** Set when a card was asked for by key: the card that opens takes the focus. */
  readonly focusCard: { current: boolean }
}

/** What changes now and then: the article's details, the open form, the panel in front. */
export interface WorkspaceState {
  readonly article: ArticleWithDraft['article']
  readonly signOff: ArticleWithDraft['signOff']
  readonly form: CardForm | null
  readonly openForm: (form: CardForm | null) => void
  readonly panel: Panel | null
  readonly openPanel: (panel: Panel | null) => void
  readonly reloadArticle: () => Promise<void>
  /** Whether what has been looked at steps back, so that the rest stands out. */
  readonly covering: boolean
  readonly setCovering: (covering: boolean) => void
}

export type Panel =
  | 'sentences'
  | 'history'
  | 'clear'
  | 'details'
  | 'claims'
  | 'find'
  | 'link'
  | 'picture'
  | 'new-version'
  | 'sign-off'
  | 'export'

export const SharedContext = createContext<WorkspaceShared | null>(null)
export const StateContext = createContext<WorkspaceState | null>(null)

function required<T>(value: T | null, name: string): T {
  if (value === null) throw new Error(`${name} is used outside the workspace.`)
  return value
}

export function useWorkspace(): WorkspaceShared {
  return required(useContext(SharedContext), 'useWorkspace')
}

export function useWorkspaceState(): WorkspaceState {
  return required(useContext(StateContext), 'useWorkspaceState')
}
