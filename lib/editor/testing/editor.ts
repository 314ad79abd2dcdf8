import type { Node } from 'prosemirror-model'
import { onTestFinished, vi } from 'vitest'
import type { ArticleWithDraft } from '@/lib/contracts/article'
import type { PlacedClaim } from '@/lib/contracts/claim'
import { SCHEMA_VERSION } from '@/lib/domain/manuscript-schema'
import { plainText, wordCount } from '@/lib/domain/manuscript-text'
import { type ClaimStore, createClaimStore } from '../claim-store'
import { createEditor } from '../create-editor'
import type { EditorHandle, EditorOptions } from '../handle'
import { ARTICLE } from './article'

/** An article with this draft, as the server answers it. */
export function articleWith(doc: Node, claims: readonly PlacedClaim[] = []): ArticleWithDraft {
  const text = plainText(doc)
  return {
    article: { ...ARTICLE, headline: doc.child(0).textContent, wordCount: wordCount(text) },
    text,
    doc: doc.toJSON(),
    schemaVersion: SCHEMA_VERSION,
    claims: [...claims],
    signOff: null,
    event: 0,
  }
}

export interface OpenEditor {
  readonly handle: EditorHandle
  readonly claims: ClaimStore
}

/** An editor on a page, with a server that answers nothing; destroyed after the test. */
export function openEditor(
  doc: Node,
  {
    claims = [],
    ...options
  }: Partial<Omit<EditorOptions, 'claims'>> & { claims?: readonly PlacedClaim[] } = {},
): OpenEditor {
  silence()
  const mount = document.createElement('div')
  document.body.replaceChildren(mount)
  const store = createClaimStore(claims)
  const handle = createEditor({
    mount,
    article: articleWith(doc, claims),
    claims: store,
    mayWrite: true,
    mayMark: true,
    onOpenCard: () => undefined,
    onPasteUrl: () => undefined,
    onLayout: () => undefined,
    ...options,
  })
  onTestFinished(() => {
    silence()
    handle.destroy()
    vi.unstubAllGlobals()
  })
  return { handle, claims: store }
}

/* A server that never answers. */
function silence(): void {
  vi.stubGlobal(
    'fetch',
    vi.fn(() => new Promise(() => undefined)),
  )
}
