import type { ListReference } from './word-styles'
import { child, elements, settingOf, type WordElement } from './word-xml'

/** A paragraph's place in a list. */
export interface ListPlace {
  /** Which list: those that count on together have the same. */
  readonly list: string
  readonly level: number
  readonly numbered: boolean
  /** The item's number, were it counted; 1 for points. */
  readonly number: number
}

interface Level {
  readonly numbered: boolean
  readonly start: number
}

const LAST_NUMBER = 999_999

/** The lists of a Word file, counted as its paragraphs come. */
export class WordNumbering {
  private readonly kinds = new Map<string, WordElement>()
  private readonly lists = new Map<string, WordElement>()
  private readonly counters = new Map<string, number[]>()
  private readonly overridden = new Set<string>()

  constructor(root: WordElement | null) {
    for (const one of elements(root)) {
      if (one.name === 'w:abstractNum') this.kinds.set(one.attributes.get('w:abstractNumId') ?? '', one)
      if (one.name === 'w:num') this.lists.set(one.attributes.get('w:numId') ?? '', one)
    }
  }

  /** The next item of a list; null when the file does not say what list it is, or it has no sign at all. */
  next({ numId, level }: ListReference): ListPlace | null {
    const list = this.lists.get(numId)
    if (list === undefined) return null
    const kindId = settingOf(list, 'w:abstractNumId') ?? ''
    const own = this.level(list, kindId, level)
    if (own === null) return null
    const counters = this.counters.get(kindId) ?? []
    this.counters.set(kindId, counters)
    const restart = startOverride(list, level)
    const key = `${numId}/${level}`
    if (restart !== null && !this.overridden.has(key)) {
      this.overridden.add(key)
      counters[level] = restart
    } else counters[level] = counters[level] === undefined ? own.start : (counters[level] ?? 0) + 1
    counters.length = level + 1
    const number = own.numbered ? Math.min(LAST_NUMBER, counters[level] ?? 1) : 1
    return { list: kindId, level, numbered: own.numbered, number }
  }

  private level(list: WordElement, kindId: string, level: number): Level | null {
    const own = overrideOf(list, level)
    const found =
      child(own, 'w:lvl') ??
      elements(this.kinds.get(kindId)).find(
        one => one.name === 'w:lvl' && one.attributes.get('w:ilvl') === String(level),
      )
    /* A kind that only points to a style's list has no levels of its own: points are the safest guess. */
    if (!found) return { numbered: false, start: 1 }
    const format = settingOf(found, 'w:numFmt') ?? 'decimal'
    if (format === 'none' && (settingOf(found, 'w:lvlText') ?? '') === '') return null
    const start = Number(settingOf(found, 'w:start') ?? 1)
    return {
      numbered: format !== 'bullet' && format !== 'none',
      start: Number.isInteger(start) && start >= 0 && start <= LAST_NUMBER ? start : 1,
    }
  }
}

function overrideOf(list: WordElement, level: number): WordElement | null {
  return (
    elements(list).find(
      one => one.name === 'w:lvlOverride' && one.attributes.get('w:ilvl') === String(level),
    ) ?? null
  )
}

function startOverride(list: WordElement, level: number): number | null {
  const start = Number(settingOf(overrideOf(list, level), 'w:startOverride') ?? Number.NaN)
  return Number.isInteger(start) && start >= 0 && start <= LAST_NUMBER ? start : null
}
