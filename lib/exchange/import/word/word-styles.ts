import { child, elements, isOn, settingOf, type WordElement } from './word-xml'

/** What a paragraph is by its style. */
export type StyleRole =
  | { readonly kind: 'title' | 'subtitle' | 'quote' | 'contents' | 'caption' | 'plain' }
  | { readonly kind: 'heading'; readonly level: number }

/** The list a paragraph is in, as it says or its style: the number of the list, and how deep. */
export interface ListReference {
  readonly numId: string
  readonly level: number
}

/* Word writes the names of its own styles in English in every language; only their ids are translated. */
const QUOTES: ReadonlySet<string> = new Set([
  'quote',
  'intense quote',
  'quotations',
  'block text',
  'block quotation',
  'blockquote',
])
const PLAIN: StyleRole = { kind: 'plain' }
/* How far up a style's family is followed: Word itself stops at ten. */
const REACH = 12

/** The styles of a Word file, each with what it has from those it is based on. */
export class WordStyles {
  private readonly styles: ReadonlyMap<string, WordElement>
  private readonly usual: string | null

  constructor(root: WordElement | null) {
    const all = elements(root).filter(({ name }) => name === 'w:style')
    this.styles = new Map(all.map(style => [style.attributes.get('w:styleId') ?? '', style]))
    const usual = all.find(
      ({ attributes }) =>
        attributes.get('w:type') === 'paragraph' && /^(?:1|true|on)$/.test(attributes.get('w:default') ?? ''),
    )
    this.usual = usual?.attributes.get('w:styleId') ?? null
  }

  /** What a paragraph with these properties is; an outline level of its own makes it a heading. */
  roleOf(properties: WordElement | null): StyleRole {
    const own = outlineOf(properties)
    for (const style of this.family(settingOf(properties, 'w:pStyle') ?? this.usual)) {
      const role = roleByName(settingOf(style, 'w:name') ?? style.attributes.get('w:styleId') ?? '')
      if (role) return role
      const level = outlineOf(child(style, 'w:pPr'))
      if (own === null && level !== null) return { kind: 'heading', level }
    }
    return own === null ? PLAIN : { kind: 'heading', level: own }
  }

  listOf(properties: WordElement | null): ListReference | null {
    const own = listIn(properties)
    if (own !== null && own.numId !== null) return own.numId === '0' ? null : { ...own, numId: own.numId }
    for (const style of this.family(settingOf(properties, 'w:pStyle') ?? this.usual)) {
      const list = listIn(child(style, 'w:pPr'))
      if (list?.numId === '0') return null
      if (list !== null && list.numId !== null) return { numId: list.numId, level: own?.level ?? list.level }
    }
    return null
  }

  /** Whether a switch such as `w:b` is on for a run: as it says itself, else its style of letters. */
  letters(properties: WordElement | null, name: string): boolean {
    const own = child(properties, name)
    if (own !== null) return isOn(own)
    return this.inStyle(settingOf(properties, 'w:rStyle'), name)
  }

  /** The same for what a style alone says, of letters or of a paragraph. */
  inStyle(id: string | null, name: string): boolean {
    for (const style of this.family(id)) {
      const found = child(child(style, 'w:rPr'), name)
      if (found !== null) return isOn(found)
    }
    return false
  }

  private family(id: string | null): WordElement[] {
    const found: WordElement[] = []
    let style = id === null ? undefined : this.styles.get(id)
    while (style !== undefined && found.length < REACH) {
      found.push(style)
      style = this.styles.get(settingOf(style, 'w:basedOn') ?? '')
    }
    return found
  }
}

function roleByName(name: string): StyleRole | null {
  const plain = name.toLowerCase().trim()
  if (plain === 'title' || plain === 'subtitle') return { kind: plain }
  if (plain === 'caption') return { kind: 'caption' }
  if (QUOTES.has(plain)) return { kind: 'quote' }
  if (/^toc(?:\s?\d| heading)$/.test(plain)) return { kind: 'contents' }
  const level = Number(/^heading\s?([1-9])$/.exec(plain)?.[1] ?? 0)
  return level > 0 ? { kind: 'heading', level } : null
}

/* Levels count from 0; 9 is the level of what is no heading. */
function outlineOf(properties: WordElement | null): number | null {
  const level = Number(settingOf(properties, 'w:outlineLvl') ?? 9)
  return Number.isInteger(level) && level >= 0 && level < 9 ? level + 1 : null
}

function listIn(properties: WordElement | null): { numId: string | null; level: number } | null {
  const list = child(properties, 'w:numPr')
  if (list === null) return null
  const level = Number(settingOf(list, 'w:ilvl') ?? 0)
  return {
    numId: settingOf(list, 'w:numId'),
    level: Number.isInteger(level) && level >= 0 && level < 9 ? level : 0,
  }
}
