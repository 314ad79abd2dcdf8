'use client'

import { Autocomplete } from '@base-ui/react/autocomplete'
import { Plus } from 'lucide-react'
import { type RefObject, useEffect, useState } from 'react'
import { call } from '@/lib/contracts/call'
import type { Source } from '@/lib/contracts/source'
import { SOURCE_KIND_LABEL } from '@/lib/domain/source'
import { Icon, SOURCE_ICON } from './icon'
import { KeyCap } from './key-cap'

const PAUSE_MS = 120
const SHOWN = 7

type Row = { readonly key: string; readonly source: Source | null }

/** The library, searched as one types; the last row makes a new source. */
export function SourceSearch({
  inputRef,
  onChoose,
  onNew,
}: {
  readonly inputRef: RefObject<HTMLInputElement | null>
  readonly onChoose: (source: Source) => void
  readonly onNew: (searched: string) => void
}) {
  const [query, setQuery] = useState('')
  const { sources, problem } = useSources(query)
  const rows: Row[] = [...sources.map(source => ({ key: source.id, source })), { key: 'new', source: null }]
  return (
    <Autocomplete.Root
      open
      inline
      mode="none"
      items={rows}
      value={query}
      onValueChange={(value, details) => {
        if (details.reason !== 'item-press') setQuery(value)
      }}
      itemToStringValue={(row: Row) => row.source?.title ?? query}
      autoHighlight="always"
      keepHighlight
    >
      <Autocomplete.Input
        ref={inputRef}
        className="field"
        aria-label="Source"
        placeholder="Find a source, or paste an address"
        spellCheck={false}
        dir="auto"
      />
      <Autocomplete.List className="opts" aria-label="Sources">
        {(row: Row) => (
          <Autocomplete.Item
            key={row.key}
            value={row}
            className="opt"
            onClick={() => (row.source ? onChoose(row.source) : onNew(query))}
          >
            {row.source ? (
              <>
                <Icon of={SOURCE_ICON[row.source.kind]} />
                <span>
                  <b dir="auto">{row.source.title}</b>
                  <small>
                    {SOURCE_KIND_LABEL[row.source.kind]}
                    {usedWords(row.source.citationCount)}
                  </small>
                </span>
              </>
            ) : (
              <>
                <Icon of={Plus} />
                <span>
                  <b dir="auto">{query.trim() ? `New source “${query.trim()}”` : 'New source'}</b>
                  <small>Person, recording, e-mail, document, record, data set and eight more</small>
                </span>
              </>
            )}
            <KeyCap combo="Enter" />
          </Autocomplete.Item>
        )}
      </Autocomplete.List>
      {problem ? (
        <p className="err" role="alert">
          {problem}
        </p>
      ) : null}
    </Autocomplete.Root>
  )
}

function usedWords(count: number): string {
  if (count === 0) return ' · not used yet'
  return ` · used by ${count} ${count === 1 ? 'claim' : 'claims'}`
}

function useSources(query: string): { readonly sources: readonly Source[]; readonly problem: string | null } {
  const [found, setFound] = useState<{ sources: readonly Source[]; problem: string | null }>({
    sources: [],
    problem: null,
  })
  useEffect(() => {
    const leaving = new AbortController()
    const q = query.trim()
    const timer = setTimeout(
      async () => {
        const answer = await call('listSources', {
          query: { ...(q ? { q } : {}), limit: SHOWN },
          signal: leaving.signal,
        })
        if (leaving.signal.aborted) return
        setFound(
          answer.ok
            ? { sources: answer.value.sources, problem: null }
            : { sources: [], problem: `The library did not load. ${answer.error.message}` },
        )
      },
      q === '' ? 0 : PAUSE_MS,
    )
    return () => {
      clearTimeout(timer)
      leaving.abort()
    }
  }, [query])
  return found
}
