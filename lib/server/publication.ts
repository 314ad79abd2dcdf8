import 'server-only'
import type { z } from 'zod'
import { type ArticleRow, updateArticle } from '@/db/queries/articles'
import { appendEvent } from '@/db/queries/events'
import { latestSignOff } from '@/db/queries/sign-offs'
import type { publishBody } from '@/lib/contracts/article'
import type { Answer } from '@/lib/contracts/call'
import { linkUrl } from '@/lib/domain/link-url'
import type { Publication } from '@/lib/domain/publication'
import { ok, type Result, refuse } from '@/lib/domain/result'
import type { Actor } from '@/lib/domain/role'
import { openArticle } from './access'
import { presentArticle } from './article-view'
import { now } from './clock'
import { conflict, type Refusal, unfit } from './refusal'
import { transact } from './transact'

/**
 * Marks a cleared article as published, with the address of its page and since when it is out. Refuses 409
 * `not_cleared`, and 422 `bad_address` for what is no page on the web, `in_the_future`.
 */
export async function publish(
  actor: Actor,
  { id }: { readonly id: string },
  body: z.output<typeof publishBody>,
): Promise<Result<Answer<'publish'>, Refusal>> {
  return transact(async db => {
    const found = await openArticle(db, actor, id, 'article.publish')
    if (!found.ok) return found
    const article = found.value
    if (!(await latestSignOff(db, id))) {
      return refuse(conflict('not_cleared', 'Not yet. It has to be cleared for publication first.'))
    }
    const typed = body.url?.trim() ?? ''
    const url = typed === '' ? null : linkUrl(typed)
    if (typed !== '' && !url?.startsWith('http')) {
      return refuse(
        unfit('bad_address', 'That is not the address of a page: it begins with https:// or http://.'),
      )
    }
    const present = now()
    const at = body.at === undefined ? present : new Date(body.at).toISOString()
    if (at > present) return refuse(unfit('in_the_future', 'It cannot have come out later than now.'))
    const { version, textHash } = article
    const published: Publication = { url, at, by: actor.personId, version, textHash }
    await updateArticle(db, id, { published })
    await appendEvent(db, {
      kind: 'article.published',
      actorId: actor.personId,
      at: present,
      articleId: id,
      data: { url, at, version, textHash },
    })
    return ok({ article: await presentArticle(db, { ...article, published }) })
  })
}

/** Takes back that an article is published. Refuses 409 `not_published`. */
export async function unpublish(
  actor: Actor,
  { id }: { readonly id: string },
): Promise<Result<Answer<'unpublish'>, Refusal>> {
  return transact(async db => {
    const found = await openArticle(db, actor, id, 'article.publish')
    if (!found.ok) return found
    const article: ArticleRow = found.value
    if (article.published === null) {
      return refuse(conflict('not_published', 'It is not marked as published.'))
    }
    const { url, at } = article.published
    await updateArticle(db, id, { published: null })
    await appendEvent(db, {
      kind: 'article.unpublished',
      actorId: actor.personId,
      at: now(),
      articleId: id,
      data: { url, at },
    })
    return ok({ article: await presentArticle(db, { ...article, published: null }) })
  })
}
