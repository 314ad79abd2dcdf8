import type { Article } from '@/lib/contracts/article'
import { BLOCKER_KINDS, type BlockerKind } from '@/lib/domain/clearance'

const SAY: Record<BlockerKind, (count: number) => string> = {
  unchecked: count => `${count} not checked`,
  stale: count => `${count} wording changed`,
  pending: count => `${count} waiting for review`,
  returned: count => `${count} returned`,
  unresolved: count => `${count} ${count === 1 ? 'needs' : 'need'} an answer`,
}

/** What the words say about: an article, or as much of it as they need. */
export type Standing = Pick<Article, 'stage' | 'wordCount' | 'cleared' | 'published'> & {
  /** Of those that wait for review, the ones that cannot be approved for want of a source. */
  readonly unsourced: number
  readonly progress: Pick<Article['progress'], 'total' | 'holding' | 'byBlocker' | 'byStatus'>
}

/** How an article stands, in words: what holds it back, or what became of it. `warn` wants somebody to look. */
export function standingWords(article: Standing): { readonly words: string; readonly warn: boolean } {
  const { cleared, published, progress } = article
  if (article.stage === 'published' && published) {
    if (published.changedSince) return { words: 'Text changed after publication', warn: true }
    return { words: published.by ? `Marked by ${published.by.name.split(' ')[0]}` : '', warn: false }
  }
  if (article.stage === 'cleared' && cleared) {
    if (cleared.changedSince) return { words: 'Text changed after clearing', warn: true }
    const by = cleared.by ? ` by ${cleared.by.name.split(' ')[0]}` : ''
    if (cleared.overridden === 0) return { words: `Stands as cleared${by}`, warn: false }
    const open = `${cleared.overridden} open ${cleared.overridden === 1 ? 'claim' : 'claims'}`
    return { words: `Cleared${by} over ${open}`, warn: false }
  }
  if (progress.total === 0) {
    if (article.wordCount === 0) return { words: 'Nothing written yet', warn: false }
    return { words: `No claims marked yet, ${lengthWords(article.wordCount)}`, warn: false }
  }
  if ((progress.byStatus.unchecked ?? 0) === progress.total) {
    return {
      words: progress.total === 1 ? 'Nobody has started' : `Nobody has started on the ${progress.total}`,
      warn: false,
    }
  }
  const held = BLOCKER_KINDS.flatMap(kind => {
    const count = progress.byBlocker[kind] ?? 0
    return count > 0 ? [SAY[kind](count)] : []
  })
  if (article.unsourced > 0) held.push(`${article.unsourced} without a source`)
  return { words: held.length === 0 ? 'Nothing holds it back' : held.join(', '), warn: false }
}

/** A length in words: "1,840 words". */
export function lengthWords(count: number): string {
  return `${new Intl.NumberFormat('en-GB').format(count)} ${count === 1 ? 'word' : 'words'}`
}
