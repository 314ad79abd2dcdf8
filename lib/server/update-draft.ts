import 'server-only'
import type { z } from 'zod'
import { read } from '@/db'
import { appendEvent } from '@/db/queries/events'
import type { Answer } from '@/lib/contracts/call'
import type { updateDraftBody } from '@/lib/contracts/history'
import { MAX_DOC_SIZE } from '@/lib/domain/authority'
import { updateChange } from '@/lib/domain/draft-update'
import { dressLike } from '@/lib/domain/plain-dress'
import { ok, type Result, refuse } from '@/lib/domain/result'
import type { Actor } from '@/lib/domain/role'
import { acceptSteps, SERVER_CLIENT } from './accept-steps'
import { openArticle } from './access'
import { now } from './clock'
import { comeBack, returningTo } from './come-back'
import { readDraft, type SentFile } from './create-article'
import { keepDraft, loadDraft } from './draft'
import { outcomeOf } from './draft-outcome'
import { newId } from './id'
import { keepPictures, writePictures } from './pictures/brought-pictures'
import { conflict, malformed, type Refusal } from './refusal'
import { transact } from './transact'

interface Sent extends SentFile {
  readonly body: Partial<z.output<typeof updateDraftBody>>
  readonly query: { readonly preview?: boolean | undefined; readonly baseVersion?: number | undefined }
}

/**
 * Takes in a new version of a draft as its writer sent it, by steps on top of what is there: claims go along with
 * their words, and restoring version `from` takes it back. A preview answers the same and changes nothing. Refuses
 * 400 when nothing was sent, 409 `changed_since` when the draft is not at `baseVersion`, and what cannot be read as
 * `createArticle` does. A copy that Stet made of this article is held against the version it is of, so that what was
 * changed in it comes on top of what was changed here since.
 */
export async function updateDraft(
  actor: Actor,
  { id }: { readonly id: string },
  { body, query, file, signal }: Sent,
): Promise<Result<Answer<'updateDraft'>, Refusal>> {
  const allowed = await read(db => openArticle(db, actor, id, 'article.write'))
  if (!allowed.ok) return allowed
  const { leave = [], take = [], ...given } = body
  const sent = await readDraft(actor, given, { file, signal, returnsTo: id })
  if (!sent.ok) return sent
  const { doc, origin, pictures } = sent.value
  if (!query.preview) await writePictures(pictures)
  if (origin.format === 'empty')
    return refuse(malformed('body', 'text', 'Send a file, or text, markdown or html.'))
  return transact(async (db, afterCommit) => {
    const found = await openArticle(db, actor, id, 'article.write')
    if (!found.ok) return found
    const article = found.value
    if (query.baseVersion !== undefined && query.baseVersion !== article.version) {
      const message = 'The draft has changed since. Look at what the new version would do now.'
      return refuse(conflict('changed_since', message, { version: article.version }))
    }
    if (!query.preview) await keepPictures(db, actor, id, pictures, now())
    const before = await loadDraft(db, article)
    const returning = await returningTo(db, article, sent.value, { present: before, leave, take })
    if (returning)
      return comeBack(db, actor, article, { returning, origin, preview: query.preview, afterCommit })
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
    const event = await appendEvent(db, {
      kind: 'draft.updated',
      actorId: actor.personId,
      at: now(),
      articleId: id,
      data: { ...origin, from: article.version, to: version },
    })
    afterCommit(() => keepDraft(id, version, change.doc))
    return ok({ ...outcome, version, event })
  })
}

/* A new version is a text: what was said of it in the file belongs to claims of its own. */
function claimsLeftOut({ length }: readonly unknown[]): string[] {
  if (length === 0) return []
  return [
    `${length === 1 ? '1 stretch' : `${length} stretches`} with comments, tracked changes or notes; the words are taken`,
  ]
}
