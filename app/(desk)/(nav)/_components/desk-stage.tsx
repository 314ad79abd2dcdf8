'use client'

import { useState } from 'react'
import type { DeskArticle } from '@/lib/contracts/desk'
import { STAGE_LABEL, type Stage } from '@/lib/domain/stage'
import { ArticleRow, type RowActions } from './article-row'

/** So many of what is done are shown; the others when asked for, since they only ever grow. */
const DONE_SHOWN = 8

/** The articles of one stage. What is done can be long, and is shown in part at first. */
export function DeskStage({
  stage,
  articles,
  all,
  ...actions
}: {
  readonly stage: Stage
  readonly articles: readonly DeskArticle[]
  /** Shows all of them whatever their number. */
  readonly all: boolean
} & RowActions) {
  const [earlier, setEarlier] = useState(false)
  const done = stage === 'cleared' || stage === 'published'
  const sorted = done ? [...articles].sort((a, b) => doneAt(b).localeCompare(doneAt(a))) : articles
  const rows = !done || earlier || all ? sorted : sorted.slice(0, DONE_SHOWN)
  return (
    <section className={done ? 'stage done' : 'stage'} aria-label={STAGE_LABEL[stage]}>
      <h2>
        {STAGE_LABEL[stage]} <span>{articles.length}</span>
      </h2>
      <ul>
        {rows.map(article => (
          <ArticleRow key={article.id} article={article} {...actions} />
        ))}
        {rows.length < sorted.length ? (
          <li className="art-earlier">
            <button type="button" className="as-link" onClick={() => setEarlier(true)}>
              Show {sorted.length - rows.length} {STAGE_LABEL[stage].toLowerCase()} earlier
            </button>
          </li>
        ) : null}
      </ul>
    </section>
  )
}

function doneAt({ cleared, published }: DeskArticle): string {
  return published?.at ?? cleared?.at ?? ''
}
