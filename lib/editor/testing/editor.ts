import type { Node } from 'prosemirror-model'
import { vi } from 'vitest'
import type { Article, ArticleWithDraft } from '@/lib/contracts/article'
import type { PlacedClaim } from '@/lib/contracts/claim'
import { SCHEMA_VERSION } from '@/lib/domain/manuscript-schema'
import { plainText, wordCount } from '@/lib/domain/manuscript-text'
import { type ClaimStore, createClaimStore } from '../claim-store'
import { createEditor } from '../create-editor'
import type { EditorHandle, EditorOptions } from '../handle'

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

/** An editor on a page, with a server that answers nothing; destroyed with the test's page. */
export function openEditor(
  doc: Node,
  {
    claims = [],
    ...options
  }: Partial<Omit<EditorOptions, 'claims'>> & { claims?: readonly PlacedClaim[] } = {},
): OpenEditor {
  vi.stubGlobal(
    'fetch',
    vi.fn(() => new Promise(() => undefined)),
  )
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
  return { handle, claims: store }
}

const ARTICLE: Article = {
  id: 'article-1',
  version: 0,
  headline: '',
  desk: '',
  byline: '',
  deadline: null,
  stage: 'checking',
  wordCount: 0,
  progress: {
    total: 0,
    settled: 0,
    holding: 0,
    orphaned: 0,
    byStatus: {
      unchecked: 0,
      in_progress: 0,
      verified: 0,
      needs_change: 0,
      disputed: 0,
      cannot_verify: 0,
      opinion: 0,
    },
    segments: [],
    byBlocker: { unchecked: 0, stale: 0, pending: 0, returned: 0, unresolved: 0 },
  },
  people: [],
  cleared: null,
  createdBy: null,
  createdAt: '2024-03-04T09:00:00.000Z',
  updatedBy: null,
  updatedAt: '2024-03-04T09:00:00.000Z',
  trashedAt: null,
}
