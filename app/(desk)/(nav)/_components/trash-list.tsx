'use client'

import { Undo2 } from 'lucide-react'
import Link from 'next/link'
import { useRouter } from 'next/navigation'
import { Button } from '@/app/_components/button'
import { EmptyState } from '@/app/_components/empty-state'
import { Moment } from '@/app/_components/moment'
import type { Article } from '@/lib/contracts/article'
import { may } from '@/lib/domain/permission'
import type { Actor } from '@/lib/domain/role'
import { lengthWords } from './standing-words'
import { useArticles } from './use-articles'

/** What was put in the trash; nothing in it is lost. */
export function TrashList({ actor, loaded }: { readonly actor: Actor; readonly loaded: readonly Article[] }) {
  const router = useRouter()
  const { articles, restore } = useArticles(loaded, router.refresh)
  const forbidden = may(actor, 'article.manage') ? null : 'Only an editor can restore an article.'
  return (
    <>
      <header className="dh">
        <h1 className="t">Trash</h1>
        <Link className="btn" href="/">
          To the articles
        </Link>
      </header>
      {articles.length === 0 ? (
        <EmptyState title="The trash is empty">
          Articles that are put here keep their claims, sources and history.
        </EmptyState>
      ) : (
        <ul className="rows">
          {articles.map(article => (
            <li key={article.id} className="rows-item">
              <div className="rows-main">
                <b className="t" dir="auto">
                  {article.headline || 'Untitled'}
                </b>
                <span className="quiet">
                  {lengthWords(article.wordCount)}, {article.progress.total}{' '}
                  {article.progress.total === 1 ? 'claim' : 'claims'}
                  {article.trashedAt ? (
                    <>
                      {' '}
                      · put here <Moment at={article.trashedAt} style="relative" />
                    </>
                  ) : null}
                </span>
              </div>
              <Button icon={Undo2} forbidden={forbidden} onClick={() => void restore(article)}>
                Restore
              </Button>
            </li>
          ))}
        </ul>
      )}
    </>
  )
}
