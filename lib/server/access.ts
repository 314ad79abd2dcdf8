import 'server-only'
import type { Reader } from '@/db'
import { type ArticleRow, articleById } from '@/db/queries/articles'
import { type ClaimRow, claimById } from '@/db/queries/claims'
import { may, type Permission } from '@/lib/domain/permission'
import { ok, type Result, refuse } from '@/lib/domain/result'
import type { Actor } from '@/lib/domain/role'
import { conflict, forbidden, notFound, type Refusal } from './refusal'

/** The article, if the actor may know of it: one in the trash only who manages articles. */
export async function findArticle(
  db: Reader,
  actor: Actor,
  id: string,
): Promise<Result<ArticleRow, Refusal>> {
  if (!may(actor, 'article.read')) return refuse(notFound('This article'))
  const article = await articleById(db, id)
  if (!article || (article.trashedAt !== null && !may(actor, 'article.manage'))) {
    return refuse(notFound('This article'))
  }
  return ok(article)
}

/** A claim and its article. */
export interface ClaimInArticle {
  readonly claim: ClaimRow
  readonly article: ArticleRow
}

/** The claim, if the actor may know of its article. */
export async function findClaim(
  db: Reader,
  actor: Actor,
  id: string,
): Promise<Result<ClaimInArticle, Refusal>> {
  const claim = may(actor, 'article.read') ? await claimById(db, id) : undefined
  if (!claim) return refuse(notFound('This claim'))
  const article = await findArticle(db, actor, claim.articleId)
  return article.ok ? ok({ claim, article: article.value }) : refuse(notFound('This claim'))
}

/* Why the actor may not do this to an article they may read; null when they may. */
function obstacle(actor: Actor, permission: Permission, article: ArticleRow): Refusal | null {
  if (!may(actor, permission)) return forbidden()
  return article.trashedAt === null ? null : trashed()
}

/** The article has to be restored first. */
export function trashed(): Refusal {
  return conflict('trashed', 'This article is in the trash. Restore it first.')
}

/** The article, for changing it: refused when the actor may not do this, or it lies in the trash. */
export async function openArticle(
  db: Reader,
  actor: Actor,
  id: string,
  permission: Permission,
): Promise<Result<ArticleRow, Refusal>> {
  const article = await findArticle(db, actor, id)
  if (!article.ok) return article
  const stop = obstacle(actor, permission, article.value)
  return stop ? refuse(stop) : article
}

/** The claim, for changing it: refused when the actor may not do this, or its article lies in the trash. */
export async function openClaim(
  db: Reader,
  actor: Actor,
  id: string,
  permission: Permission,
): Promise<Result<ClaimInArticle, Refusal>> {
  const found = await findClaim(db, actor, id)
  if (!found.ok) return found
  const stop = obstacle(actor, permission, found.value.article)
  return stop ? refuse(stop) : found
}
