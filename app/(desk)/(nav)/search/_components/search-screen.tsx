'use client'

import { Search, TriangleAlert, X } from 'lucide-react'
import { useEffect, useRef, useState } from 'react'
import { Banner } from '@/app/_components/banner'
import { Button } from '@/app/_components/button'
import { useCommands } from '@/app/_components/command-palette'
import { SelectField } from '@/app/_components/field'
import { KeyCap } from '@/app/_components/key-cap'
import { useKeys } from '@/app/_components/keys'
import { Segmented } from '@/app/_components/segmented'
import { useHits } from '@/app/_components/use-hits'
import { SEARCH_KIND_LABEL, SEARCH_KINDS, type SearchKind } from '@/lib/domain/search-kind'
import { parseSearch, SEARCH_REFUSAL_TEXT } from '@/lib/domain/search-query'
import { STATUS_LABEL, STATUSES } from '@/lib/domain/status'
import { HitList } from './hit-list'
import { type SearchView, searchAddress } from './search-view'

const PAGE = 20

/** Everything that holds the words: by kind, finding and article, newest or best first. */
export function SearchScreen({ start }: { readonly start: SearchView }) {
  const [view, setView] = useState(start)
  const { q, kind, status, ranked, article } = view
  const change = (parts: Partial<SearchView>) => setView(before => ({ ...before, ...parts }))
  const found = useHits(q, {
    limit: PAGE,
    counts: 'true',
    sort: ranked ? 'relevance' : 'newest',
    ...(kind ? { kind } : {}),
    ...(status ? { status } : {}),
    ...(article ? { article: article.id } : {}),
  })
  const field = useRef<HTMLInputElement>(null)
  const focusField = () => field.current?.focus()
  useKeys({ '/': focusField })
  useCommands([{ id: 'search-field', label: 'Change the search', icon: Search, keys: '/', run: focusField }])

  /* The address follows, so that going back or sending it on shows the same. */
  useEffect(() => {
    history.replaceState(history.state, '', searchAddress(view))
  }, [view])

  const unreadable = refusalOf(q)
  return (
    <div className="folio-in">
      <header className="dh">
        <h1 className="t">Search</h1>
      </header>
      <div className="lib-find">
        <div className="filter">
          <input
            ref={field}
            type="search"
            className="field"
            aria-label="Search everything"
            aria-describedby={q.trim() === '' ? 'search-how' : undefined}
            placeholder="Words, “a phrase”, -without"
            maxLength={200}
            dir="auto"
            // biome-ignore lint/a11y/noAutofocus: the page is for searching, and nothing has been typed yet
            autoFocus={start.q === ''}
            value={q}
            onChange={event => change({ q: event.target.value })}
          />
          <KeyCap combo="/" />
        </div>
        <SelectField
          label="Finding"
          labelHidden
          value={status ?? ''}
          onChange={event => change({ status: STATUSES.find(one => one === event.target.value) ?? null })}
        >
          <option value="">Any finding</option>
          {STATUSES.map(one => (
            <option key={one} value={one}>
              {STATUS_LABEL[one]}
            </option>
          ))}
        </SelectField>
        <Segmented
          label="Order"
          value={ranked ? 'best' : 'newest'}
          onChange={order => change({ ranked: order === 'best' })}
          options={[
            { value: 'newest', label: 'Newest' },
            { value: 'best', label: 'Best match' },
          ]}
        />
      </div>
      {article ? (
        <p className="hit-in">
          <span dir="auto">In “{article.headline || 'Untitled'}”</span>
          <Button kind="bare" icon={X} onClick={() => change({ article: null })}>
            Search everywhere
          </Button>
        </p>
      ) : null}
      {q.trim() === '' ? (
        <p className="none-match" id="search-how">
          Headlines, text, claims with their notes, comments, excerpts and sources. Every word has to be
          there, as the beginning of a word; “words in quotes” as they stand; -word must not be there.
        </p>
      ) : unreadable ? (
        <p className="none-match">{unreadable}</p>
      ) : (
        <>
          <Kinds found={found} kind={kind} onKind={one => change({ kind: one })} />
          {found.problem ? (
            <Banner
              kind="bad"
              icon={TriangleAlert}
              actions={<Button onClick={found.again}>Search again</Button>}
            >
              <b>Searching did not work.</b> {found.problem}
            </Banner>
          ) : null}
          {found.state === 'ready' && found.hits.length === 0 ? (
            <div className="none-match">
              <p>
                Nothing found for “{q.trim()}”{kind ? ` among ${SEARCH_KIND_LABEL[kind].toLowerCase()}` : ''}.
              </p>
              <p className="hit-ways">
                {kind || status || article ? (
                  <Button onClick={() => change({ kind: null, status: null, article: null })}>
                    Search everything
                  </Button>
                ) : (
                  'Fewer words find more; the beginning of a word is enough.'
                )}
              </p>
            </div>
          ) : (
            <HitList hits={found.hits} busy={found.state === 'asking'} onField={focusField} />
          )}
          {found.next ? (
            <p className="mt-4">
              <Button onClick={() => void found.more()}>More</Button>
            </p>
          ) : null}
        </>
      )}
    </div>
  )
}

function refusalOf(q: string): string | null {
  const search = parseSearch(q)
  return search.ok ? null : SEARCH_REFUSAL_TEXT[search.error]
}

/** How many there are of each kind; pressed, only these. */
function Kinds({
  found,
  kind,
  onKind,
}: {
  readonly found: ReturnType<typeof useHits>
  readonly kind: SearchKind | null
  readonly onKind: (kind: SearchKind | null) => void
}) {
  const { counts } = found
  const words = (one: SearchKind) => {
    const { count = 0, more = false } = counts?.[one] ?? {}
    return `${count}${more ? '+' : ''}`
  }
  const some = SEARCH_KINDS.filter(one => one === kind || (counts?.[one]?.count ?? 0) > 0)
  const all = SEARCH_KINDS.reduce((sum, one) => sum + (counts?.[one]?.count ?? 0), 0)
  const more = SEARCH_KINDS.some(one => counts?.[one]?.more)
  return (
    <>
      <p className="vh" role="status">
        {found.state === 'ready' && counts ? `${all}${more ? ' or more' : ''} found` : ''}
      </p>
      {counts ? (
        // biome-ignore lint/a11y/useSemanticElements: a fieldset would want a legend
        <div className="hit-kinds" role="group" aria-label="Kinds">
          <button type="button" aria-pressed={kind === null} onClick={() => onKind(null)}>
            All <b>{`${all}${more ? '+' : ''}`}</b>
          </button>
          {some.map(one => (
            <button
              key={one}
              type="button"
              aria-pressed={one === kind}
              onClick={() => onKind(one === kind ? null : one)}
            >
              {SEARCH_KIND_LABEL[one]} <b>{words(one)}</b>
            </button>
          ))}
        </div>
      ) : null}
    </>
  )
}
