'use client'

import { useRouter } from 'next/navigation'
import { useEffect, useState } from 'react'
import { useDesk } from '@/app/_components/live'
import { problemWords } from '@/app/_components/problem'
import { showToast } from '@/app/_components/toast'
import type { Article } from '@/lib/contracts/article'
import { type CallError, call } from '@/lib/contracts/call'

export type ArticleDetails = Pick<Article, 'headline' | 'desk' | 'byline' | 'deadline'>

/* Milliseconds between two refreshes: when something happens to claims, and while somebody only types. */
const CLAIMS_APART = 1500
const TYPING_APART = 5000

/** How an article is called in a sentence. */
function named(article: Pick<Article, 'headline'>): string {
  return article.headline.trim() === '' ? 'Untitled' : `“${article.headline}”`
}

/** The articles as shown, and what can be done to them from the list; each is undone from the message it leaves. */
export function useArticles(loaded: readonly Article[]) {
  const router = useRouter()
  const [articles, setArticles] = useState(loaded)
  useEffect(() => setArticles(loaded), [loaded])

  /* Others work too: coming back to the page shows how things stand now. */
  useEffect(() => {
    const onVisible = () => {
      if (document.visibilityState === 'visible') router.refresh()
    }
    document.addEventListener('visibilitychange', onVisible)
    return () => document.removeEventListener('visibilitychange', onVisible)
  }, [router])

  useDesk(() => router.refresh(), { apart: CLAIMS_APART, interest: ({ claims }) => claims.size > 0 })
  useDesk(() => router.refresh(), { apart: TYPING_APART, interest: ({ articles }) => articles.size > 0 })

  const drop = (id: string) => setArticles(shown => shown.filter(article => article.id !== id))
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
    setArticles(shown => shown.map(one => (one.id === article.id ? changed : one)))
    router.refresh()
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
    router.refresh()
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
    router.refresh()
  }

  return { articles, change, trash, restore }
}

function changedWords(before: Article, after: Article): string {
  if (before.headline !== after.headline) return `Renamed: ${named(after)}`
  if (before.deadline !== after.deadline) {
    return after.deadline === null ? `No deadline: ${named(after)}` : `New deadline: ${named(after)}`
  }
  return `Changed: ${named(after)}`
}
