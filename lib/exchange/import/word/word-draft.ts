import type { BlockKind, DraftBuilder, Style } from '../draft-builder'
import type { PlacedImport } from './word-claims'
import type { FlowParagraph, Stretch } from './word-flow'
import type { ListPlace } from './word-numbering'

/** Which paragraph is the headline and which the standfirst, and how far headings go down. */
export interface Layout {
  readonly headline: number | null
  readonly standfirst: number | null
  /** Added to the level of each heading. */
  readonly shift: number
}

/** Writes the paragraphs into a draft, each word with the claims it belongs to. */
export function writeDraft(
  builder: DraftBuilder,
  flow: readonly FlowParagraph[],
  claims: readonly PlacedImport[],
  layout: Layout,
): void {
  const placed = new Map<number, (Stretch & { readonly id: string })[]>()
  for (const { id, places } of claims)
    for (const { paragraph, from, to } of places) {
      const own = placed.get(paragraph)
      if (own) own.push({ id, from, to })
      else placed.set(paragraph, [{ id, from, to }])
    }
  const lists = new ListFrames(builder)
  const captions = captionsOf(flow)
  const ofPictures = new Set(captions.values())
  let quoting = false
  const write = (index: number, paragraph: FlowParagraph, kind: BlockKind) => {
    builder.startBlock(kind)
    for (const piece of piecesOf(paragraph, placed.get(index) ?? []))
      builder.addVerbatim(piece.text, piece.style)
    builder.endBlock()
  }
  for (const [index, paragraph] of flow.entries()) {
    const kind = kindOf(index, paragraph, layout)
    const blank = paragraph.text.trim() === ''
    if (paragraph.role.kind === 'picture') {
      builder.addPicture(paragraph.role.key, paragraph.role.alt)
      const caption = captions.get(index)
      const words = caption === undefined ? undefined : flow[caption]
      if (caption !== undefined && words) write(caption, words, 'caption')
      continue
    }
    if (ofPictures.has(index)) continue
    if (blank && paragraph.role.kind !== 'rule') continue
    if (paragraph.quote !== quoting && !(lists.isOpen && paragraph.setIn)) {
      lists.close()
      if (paragraph.quote) builder.open('quote')
      else builder.close('quote')
      quoting = paragraph.quote
    }
    if (paragraph.list !== null && kind === 'paragraph') lists.item(paragraph.list)
    else if (!(paragraph.setIn && kind === 'paragraph')) lists.close()
    if (paragraph.role.kind === 'rule') {
      builder.addRule()
      continue
    }
    write(index, paragraph, kind)
  }
  lists.close()
}

/* Which paragraph is the caption of which picture: the one right after it, else the one right before. */
function captionsOf(flow: readonly FlowParagraph[]): ReadonlyMap<number, number> {
  const captions = new Map<number, number>()
  const taken = new Set<number>()
  const filled = [...flow.entries()].filter(
    ([, { role, text }]) => role.kind === 'picture' || text.trim() !== '',
  )
  const take = (picture: number, place: number) => {
    const [index, paragraph] = filled[place] ?? []
    if (captions.has(picture) || index === undefined || taken.has(index)) return
    if (paragraph?.role.kind !== 'caption') return
    captions.set(picture, index)
    taken.add(index)
  }
  for (const step of [1, -1]) {
    for (const [place, [index, { role }]] of filled.entries())
      if (role.kind === 'picture') take(index, place + step)
  }
  return captions
}

function kindOf(index: number, { role, list }: FlowParagraph, layout: Layout): BlockKind {
  if (index === layout.headline) return 'h1'
  if (index === layout.standfirst) return 'standfirst'
  if (list !== null) return 'paragraph'
  if (role.kind === 'title') return 'h2'
  if (role.kind !== 'heading') return 'paragraph'
  const level = role.level + layout.shift
  return level <= 2 ? 'h2' : level === 3 ? 'h3' : 'h4'
}

/* The words in pieces of one look and one set of claims; a heading is bold by what it is. */
function piecesOf(
  { text, spans, role }: FlowParagraph,
  claims: readonly (Stretch & { readonly id: string })[],
): { readonly text: string; readonly style: Style }[] {
  const begin = text.length - text.trimStart().length
  const bounds = [...new Set(claims.flatMap(({ from, to }) => [from, to]))].sort((a, b) => a - b)
  const starting = [...claims].sort((a, b) => a.from - b.from)
  const heading = role.kind === 'heading' || role.kind === 'title'
  let active: (Stretch & { readonly id: string })[] = []
  let next = 0
  let bound = 0
  const pieces: { text: string; style: Style }[] = []
  for (const span of spans) {
    let at = Math.max(span.from, begin)
    while (at < span.to) {
      while ((bounds[bound] ?? Number.POSITIVE_INFINITY) <= at) bound++
      const to = Math.min(span.to, bounds[bound] ?? span.to)
      active = active.filter(claim => claim.to > at)
      for (let one = starting[next]; one !== undefined && one.from <= at; one = starting[++next])
        active.push(one)
      const style = { ...span.style, claims: active.map(({ id }) => id) }
      pieces.push({ text: text.slice(at, to), style: heading ? { ...style, strong: false } : style })
      at = to
    }
  }
  return pieces
}

/** The lists open at a place, as Word's paragraphs tell them: each says only how deep it is and of which list. */
class ListFrames {
  private readonly open: ListPlace[] = []

  constructor(private readonly builder: DraftBuilder) {}

  get isOpen(): boolean {
    return this.open.length > 0
  }

  item(place: ListPlace): void {
    for (let top = this.open.at(-1); top && top.level > place.level; top = this.open.at(-1)) this.end()
    const top = this.open.at(-1)
    if (top?.level === place.level) {
      if (top.list === place.list && top.numbered === place.numbered) this.builder.close('item')
      else {
        this.end()
        this.begin(place)
      }
    } else this.begin(place)
    this.builder.open('item')
  }

  close(): void {
    while (this.open.length > 0) this.end()
  }

  private begin(place: ListPlace): void {
    this.open.push(place)
    this.builder.open(place.numbered ? 'numbers' : 'bullets', place.number)
  }

  private end(): void {
    this.open.pop()
    this.builder.close('bullets', 'numbers')
  }
}
