'use client'

import { Lock } from 'lucide-react'
import type { Route } from 'next'
import Link from 'next/link'
import { useRef } from 'react'
import { hitIcon, Pieces } from '@/app/_components/hit-row'
import { Icon } from '@/app/_components/icon'
import { useKeys } from '@/app/_components/keys'
import { Moment } from '@/app/_components/moment'
import { statusClass } from '@/app/_components/status-class'
import type { SearchHit } from '@/lib/contracts/search'
import { SOURCE_KIND_LABEL } from '@/lib/domain/source'
import { STATUS_LABEL } from '@/lib/domain/status'

/** What was found, one below the other; J and K go through it, Enter opens. */
export function HitList({
  hits,
  busy,
  onField,
}: {
  readonly hits: readonly SearchHit[]
  readonly busy: boolean
  readonly onField: () => void
}) {
  const list = useRef<HTMLUListElement>(null)
  const step = (by: number) => {
    const links = [...(list.current?.querySelectorAll<HTMLElement>('a') ?? [])]
    const at = links.indexOf(document.activeElement as HTMLElement) // one of them, or none
    if (at + by < 0 && by < 0) onField()
    else links[at < 0 ? 0 : Math.min(links.length - 1, at + by)]?.focus()
  }
  useKeys({ j: () => step(1), k: () => step(-1) })
  return (
    <ul className="rows hits" ref={list} aria-busy={busy} aria-label="Found">
      {hits.map(hit => (
        <li
          key={`${hit.kind} ${hit.id}`}
          className={`rows-item hit ${hit.status ? statusClass(hit.status) : ''}`}
        >
          <span className={hit.kind === 'claim' ? 'si' : 'i-at'}>
            <Icon of={hitIcon(hit)} />
          </span>
          <div className="rows-main">
            {/* Made by the server, from the root of this Stet. */}
            <Link className="t" href={hit.href as Route} prefetch={false} dir="auto">
              {hit.title.length > 0 ? <Pieces of={hit.title} /> : 'Untitled'}
            </Link>
            {hit.snippet.length > 0 ? (
              <p className={hit.kind === 'text' ? 't' : undefined} dir="auto">
                <Pieces of={hit.snippet} />
              </p>
            ) : null}
            <p className="faint hit-where">
              {facts(hit).map(fact => (
                <span key={fact} dir="auto">
                  {fact}
                </span>
              ))}
              {hit.confidential ? (
                <span>
                  <Icon of={Lock} /> Confidential
                </span>
              ) : null}
              <Moment at={hit.at} style="date" />
            </p>
          </div>
        </li>
      ))}
    </ul>
  )
}

function facts({ kind, status, sourceKind, headline, by }: SearchHit): string[] {
  const what = {
    article: 'Headline',
    text: 'In the text',
    claim: status ? `Claim, ${STATUS_LABEL[status].toLowerCase()}` : 'Claim',
    comment: by ? `Comment by ${by.name}` : 'Comment',
    excerpt: 'Excerpt of a source',
    source: sourceKind ? SOURCE_KIND_LABEL[sourceKind] : 'Source',
  }[kind]
  const inArticle = kind === 'claim' || kind === 'comment' || kind === 'excerpt'
  return inArticle && headline ? [what, headline] : [what]
}
