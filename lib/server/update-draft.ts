import 'server-only'
import type { Node } from 'prosemirror-model'
import type { Transform } from 'prosemirror-transform'
import { type Reader, read } from '@/db'
import type { ArticleRow } from '@/db/queries/articles'
import { claimNumbers } from '@/db/queries/claims'
import { appendEvent } from '@/db/queries/events'
import type { Answer } from '@/lib/contracts/call'
import { MAX_DOC_SIZE } from '@/lib/domain/authority'
import { draftDiff } from '@/lib/domain/draft-diff'
import { updateChange } from '@/lib/domain/draft-update'
import { wordCount } from '@/lib/domain/manuscript-text'
import { dressLike } from '@/lib/domain/plain-dress'
import { ok, type Result, refuse } from '@/lib/domain/result'
import type { Actor } from '@/lib/domain/role'
import { sameWording } from '@/lib/domain/wording'
import { acceptSteps, SERVER_CLIENT } from './accept-steps'
import { openArticle } from './access'
import { now } from './clock'
import { readDraft, type SentFile } from './create-article'
import { anchorsOf, keepDraft, loadDraft } from './draft'
import { newId } from './id'
import { conflict, malformed, type Refusal } from './refusal'
import { transact } from './transact'

interface Sent extends SentFile {
  readonly body: { readonly text?: string; readonly markdown?: string; readonly html?: string }
  readonly query: { readonly preview?: boolean | undefined; readonly baseVersion?: number | undefined }
}

/**
 * Takes in a new version of a draft as its writer sent it, by steps on top of what is there: claims go along with
 * their words, and restoring version `from` takes it back. A preview answers the same and changes nothing. Refuses
 * 400 when nothing was sent, 409 `changed_since` when the draft is not at `baseVersion`, and what cannot be read as
 * `createArticle` does.
 */
export async function updateDraft(
  actor: Actor,
  { id }: { readonly id: string },
  { body, query, file, signal }: Sent,
): Promise<Result<Answer<'updateDraft'>, Refusal>> {
  const allowed = await read(db => openArticle(db, actor, id, 'article.write'))
  if (!allowed.ok) return allowed
  const sent = await readDraft(actor, body, { file, signal })
  if (!sent.ok) return sent
  const { doc, origin } = sent.value
  if (origin.format === 'empty') return refuse(malformed('text', 'Send a file, or text, markdown or html.'))
  return transact(async (db, afterCommit) => {
    const found = await openArticle(db, actor, id, 'article.write')
    if (!found.ok) return found
    const article = found.value
    if (query.baseVersion !== undefined && query.baseVersion !== article.version) {
      const message = 'The draft has changed since. Look at what the new version would do now.'
      return refuse(conflict('changed_since', message, { version: article.version }))
    }
    const before = await loadDraft(db, article)
    const plain = origin.format === 'text' || /\.te?xt$/i.test(file?.name ?? '')
    const change = updateChange(before, plain ? dressLike(before, doc) : doc)
    change.doc.check()
    if (change.doc.content.size > MAX_DOC_SIZE && change.doc.content.size > before.content.size) {
      return refuse({ status: 413, code: 'too_large', message: 'The draft would grow too large.' })
    }
    const outcome = await outcomeOf(db, article, change, [
      ...origin.dropped,
      ...claimsLeftOut(sent.value.claims),
    ])
    if (query.preview || change.steps.length === 0) return ok(outcome)
    const accepted = await acceptSteps(db, actor, article, {
      before,
      after: change.doc,
      steps: change.steps,
      commitId: newId(),
      clientId: SERVER_CLIENT,
    })
    if (!accepted.ok) return accepted
    const { version } = accepted.value
    await appendEvent(db, {
      kind: 'draft.updated',
      actorId: actor.personId,
      at: now(),
      articleId: id,
      data: { ...origin, from: article.version, to: version },
    })
    afterCommit(() => keepDraft(id, version, change.doc))
    return ok({ ...outcome, version })
  })
}

/* A new version is a text: what was said of it in the file belongs to claims of its own. */
function claimsLeftOut({ length }: readonly unknown[]): string[] {
  if (length === 0) return []
  return [
    `${length === 1 ? '1 stretch' : `${length} stretches`} with comments, tracked changes or notes; the words are taken`,
  ]
}

async function outcomeOf(
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
  }
}
