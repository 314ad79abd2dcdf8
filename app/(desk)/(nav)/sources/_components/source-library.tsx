'use client'

import { Lock, Plus, TriangleAlert } from 'lucide-react'
import { useEffect, useRef, useState } from 'react'
import { Banner } from '@/app/_components/banner'
import { Button } from '@/app/_components/button'
import { useCommands } from '@/app/_components/command-palette'
import { EmptyState } from '@/app/_components/empty-state'
import { SelectField } from '@/app/_components/field'
import { Icon, SOURCE_ICON } from '@/app/_components/icon'
import { KeyCap } from '@/app/_components/key-cap'
import { useKeys } from '@/app/_components/keys'
import type { Source } from '@/lib/contracts/source'
import { linkUrl } from '@/lib/domain/link-url'
import { SOURCE_FORM, SOURCE_KIND_LABEL, SOURCE_KINDS, type SourceKind } from '@/lib/domain/source'
import { SourceDialog } from './source-dialog'
import { useLibrary } from './use-library'

/** The library of sources: searched as one types, narrowed by kind. */
export function SourceLibrary({
  edits,
  query: initialQuery,
  kind: initialKind,
}: {
  readonly edits: boolean
  readonly query: string
  readonly kind: SourceKind | null
}) {
  const [query, setQuery] = useState(initialQuery)
  const [kind, setKind] = useState(initialKind)
  const [open, setOpen] = useState<Source | 'new' | null>(null)
  const { sources, next, state, problem, more, again, put } = useLibrary(query, kind)
  const search = useRef<HTMLInputElement>(null)
  const focusSearch = () => search.current?.focus()
  useKeys({ '/': focusSearch })
  useCommands([
    ...(edits ? [{ id: 'new-source', label: 'New source', icon: Plus, run: () => setOpen('new') }] : []),
    { id: 'filter-sources', label: 'Search the sources', keys: '/', run: focusSearch },
  ])

  /* The address follows, so that going back or sending it on shows the same. */
  useEffect(() => {
    const address = new URLSearchParams()
    if (query.trim()) address.set('q', query.trim())
    if (kind) address.set('kind', kind)
    history.replaceState(history.state, '', address.size > 0 ? `/sources?${address}` : '/sources')
  }, [query, kind])

  const narrowed = query.trim() !== '' || kind !== null
  return (
    <div className="folio-in">
      <header className="dh">
        <h1 className="t">Sources</h1>
        {edits ? (
          <Button kind="main" icon={Plus} onClick={() => setOpen('new')}>
            New source
          </Button>
        ) : null}
      </header>
      <div className="lib-find">
        <div className="filter">
          <input
            ref={search}
            type="search"
            className="field"
            aria-label="Search the sources"
            placeholder="Title, name, publisher, note"
            dir="auto"
            value={query}
            onChange={event => setQuery(event.target.value)}
          />
          <KeyCap combo="/" />
        </div>
        <SelectField
          label="Kind"
          labelHidden
          value={kind ?? ''}
          onChange={event => setKind(SOURCE_KINDS.find(one => one === event.target.value) ?? null)}
        >
          <option value="">All kinds</option>
          {SOURCE_KINDS.map(one => (
            <option key={one} value={one}>
              {SOURCE_KIND_LABEL[one]}
            </option>
          ))}
        </SelectField>
      </div>
      <p className="vh" role="status">
        {state === 'ready' ? `${sources.length}${next ? ' or more' : ''} sources` : ''}
      </p>
      {problem ? (
        <Banner kind="bad" icon={TriangleAlert} actions={<Button onClick={again}>Load again</Button>}>
          <b>The library did not load.</b> {problem}
        </Banner>
      ) : null}
      {state === 'ready' && sources.length === 0 ? (
        narrowed ? (
          <p className="none-match">
            No source fits{query.trim() ? ` “${query.trim()}”` : ''}
            {kind ? ` among ${SOURCE_KIND_LABEL[kind].toLowerCase()}` : ''}.
          </p>
        ) : (
          <EmptyState title="No sources yet">
            A source comes here when it is first cited on a claim, and can be cited again from there.
          </EmptyState>
        )
      ) : (
        <ul className="rows">
          {sources.map(source => (
            <SourceRow key={source.id} source={source} onOpen={() => setOpen(source)} />
          ))}
        </ul>
      )}
      {next ? (
        <p className="mt-4">
          <Button onClick={() => void more()}>More</Button>
        </p>
      ) : null}
      {open ? (
        <SourceDialog
          source={open === 'new' ? null : open}
          edits={edits}
          onSaved={source => {
            put(source)
            setOpen(null)
          }}
          onClose={() => setOpen(null)}
        />
      ) : null}
    </div>
  )
}

function SourceRow({ source, onOpen }: { readonly source: Source; readonly onOpen: () => void }) {
  const url = source.url === null ? null : linkUrl(source.url)
  const facts = SOURCE_FORM[source.kind].fields.flatMap(([field]) => source.fields[field] || [])
  return (
    <li className="rows-item lib-row">
      <Icon of={SOURCE_ICON[source.kind]} />
      <div className="rows-main">
        <b dir="auto">
          <button type="button" className="lib-open" onClick={onOpen}>
            {source.title}
          </button>
          {source.confidential ? (
            <span className="lib-lock">
              <Icon of={Lock} />
              Confidential
            </span>
          ) : null}
        </b>
        <span className="quiet" dir="auto">
          {[SOURCE_KIND_LABEL[source.kind], ...facts].join(' · ')}
        </span>
        {url ? (
          <a className="lib-url" href={url} target="_blank" rel="noopener noreferrer nofollow">
            {new URL(url).host || url}
          </a>
        ) : null}
      </div>
      <span className="faint lib-used">{usedWords(source.citationCount)}</span>
    </li>
  )
}

function usedWords(count: number): string {
  if (count === 0) return 'not used yet'
  return `${count} ${count === 1 ? 'use' : 'uses'}`
}
