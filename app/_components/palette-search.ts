import type { SearchHit } from '@/lib/contracts/search'
import { SEARCH_KIND_LABEL, SEARCH_KINDS } from '@/lib/domain/search-kind'
import type { Command } from './command-registry'

/** A row of the palette: something to do, or somewhere to go. */
export type PaletteEntry =
  | { readonly kind: 'command'; readonly key: string; readonly label: string; readonly command: Command }
  | {
      readonly kind: 'article'
      readonly key: string
      readonly label: string
      readonly id: string
      readonly deadline: string | null
    }
  | { readonly kind: 'hit'; readonly key: string; readonly label: string; readonly hit: SearchHit }
  /** To the page of everything that is found. */
  | { readonly kind: 'all'; readonly key: string; readonly label: string }

export interface PaletteGroup {
  readonly label: string
  readonly items: readonly PaletteEntry[]
}

function plain(text: string): string {
  return text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase()
}

/** Whether each word of the query stands somewhere in the text; case and accents do not count. */
export function matches(query: string, text: string): boolean {
  const within = plain(text)
  return plain(query)
    .split(/\s+/)
    .every(word => within.includes(word))
}

/** Commands that match, grouped by their heading in the order in which headings first appear. */
export function commandGroups(commands: readonly Command[], query: string): PaletteGroup[] {
  const groups = new Map<string, PaletteEntry[]>()
  for (const command of commands) {
    const group = command.group ?? 'Do'
    if (!matches(query, `${command.label} ${command.words ?? ''} ${group}`)) continue
    const entry: PaletteEntry = { kind: 'command', key: `do ${command.id}`, label: command.label, command }
    const entries = groups.get(group)
    if (entries) entries.push(entry)
    else groups.set(group, [entry])
  }
  return [...groups].map(([label, items]) => ({ label, items }))
}

/** The text cut into stretches that are in the query and stretches that are not, to show why it was found. */
export function highlighted(
  text: string,
  query: string,
): readonly { readonly text: string; readonly hit: boolean; readonly at: number }[] {
  const words = query.trim().split(/\s+/).filter(Boolean)
  if (words.length === 0) return [{ text, hit: false, at: 0 }]
  const pattern = new RegExp(
    `(${words.map(word => word.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')).join('|')})`,
    'giu',
  )
  let at = 0
  return text
    .split(pattern)
    .map((part, index) => {
      const piece = { text: part, hit: index % 2 === 1, at }
      at += part.length
      return piece
    })
    .filter(piece => piece.text !== '')
}

/** What was found, under the headings of its kinds; of the text of an article one passage, the first. */
export function hitGroups(hits: readonly SearchHit[]): PaletteGroup[] {
  const texts = new Set<string | null>()
  const shown = hits.filter(hit => {
    if (hit.kind !== 'text') return true
    const known = texts.has(hit.articleId)
    texts.add(hit.articleId)
    return !known
  })
  return SEARCH_KINDS.map(kind => ({
    label: SEARCH_KIND_LABEL[kind],
    items: shown
      .filter(hit => hit.kind === kind)
      .map(hit => ({
        kind: 'hit',
        key: `${kind} ${hit.id}`,
        label: [...hit.title, ...hit.snippet].map(piece => piece.text).join(''),
        hit,
      })),
  }))
}
