'use client'

import { Autocomplete } from '@base-ui/react/autocomplete'
import { Dialog } from '@base-ui/react/dialog'
import { FileText, Search } from 'lucide-react'
import { useRouter } from 'next/navigation'
import { useEffect, useMemo, useState } from 'react'
import { type Answer, call } from '@/lib/contracts/call'
import { useOffered } from './command-registry'
import { Icon, SOURCE_ICON, STATUS_ICON } from './icon'
import { KeyCap } from './key-cap'
import { Moment } from './moment'
import { beforeOverlay } from './overlay'
import { commandGroups, highlighted, matches, type PaletteEntry, type PaletteGroup } from './palette-search'
import { statusClass } from './status-class'

const PAUSE_MS = 150
const FEW = 6

type Articles = Answer<'listArticles'>['articles']

/** Find or do: what can be done here, and every article, claim and source by its words. */
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
  const found = useFound(query)

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
    return [...commandGroups(commands, query), { label: 'Articles', items: near }, ...found].filter(
      group => group.items.length > 0,
    )
  }, [commands, articles, found, query])

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
      case 'claim':
        router.push(`/articles/${entry.articleId}?claim=${entry.id}`)
        break
      case 'source':
        router.push(`/sources?q=${encodeURIComponent(entry.label)}`)
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
              <Autocomplete.Empty className="pal-none-at">
                {groups.length === 0 ? <p className="pal-none">Nothing here goes by “{query}”.</p> : null}
              </Autocomplete.Empty>
              <Autocomplete.List className="pal-list">
                {(group: PaletteGroup) => (
                  <Autocomplete.Group key={group.label} items={group.items as PaletteEntry[]}>
                    <Autocomplete.GroupLabel className="pg">{group.label}</Autocomplete.GroupLabel>
                    <Autocomplete.Collection>
                      {(entry: PaletteEntry) => (
                        <Autocomplete.Item
                          key={entry.key}
                          value={entry}
                          className={`pi${entry.kind === 'claim' ? ` ${statusClass(entry.status)}` : ''}`}
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
  const serif = entry.kind === 'article' || entry.kind === 'claim'
  const words = (
    <span className={serif ? 'pi-words t' : 'pi-words'} dir="auto">
      {highlighted(entry.label, query).map(piece =>
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
    case 'claim':
      return (
        <>
          <span className="si">
            <Icon of={STATUS_ICON[entry.status]} />
          </span>
          {words}
          <span className="faint pi-tail">{entry.headline}</span>
        </>
      )
    case 'source':
      return (
        <>
          <Icon of={SOURCE_ICON[entry.sourceKind]} />
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

/** Claims and sources that hold the words, asked for once one stops typing. */
function useFound(query: string): readonly PaletteGroup[] {
  const [found, setFound] = useState<readonly PaletteGroup[]>([])
  useEffect(() => {
    const q = query.trim()
    if (q.length < 2) {
      setFound([])
      return
    }
    const leaving = new AbortController()
    const timer = setTimeout(async () => {
      const [claims, sources] = await Promise.all([
        call('listClaims', { query: { q, limit: FEW }, signal: leaving.signal }),
        call('listSources', { query: { q, limit: FEW }, signal: leaving.signal }),
      ])
      if (leaving.signal.aborted) return
      setFound([
        {
          label: 'Claims',
          items: (claims.ok ? claims.value.claims : []).map(claim => ({
            kind: 'claim',
            key: `claim ${claim.id}`,
            label: claim.quote,
            id: claim.id,
            articleId: claim.articleId,
            status: claim.status,
            headline: claim.headline,
          })),
        },
        {
          label: 'Sources',
          items: (sources.ok ? sources.value.sources : []).map(source => ({
            kind: 'source',
            key: `source ${source.id}`,
            label: source.title,
            id: source.id,
            sourceKind: source.kind,
          })),
        },
      ])
    }, PAUSE_MS)
    return () => {
      clearTimeout(timer)
      leaving.abort()
    }
  }, [query])
  return found
}
