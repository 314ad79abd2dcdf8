import 'server-only'
import type { z } from 'zod'
import type { Writer } from '@/db'
import { type ArticleRow, articleById, updateArticle } from '@/db/queries/articles'
import { appendEvent } from '@/db/queries/events'
import type { patchArticleBody } from '@/lib/contracts/article'
import type { Answer } from '@/lib/contracts/call'
import type { EventKind } from '@/lib/domain/event-kind'
import { may } from '@/lib/domain/permission'
import { ok, type Result, refuse } from '@/lib/domain/result'
import type { Actor } from '@/lib/domain/role'
import { acceptSteps, SERVER_CLIENT } from './accept-steps'
import { findArticle, trashed } from './access'
import { presentArticle } from './article-view'
import { now } from './clock'
import { keepDraft, loadDraft } from './draft'
import { headlineChange, headlineText } from './headline'
import { newId } from './id'
import { forbidden, type Refusal } from './refusal'
import { type AfterCommit, transact } from './transact'

type PatchArticleBody = z.output<typeof patchArticleBody>

/**
 * Renames an article (as a step of its draft), changes its details, puts it in the trash or takes it out. An article
 * in the trash changes in no other way: 409 `trashed`.
 */
export async function patchArticle(
  actor: Actor,
  { id }: { readonly id: string },
  body: PatchArticleBody,
): Promise<Result<Answer<'patchArticle'>, Refusal>> {
  return transact(async (db, afterCommit) => {
    const found = await findArticle(db, actor, id)
    if (!found.ok) return found
    if (!may(actor, 'article.manage')) return refuse(forbidden())
    const { headline, trashed: intoTrash, ...details } = body
    if (found.value.trashedAt !== null && intoTrash !== false) {
      const nothingElse = headline === undefined && Object.keys(details).length === 0
      if (!nothingElse) return refuse(trashed())
    }
    if (intoTrash === false) await moveTrash(db, actor, found.value, null)
    if (headline !== undefined) {
      const renamed = await rename(db, actor, found.value, headlineText(headline), afterCommit)
      if (!renamed.ok) return renamed
    }
    await changeDetails(db, actor, found.value, details)
    if (intoTrash === true) await moveTrash(db, actor, found.value, now())
    const row = await articleById(db, id)
    return ok({ article: await presentArticle(db, row ?? found.value) })
  })
}

/** Puts an article in the trash; it can be restored. Doing it twice is no error. */
export async function deleteArticle(
  actor: Actor,
  { id }: { readonly id: string },
): Promise<Result<null, Refusal>> {
  return transact(async db => {
    const found = await findArticle(db, actor, id)
    if (!found.ok) return found
    if (!may(actor, 'article.manage')) return refuse(forbidden())
    await moveTrash(db, actor, found.value, now())
    return ok(null)
  })
}

async function moveTrash(db: Writer, actor: Actor, article: ArticleRow, trashedAt: string | null) {
  if ((article.trashedAt === null) === (trashedAt === null)) return
  await updateArticle(db, article.id, { trashedAt })
  await record(db, actor, article, trashedAt === null ? 'article.restored' : 'article.trashed', {})
}

async function rename(
  db: Writer,
  actor: Actor,
  article: ArticleRow,
  headline: string,
  afterCommit: AfterCommit,
): Promise<Result<null, Refusal>> {
  const before = await loadDraft(db, article)
  const { doc: after, steps } = headlineChange(before, headline)
  if (steps.length === 0) return ok(null)
  const change = { before, after, steps, commitId: newId(), clientId: SERVER_CLIENT }
  const accepted = await acceptSteps(db, actor, article, change)
  if (!accepted.ok) return accepted
  await record(db, actor, article, 'article.renamed', { before: article.headline, after: headline })
  afterCommit(() => keepDraft(article.id, accepted.value.version, after))
  return ok(null)
}

async function changeDetails(
  db: Writer,
  actor: Actor,
  article: ArticleRow,
  { desk, byline, deadline }: Pick<PatchArticleBody, 'desk' | 'byline' | 'deadline'>,
): Promise<void> {
  const at = now()
  const by = { updatedBy: actor.personId, updatedAt: at }
  const due = deadline ? new Date(deadline).toISOString() : deadline
  if (due !== undefined && due !== article.deadline) {
    await updateArticle(db, article.id, { deadline: due, ...by })
    await record(db, actor, article, 'article.deadline', { before: article.deadline, after: due })
  }
  const before: Record<string, string> = {}
  const after: Record<string, string> = {}
  for (const [name, value] of Object.entries({ desk, byline })) {
    const present = article[name as 'desk' | 'byline'] // the two names just above
    if (value === undefined || value === present) continue
    before[name] = present
    after[name] = value
  }
  if (Object.keys(after).length === 0) return
  await updateArticle(db, article.id, { ...after, ...by })
  await record(db, actor, article, 'article.changed', { before, after })
}

async function record(
  db: Writer,
  actor: Actor,
  article: ArticleRow,
  kind: EventKind,
  data: Record<string, unknown>,
): Promise<void> {
  await appendEvent(db, { kind, actorId: actor.personId, at: now(), articleId: article.id, data })
}
