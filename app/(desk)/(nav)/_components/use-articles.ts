'use client'

import { useRouter } from 'next/navigation'
import { useEffect, useState } from 'react'
import { problemWords } from '@/app/_components/problem'
import { showToast } from '@/app/_components/toast'
import type { Article } from '@/lib/contracts/article'
import { type CallError, call } from '@/lib/contracts/call'

export type ArticleDetails = Pick<Article, 'headline' | 'desk' | 'byline' | 'deadline'>

/** How an article is called in a sentence. */
function named(article: Pick<Article, 'headline'>): string {
  return article.headline.trim() === '' ? 'Untitled' : `“${article.headline}”`
}

/**
 * The articles as shown, and what can be done to them from the list; each is undone from the message it leaves.
 * `refresh` asks for them anew.
 */
export function useArticles<A extends Article>(loaded: readonly A[], refresh: () => void) {
  const router = useRouter()
  const [articles, setArticles] = useState(loaded)
  useEffect(() => setArticles(loaded), [loaded])

  const drop = (id: string) => setArticles(shown => shown.filter(article => article.id !== id))
  const take = (changed: Article) =>
    setArticles(shown => shown.map(one => (one.id === changed.id ? { ...one, ...changed } : one)))
  const failed = (what: string, error: CallError) =>
    showToast({ message: `${what} ${problemWords(error).replace(' What you typed is still here.', '')}` })

  async function change(
    article: Article,
    details: Partial<ArticleDetails>,
    undoing = false,
  ): Promise<CallError | null> {
    const answer = await call('patchArticle', { params: { id: article.id }, body: details })
    if (!answer.ok) {
      if (undoing) failed('It was not undone.', answer.error)
      return answer.error
    }
    const changed = answer.value.article
    take(changed)
    refresh()
    if (!undoing) {
      const before: Partial<ArticleDetails> = {}
      for (const key of Object.keys(details) as (keyof ArticleDetails)[]) {
        Object.assign(before, { [key]: article[key] })
      }
      showToast({
        message: changedWords(article, changed),
        action: { label: 'Undo', onAction: () => void change(changed, before, true) },
      })
    }
    return null
  }

  async function trash(article: Article) {
    drop(article.id)
    const answer = await call('deleteArticle', { params: { id: article.id } })
    if (!answer.ok) {
      setArticles(loaded)
      failed(`${named(article)} is still here.`, answer.error)
      return
    }
    refresh()
    showToast({
      message: `In the trash: ${named(article)}`,
      action: { label: 'Undo', onAction: () => void restore(article, true) },
    })
  }

  async function restore(article: Article, undoing = false) {
    const answer = await call('patchArticle', { params: { id: article.id }, body: { trashed: false } })
    if (!answer.ok) {
      failed(`${named(article)} is still in the trash.`, answer.error)
      return
    }
    if (!undoing) {
      drop(article.id)
      showToast({
        message: `Back on the desk: ${named(article)}`,
        action: { label: 'Open', onAction: () => router.push(`/articles/${article.id}`) },
      })
    }
    refresh()
  }

  /** Marks it as published, or what was said of that anew; null takes it back. Answers what went wrong, or null. */
  async function publish(
    article: Article,
    publication: { readonly url: string | null; readonly at?: string } | null,
    undoing = false,
  ): Promise<CallError | null> {
    const params = { id: article.id }
    const answer =
      publication === null
        ? await call('unpublish', { params })
        : await call('publish', { params, body: publication })
    if (!answer.ok) {
      if (undoing || publication === null) failed('Nothing was changed.', answer.error)
      return answer.error
    }
    take(answer.value.article)
    refresh()
    if (undoing) return null
    const before = article.published && { url: article.published.url, at: article.published.at }
    showToast({
      message:
        publication === null
          ? `No longer marked as published: ${named(article)}`
          : `Published: ${named(article)}`,
      action: { label: 'Undo', onAction: () => void publish(article, before, true) },
    })
    return null
  }

  return { articles, change, publish, trash, restore }
}

function changedWords(before: Article, after: Article): string {
  if (before.headline !== after.headline) return `Renamed: ${named(after)}`
  if (before.deadline !== after.deadline) {
    return after.deadline === null ? `No deadline: ${named(after)}` : `New deadline: ${named(after)}`
  }
  return `Changed: ${named(after)}`
}
