'use client'

import { Plus } from 'lucide-react'
import Link from 'next/link'
import { useMemo, useRef, useState } from 'react'
import { useNow } from '@/app/_components/clock'
import { useCommands } from '@/app/_components/command-palette'
import { EmptyState } from '@/app/_components/empty-state'
import { Icon } from '@/app/_components/icon'
import { KeyCap } from '@/app/_components/key-cap'
import { useKeys } from '@/app/_components/keys'
import { matches } from '@/app/_components/palette-search'
import type { Article } from '@/lib/contracts/article'
import { may } from '@/lib/domain/permission'
import type { Actor } from '@/lib/domain/role'
import { STAGE_LABEL, STAGES } from '@/lib/domain/stage'
import { ArticleRow } from './article-row'
import { type DetailField, DetailsDialog } from './details-dialog'
import { todaySentence } from './today-sentence'
import { useArticles } from './use-articles'

/** From this many on the list can be narrowed by typing. */
const MANY = 6
/** So many of the cleared are shown; the others when asked for, since they only ever grow. */
const CLEARED_SHOWN = 8

/** The articles by stage, nearest deadline first. */
export function ArticleDesk({
  actor,
  loaded,
}: {
  readonly actor: Actor
  readonly loaded: readonly Article[]
}) {
  const { articles, change, trash } = useArticles(loaded)
  const [query, setQuery] = useState('')
  const [earlier, setEarlier] = useState(false)
  const [editing, setEditing] = useState<{ readonly id: string; readonly field: DetailField } | null>(null)
  const filter = useRef<HTMLInputElement>(null)
  const now = useNow()
  const manages = may(actor, 'article.manage')
  const creates = may(actor, 'article.create')
  const focusFilter = () => {
    if (!filter.current) return false
    filter.current.focus()
    return true
  }
  useKeys({ '/': focusFilter })
  useCommands([{ id: 'filter-articles', label: 'Filter the articles', keys: '/', run: focusFilter }])

  const shown = useMemo(
    () =>
      articles.filter(({ headline, desk, byline, people }) =>
        matches(query, [headline, desk, byline, ...people.map(person => person.name)].join(' ')),
      ),
    [articles, query],
  )
  const edited = articles.find(article => article.id === editing?.id)
  const newArticle = creates ? (
    <Link className="btn main" href="/articles/new">
      <Icon of={Plus} />
      New article
    </Link>
  ) : null

  return (
    <>
      <header className="dh">
        <h1 className="t" style={now === null && articles.length > 0 ? { visibility: 'hidden' } : undefined}>
          {todaySentence(articles, now ?? 0, now === null ? 'UTC' : undefined)}
        </h1>
        <div className="row">
          {articles.length >= MANY ? (
            <div className="filter">
              <input
                ref={filter}
                type="search"
                className="field sm"
                aria-label="Filter by headline, desk or name"
                placeholder="Filter"
                value={query}
                onChange={event => setQuery(event.target.value)}
                onKeyDown={event => {
                  if (event.key !== 'Escape' || query === '') return
                  event.preventDefault()
                  setQuery('')
                }}
              />
              <KeyCap combo="/" />
            </div>
          ) : null}
          {articles.length > 0 ? newArticle : null}
        </div>
      </header>
      {articles.length === 0 ? (
        <EmptyState title={creates ? 'Begin with a draft' : 'An editor begins'} actions={newArticle}>
          {creates
            ? 'Paste or type it, or choose a .txt, .md or .html file. Then mark what can be checked.'
            : 'Articles appear here as soon as there is one.'}
        </EmptyState>
      ) : shown.length === 0 ? (
        <p className="none-match" role="status">
          No article goes by “{query}”.
        </p>
      ) : (
        STAGES.map(stage => {
          const all = inOrder(shown.filter(article => article.stage === stage))
          if (all.length === 0) return null
          const rows = stage !== 'cleared' || earlier || query !== '' ? all : all.slice(0, CLEARED_SHOWN)
          return (
            <section
              key={stage}
              className={stage === 'cleared' ? 'stage done' : 'stage'}
              aria-label={STAGE_LABEL[stage]}
            >
              <h2>
                {STAGE_LABEL[stage]} <span>{all.length}</span>
              </h2>
              <ul>
                {rows.map(article => (
                  <ArticleRow
                    key={article.id}
                    article={article}
                    manages={manages}
                    onEdit={field => setEditing({ id: article.id, field })}
                    onTrash={() => void trash(article)}
                  />
                ))}
                {rows.length < all.length ? (
                  <li className="art-earlier">
                    <button type="button" className="as-link" onClick={() => setEarlier(true)}>
                      Show {all.length - rows.length} cleared earlier
                    </button>
                  </li>
                ) : null}
              </ul>
            </section>
          )
        })
      )}
      {manages ? (
        <p className="shut">
          <b>Trash</b>
          <Link href="/?trashed=true">What was put there</Link>
        </p>
      ) : null}
      {editing && edited ? (
        <DetailsDialog
          article={edited}
          field={editing.field}
          onChange={details => change(edited, details)}
          onClose={() => setEditing(null)}
        />
      ) : null}
    </>
  )
}

/** By deadline, as they came; the cleared by when they were, the latest first. */
function inOrder(articles: readonly Article[]): readonly Article[] {
  if (!articles.every(article => article.cleared)) return articles
  return [...articles].sort((a, b) => (b.cleared?.at ?? '').localeCompare(a.cleared?.at ?? ''))
}
