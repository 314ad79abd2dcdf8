import 'server-only'
import type { Node } from 'prosemirror-model'
import type { Transform } from 'prosemirror-transform'
import type { Reader } from '@/db'
import type { ArticleRow } from '@/db/queries/articles'
import { claimNumbers } from '@/db/queries/claims'
import type { Answer } from '@/lib/contracts/call'
import { draftDiff } from '@/lib/domain/draft-diff'
import { wordCount } from '@/lib/domain/manuscript-text'
import { sameWording } from '@/lib/domain/wording'
import { anchorsOf } from './draft'

/** What a change would do to a draft and its claims: the same for a preview and for what is done. */
export async function outcomeOf(
  db: Reader,
  article: ArticleRow,
  change: Transform,
  dropped: readonly string[],
): Promise<Answer<'updateDraft'>> {
  const before: Node = change.before
  const blocks = draftDiff(before, change.doc)
  const words = (kind: 'ins' | 'del') =>
    blocks
      .flatMap(({ parts }) => parts.filter(part => part.kind === kind))
      .reduce((sum, { text }) => sum + wordCount(text), 0)
  const numbers = new Map((await claimNumbers(db, article.id)).map(claim => [claim.id, claim.number]))
  const standing = anchorsOf(change.doc)
  const claims = [...anchorsOf(before).values()].map(({ id, quote }) => ({
    id,
    number: numbers.get(id) ?? 0,
    before: quote,
    quote: standing.get(id)?.quote ?? null,
  }))
  return {
    from: article.version,
    version: article.version,
    inserted: words('ins'),
    deleted: words('del'),
    blocks: blocks.map(block => ({ ...block, parts: [...block.parts] })),
    dropped: [...dropped],
    kept: claims.filter(({ before, quote }) => quote !== null && sameWording(before, quote)).length,
    reworded: claims.flatMap(({ quote, ...claim }) =>
      quote !== null && !sameWording(claim.before, quote) ? [{ ...claim, quote }] : [],
    ),
    orphaned: claims.flatMap(({ id, number, before, quote }) =>
      quote === null ? [{ id, number, quote: before }] : [],
    ),
    returned: null,
    event: null,
  }
}
