'use client'

import { Autocomplete } from '@base-ui/react/autocomplete'
import { Dialog } from '@base-ui/react/dialog'
import { FileText, Search, TextSearch } from 'lucide-react'
import type { Route } from 'next'
import { useRouter } from 'next/navigation'
import { useEffect, useMemo, useState } from 'react'
import { type Answer, call } from '@/lib/contracts/call'
import { useOffered } from './command-registry'
import { HitRow } from './hit-row'
import { Icon } from './icon'
import { KeyCap } from './key-cap'
import { Moment } from './moment'
import { beforeOverlay } from './overlay'
import {
  commandGroups,
  highlighted,
  hitGroups,
  matches,
  type PaletteEntry,
  type PaletteGroup,
} from './palette-search'
import { statusClass } from './status-class'
import { useHits } from './use-hits'

const FEW = 6
/* Of each kind that is found. */
const OF_EACH = 4

type Articles = Answer<'listArticles'>['articles']

/** Find or do: what can be done here, and everything that there is by its words. */
export function PaletteDialog({
  typed,
  onClose,
}: {
  /** What was typed before the palette was there. */
  readonly typed: string
  readonly onClose: () => void
}) {
  const router = useRouter()
  const commands = useOffered()
  const articles = useArticles()
  const [query, setQuery] = useState(typed)
  const { hits, state } = useHits(query, { each: 'true', limit: OF_EACH })

  const groups = useMemo((): PaletteGroup[] => {
    const near = articles
      .filter(article => matches(query, `${article.headline} ${article.desk}`))
      .slice(0, FEW)
      .map(
        (article): PaletteEntry => ({
          kind: 'article',
          key: `article ${article.id}`,
          label: article.headline || 'Untitled',
          id: article.id,
          deadline: article.deadline,
        }),
      )
    const known = new Set(near.map(entry => entry.key))
    const found = hitGroups(hits).map(({ label, items }) => ({
      label,
      items: items.filter(({ key }) => !known.has(key)),
    }))
    const typed = query.trim()
    const all: PaletteEntry[] =
      typed === '' ? [] : [{ kind: 'all', key: 'all', label: `Search everything for “${typed}”` }]
    const [headlines, ...others] = found
    const articleGroup = { label: 'Articles', items: [...near, ...(headlines?.items ?? [])].slice(0, FEW) }
    const groups = [...commandGroups(commands, query), articleGroup, ...others]
    return [...groups, { label: 'Everything', items: all }].filter(group => group.items.length > 0)
  }, [commands, articles, hits, query])

  function choose(entry: PaletteEntry) {
    onClose()
    switch (entry.kind) {
      case 'command':
        /* After the palette has given the focus back, so that the command may take it. */
        setTimeout(entry.command.run)
        break
      case 'article':
        router.push(`/articles/${entry.id}`)
        break
      case 'hit':
        // Made by the server, from the root of this Stet.
        router.push(entry.hit.href as Route)
        break
      case 'all':
        router.push(`/search?q=${encodeURIComponent(query.trim())}`)
        break
    }
  }

  return (
    <Dialog.Root open onOpenChange={open => open || onClose()}>
      <Dialog.Portal>
        <Dialog.Backdrop className="scrim" />
        <Dialog.Popup className="pal-at" aria-label="Find or do" finalFocus={() => beforeOverlay() ?? true}>
          <div className="pal">
            <Autocomplete.Root
              open
              inline
              mode="none"
              items={groups}
              value={query}
              onValueChange={setQuery}
              itemToStringValue={(entry: PaletteEntry) => entry.label}
              autoHighlight="always"
              keepHighlight
            >
              <div className="pin">
                <Icon of={Search} />
                <Autocomplete.Input aria-label="Find or do" placeholder="Find or do" spellCheck={false} />
                <KeyCap combo="Escape" />
              </div>
              <p className="vh" role="status">
                {query.trim() === '' || state === 'asking'
                  ? ''
                  : hits.length === 0
                    ? 'Nothing found'
                    : `${hits.length} found`}
              </p>
              {state === 'failed' ? <p className="pal-none">Searching did not work just now.</p> : null}
              <Autocomplete.List className="pal-list">
                {(group: PaletteGroup) => (
                  <Autocomplete.Group key={group.label} items={group.items as PaletteEntry[]}>
                    <Autocomplete.GroupLabel className="pg">{group.label}</Autocomplete.GroupLabel>
                    <Autocomplete.Collection>
                      {(entry: PaletteEntry) => (
                        <Autocomplete.Item
                          key={entry.key}
                          value={entry}
                          className={`pi${entry.kind === 'hit' && entry.hit.status ? ` ${statusClass(entry.hit.status)}` : ''}`}
                          onClick={() => choose(entry)}
                        >
                          <Row entry={entry} query={query} />
                        </Autocomplete.Item>
                      )}
                    </Autocomplete.Collection>
                  </Autocomplete.Group>
                )}
              </Autocomplete.List>
            </Autocomplete.Root>
            <Dialog.Close className="vh">Close</Dialog.Close>
          </div>
        </Dialog.Popup>
      </Dialog.Portal>
    </Dialog.Root>
  )
}

function Row({ entry, query }: { readonly entry: PaletteEntry; readonly query: string }) {
  if (entry.kind === 'hit') return <HitRow hit={entry.hit} />
  const words = (
    <span className={entry.kind === 'article' ? 'pi-words t' : 'pi-words'} dir="auto">
      {highlighted(entry.label, entry.kind === 'all' ? '' : query).map(piece =>
        piece.hit ? <mark key={piece.at}>{piece.text}</mark> : <span key={piece.at}>{piece.text}</span>,
      )}
    </span>
  )
  switch (entry.kind) {
    case 'command':
      return (
        <>
          {entry.command.icon ? <Icon of={entry.command.icon} /> : <span className="i" />}
          {words}
          {entry.command.keys ? <KeyCap combo={entry.command.keys} /> : null}
        </>
      )
    case 'article':
      return (
        <>
          <Icon of={FileText} />
          {words}
          {entry.deadline ? <Moment className="faint" at={entry.deadline} style="deadline" /> : null}
        </>
      )
    case 'all':
      return (
        <>
          <Icon of={TextSearch} />
          {words}
        </>
      )
  }
}

function useArticles(): Articles {
  const [articles, setArticles] = useState<Articles>([])
  useEffect(() => {
    const leaving = new AbortController()
    call('listArticles', { signal: leaving.signal }).then(answer => {
      if (answer.ok) setArticles(answer.value.articles)
    })
    return () => leaving.abort()
  }, [])
  return articles
}
