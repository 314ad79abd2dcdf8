import 'server-only'
import { read } from '@/db'
import { articleRows } from '@/db/queries/articles'
import { claimsOfArticle } from '@/db/queries/claims'
import { lastEvent } from '@/db/queries/events'
import { latestSignOff } from '@/db/queries/sign-offs'
import type { ArticleWithDraft } from '@/lib/contracts/article'
import type { Answer } from '@/lib/contracts/call'
import { coverageOf } from '@/lib/domain/coverage'
import { SCHEMA_VERSION } from '@/lib/domain/manuscript-schema'
import { plainText } from '@/lib/domain/manuscript-text'
import { may } from '@/lib/domain/permission'
import { ok, type Result, refuse } from '@/lib/domain/result'
import type { Actor } from '@/lib/domain/role'
import { isFound, searchFor } from '@/lib/domain/search-query'
import { searchText } from '@/lib/domain/search-text'
import { findArticle } from './access'
import { presentArticle, presentArticles } from './article-view'
import { presentClaims } from './claim-view'
import { anchorsOf, loadDraft } from './draft'
import { forbidden, type Refusal } from './refusal'
import { presentSignOff } from './sign-off-view'

/** The articles, nearest deadline first and those without one last; the trash only to who manages articles. */
export async function listArticles(
  actor: Actor,
  query: { readonly trashed?: boolean | undefined; readonly q?: string | undefined },
): Promise<Result<Answer<'listArticles'>, Refusal>> {
  const trashed = query.trashed ?? false
  if (!may(actor, trashed ? 'article.manage' : 'article.read')) return refuse(forbidden())
  const search = searchFor(query.q)
  return read(async db => {
    const rows = await articleRows(db, trashed)
    const found =
      search.length === 0
        ? rows
        : rows.filter(row => isFound(search, searchText(row.headline, row.desk, row.byline)))
    return ok({ articles: await presentArticles(db, found) })
  })
}

/** An article with its draft and claims, all of one moment. */
export async function getArticle(
  actor: Actor,
  { id }: { readonly id: string },
): Promise<Result<ArticleWithDraft, Refusal>> {
  return read(async db => {
    const article = await findArticle(db, actor, id)
    if (!article.ok) return article
    const doc = await loadDraft(db, article.value)
    const signOff = await latestSignOff(db, id)
    return ok({
      article: await presentArticle(db, { ...article.value, coverage: coverageOf(doc) }),
      text: plainText(doc),
      doc: doc.toJSON(),
      schemaVersion: SCHEMA_VERSION,
      claims: await presentClaims(db, await claimsOfArticle(db, id), anchorsOf(doc)),
      signOff: signOff ? await presentSignOff(db, signOff) : null,
      event: await lastEvent(db),
    })
  })
}

/** The headline of an article, for the title of its page; null when the actor may not know of it. */
export async function articleHeadline(actor: Actor, id: string): Promise<string | null> {
  const article = await read(db => findArticle(db, actor, id))
  return article.ok ? article.value.headline : null
}
