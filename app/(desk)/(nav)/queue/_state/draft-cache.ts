import type { ArticleWithDraft } from '@/lib/contracts/article'
import type { CallResult } from '@/lib/contracts/call'
import type { Status } from '@/lib/domain/status'
import { type DraftLine, draftLines } from './draft-lines'
import { type Passage, passageOf } from './passage'

/** A claim in its words, with the status of every claim over them. */
export interface ShownPassage {
  readonly passage: Passage
  readonly statuses: ReadonlyMap<string, Status>
}

interface KnownDraft {
  readonly lines: readonly DraftLine[]
  readonly statuses: ReadonlyMap<string, Status>
  /** When it was asked for, in milliseconds of the caller's clock. */
  readonly askedAt: number
}

/** The drafts of the articles whose claims are being reviewed: each is fetched once, however many claims it has. */
export interface DraftCache {
  /** The passage of a claim, the same object until its draft is read again; null while it is not known. */
  passage(articleId: string, claimId: string): ShownPassage | null
  knows(articleId: string): boolean
  /** Fetches the draft, unless it is known or on its way; one asked for before `since` is fetched again. */
  want(articleId: string, since?: number): void
  subscribe(listener: () => void): () => void
}

/* Enough for the articles of one evening; the longest unused goes first. */
const KEPT = 12

/** A cache over `load`, which fetches an article; `now` is the clock. A draft that cannot be had is asked for anew. */
export function createDraftCache(
  load: (articleId: string) => Promise<CallResult<Pick<ArticleWithDraft, 'doc' | 'claims'>>>,
  now: () => number,
): DraftCache {
  const drafts = new Map<string, KnownDraft>()
  const passages = new Map<string, ShownPassage | null>()
  const loading = new Set<string>()
  const listeners = new Set<() => void>()

  function keep(articleId: string, draft: KnownDraft) {
    drafts.delete(articleId)
    drafts.set(articleId, draft)
    for (const oldest of [...drafts.keys()].slice(0, -KEPT)) drafts.delete(oldest)
    passages.clear()
    for (const listener of listeners) listener()
  }

  return {
    passage(articleId, claimId) {
      const draft = drafts.get(articleId)
      if (!draft) return null
      const known = passages.get(claimId)
      if (known !== undefined) return known
      const shown = showPassage(draft.lines, draft.statuses, claimId)
      passages.set(claimId, shown)
      return shown
    },
    knows: articleId => drafts.has(articleId),
    want(articleId, since = Number.NEGATIVE_INFINITY) {
      const known = drafts.get(articleId)
      if (loading.has(articleId) || (known && known.askedAt >= since)) return
      loading.add(articleId)
      const askedAt = now()
      load(articleId).then(answer => {
        loading.delete(articleId)
        if (answer.ok) keep(articleId, { ...readDraft(answer.value), askedAt })
      })
    },
    subscribe(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
  }
}

/** The lines of an article's draft and the status of each of its claims. */
export function readDraft(article: Pick<ArticleWithDraft, 'doc' | 'claims'>): Omit<KnownDraft, 'askedAt'> {
  return {
    lines: draftLines(article.doc),
    statuses: new Map(article.claims.map(claim => [claim.id, claim.status])),
  }
}

/** A claim's passage with the statuses it needs and no others; null when the draft does not carry the claim. */
export function showPassage(
  lines: readonly DraftLine[],
  statuses: ReadonlyMap<string, Status>,
  claimId: string,
): ShownPassage | null {
  const passage = passageOf(lines, claimId)
  if (!passage) return null
  const needed = [...passage.sizes.keys()].flatMap(id => {
    const status = statuses.get(id)
    return status === undefined ? [] : [[id, status] as const]
  })
  return { passage, statuses: new Map(needed) }
}
