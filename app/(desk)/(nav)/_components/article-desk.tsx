'use client'

import Link from 'next/link'
import { useRouter, useSearchParams } from 'next/navigation'
import { useMemo, useRef, useState } from 'react'
import { useCommands } from '@/app/_components/command-palette'
import { EmptyState } from '@/app/_components/empty-state'
import { useKeys } from '@/app/_components/keys'
import { matches } from '@/app/_components/palette-search'
import type { DeskArticle } from '@/lib/contracts/desk'
import { may } from '@/lib/domain/permission'
import type { Actor } from '@/lib/domain/role'
import { STAGES } from '@/lib/domain/stage'
import { DeskHead, NewArticle } from './desk-head'
import { DeskStage } from './desk-stage'
import { type DeskView, deskAddress, deskChoices, deskViewOf, isIn } from './desk-view'
import { type DetailField, DetailsDialog } from './details-dialog'
import { PublishDialog } from './publish-dialog'
import { PublishedLine } from './published-line'
import { useArticles } from './use-articles'
import { useRowKeys } from './use-row-keys'

type Editing = { readonly id: string; readonly field: DetailField | 'publication' }

/** The articles by stage, nearest deadline first; what is shown of them is in the address. */
export function ArticleDesk({
  actor,
  loaded,
  refresh,
}: {
  readonly actor: Actor
  readonly loaded: readonly DeskArticle[]
  readonly refresh: () => void
}) {
  const router = useRouter()
  const { articles, change, publish, trash } = useArticles(loaded, refresh)
  const view = deskViewOf(useSearchParams())
  const [editing, setEditing] = useState<Editing | null>(null)
  const filter = useRef<HTMLInputElement>(null)
  const list = useRef<HTMLDivElement>(null)
  const manages = may(actor, 'article.manage')
  const publishes = may(actor, 'article.publish')
  const creates = may(actor, 'article.create')
  // Not by the router, which would ask the server for the page at each letter.
  const onView = (next: DeskView) => history.replaceState(null, '', deskAddress(next))
  const focusFilter = () => {
    if (!filter.current) return false
    filter.current.focus()
    return true
  }
  useKeys({ '/': focusFilter })
  useRowKeys(list)
  useCommands([
    { id: 'filter-articles', label: 'Filter the articles', keys: '/', run: focusFilter },
    { id: 'desk-numbers', label: 'Numbers of the desk', run: () => router.push('/desk/numbers') },
    {
      id: 'desk-published',
      label: 'Show what is published',
      run: () => onView({ ...view, published: true }),
    },
    {
      id: 'desk-all',
      label: 'Show all articles',
      run: () => onView({ q: '', desk: '', person: '', published: false }),
    },
    ...deskChoices(articles).desks.map(desk => ({
      id: `desk-${desk}`,
      label: `Show the desk ${desk}`,
      run: () => onView({ ...view, desk }),
    })),
  ])

  const { q, desk, person } = view
  const inView = useMemo(
    () => articles.filter(article => isIn({ q, desk, person, published: true }, article)),
    [articles, q, desk, person],
  )
  const shown = useMemo(
    () =>
      inView.filter(({ headline, desk, byline, people }) =>
        matches(q, [headline, desk, byline, ...people.map(person => person.name)].join(' ')),
      ),
    [inView, q],
  )
  const edited = articles.find(article => article.id === editing?.id)
  const actions = {
    manages,
    publishes,
    onEdit: (article: DeskArticle, field: Editing['field']) => setEditing({ id: article.id, field }),
    onUnpublish: (article: DeskArticle) => void publish(article, null),
    onTrash: (article: DeskArticle) => void trash(article),
  }

  return (
    <div ref={list}>
      <DeskHead {...{ articles, shown: inView, view, onView, filter, creates }} />
      {articles.length === 0 ? (
        <EmptyState
          title={creates ? 'Begin with a draft' : 'An editor begins'}
          actions={creates ? <NewArticle /> : null}
        >
          {creates
            ? 'Paste or type it, or choose a .txt, .md or .html file. Then mark what can be checked.'
            : 'Articles appear here as soon as there is one.'}
        </EmptyState>
      ) : shown.length === 0 ? (
        <p className="none-match" role="status">
          {q === '' ? 'No article is of that desk and person.' : `No article goes by “${q}”.`}{' '}
          <button
            type="button"
            className="as-link"
            onClick={() => onView({ q: '', desk: '', person: '', published: view.published })}
          >
            Show all
          </button>
        </p>
      ) : (
        STAGES.map(stage => {
          const ofStage = shown.filter(article => article.stage === stage)
          if (ofStage.length === 0) return null
          if (stage === 'published' && !view.published && q === '') {
            return (
              <PublishedLine
                key={stage}
                articles={ofStage}
                onShow={() => onView({ ...view, published: true })}
              />
            )
          }
          return <DeskStage key={stage} stage={stage} articles={ofStage} all={q !== ''} {...actions} />
        })
      )}
      {manages ? (
        <p className="shut">
          <b>Trash</b>
          <Link href="/?trashed=true">What was put there</Link>
        </p>
      ) : null}
      {editing && edited && editing.field === 'publication' ? (
        <PublishDialog
          article={edited}
          onPublish={publication => publish(edited, publication)}
          onClose={() => setEditing(null)}
        />
      ) : null}
      {editing && edited && editing.field !== 'publication' ? (
        <DetailsDialog
          article={edited}
          field={editing.field}
          onChange={details => change(edited, details)}
          onClose={() => setEditing(null)}
        />
      ) : null}
    </div>
  )
}
