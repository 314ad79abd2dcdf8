import type { Node } from 'prosemirror-model'
import { type EditorState, Plugin, PluginKey, TextSelection, type Transaction } from 'prosemirror-state'
import { Decoration, DecorationSet } from 'prosemirror-view'
import { lineText } from '@/lib/domain/manuscript-text'
import { changedBlocks, textblocksIn } from './changed-blocks'

/** Something found, in ProseMirror positions. */
export interface Hit {
  readonly from: number
  readonly to: number
}

interface FindState {
  readonly query: string
  readonly pattern: RegExp | null
  readonly hits: readonly Hit[]
  /** Which of the hits is the present one. */
  readonly index: number
  readonly decorations: DecorationSet
}

interface FindMeta {
  readonly query: string
  readonly index: number
}

const findKey = new PluginKey<FindState>('find')
/** How many hits around the present one are highlighted. */
export const DRAWN = 400

const NOTHING: FindState = {
  query: '',
  pattern: null,
  hits: [],
  index: 0,
  decorations: DecorationSet.empty,
}

/** Highlights what is searched for: class `found`, the present one `found now`. */
export function findPlugin(): Plugin<FindState> {
  return new Plugin<FindState>({
    key: findKey,
    state: { init: () => NOTHING, apply },
    props: { decorations: highlights },
  })
}

/** What is found in the draft as it stands, in reading order. */
export function hitsIn(state: EditorState): readonly Hit[] {
  return findKey.getState(state)?.hits ?? []
}

/** What is found, as it is drawn. */
export function highlights(state: EditorState): DecorationSet {
  return findKey.getState(state)?.decorations ?? DecorationSet.empty
}

/**
 * Searches the draft, in any case of letters, and puts the caret at the hit with this number, counted round from 0.
 * An empty query ends the search.
 */
export function finding(state: EditorState, query: string, index: number): Transaction {
  const tr = state.tr.setMeta(findKey, { query, index } satisfies FindMeta)
  const hit = apply(tr, findKey.getState(state) ?? NOTHING)
  const present = hit.hits[hit.index]
  return present ? tr.setSelection(TextSelection.create(tr.doc, present.from)) : tr
}

function apply(tr: Transaction, state: FindState): FindState {
  const meta = tr.getMeta(findKey) as FindMeta | undefined // only `finding` sets it
  if (meta !== undefined) return search(tr.doc, state, meta)
  if (!tr.docChanged || state.pattern === null) return state
  const { pattern } = state
  const change = changedBlocks(tr.before, tr.doc)
  const [oldFrom, oldTo] = extent(tr.before, change.start, change.before)
  const [, newTo] = extent(tr.doc, change.start, change.after)
  const fresh = hitsInBlocks(tr.doc, change.start, change.after, pattern)
  const moved = newTo - oldTo
  const hits = [
    ...state.hits.filter(hit => hit.to <= oldFrom),
    ...fresh,
    ...state.hits
      .filter(hit => hit.from >= oldTo)
      .map(({ from, to }) => ({ from: from + moved, to: to + moved })),
  ]
  const index = Math.min(state.index, Math.max(0, hits.length - 1))
  return { ...state, hits, index, decorations: drawn(tr.doc, hits, index) }
}

function search(doc: Node, state: FindState, { query, index }: FindMeta): FindState {
  const pattern = patternOf(query)
  if (pattern === null) return NOTHING
  const hits = hitsInBlocks(doc, 0, doc.childCount, pattern)
  const at = hits.length === 0 ? 0 : ((index % hits.length) + hits.length) % hits.length
  if (state.query === query && state.index === at && sameHits(state.hits, hits)) return state
  return { query, pattern, hits, index: at, decorations: drawn(doc, hits, at) }
}

/* All of a thousand hits on one letter would have the whole draft drawn anew. */
function drawn(doc: Node, hits: readonly Hit[], index: number): DecorationSet {
  const first = Math.max(0, index - DRAWN / 2)
  return DecorationSet.create(
    doc,
    hits.slice(first, first + DRAWN).map(({ from, to }, i) => {
      return Decoration.inline(from, to, { class: first + i === index ? 'found now' : 'found' })
    }),
  )
}

function sameHits(a: readonly Hit[], b: readonly Hit[]): boolean {
  return a.length === b.length && a.every((hit, i) => hit.from === b[i]?.from && hit.to === b[i]?.to)
}

function extent(doc: Node, start: number, end: number): [number, number] {
  let pos = 0
  for (let i = 0; i < start; i++) pos += doc.child(i).nodeSize
  const from = pos
  for (let i = start; i < end; i++) pos += doc.child(i).nodeSize
  return [from, pos]
}

function hitsInBlocks(doc: Node, start: number, end: number, pattern: RegExp): Hit[] {
  const hits: Hit[] = []
  textblocksIn(doc, start, end, (block, pos) => {
    for (const match of lineText(block).matchAll(pattern)) {
      const from = pos + 1 + match.index
      hits.push({ from, to: from + match[0].length })
    }
  })
  return hits
}

/* White space stands for any white space, and a straight quote for a curly one, as nobody types those to search. */
function patternOf(query: string): RegExp | null {
  const words = query.trim()
  if (words === '') return null
  const source = words
    .replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&')
    .replace(/\s+/g, '\\s+')
    .replace(/['‘’]/g, "['‘’]")
    .replace(/["“”„]/g, '["“”„]')
  return new RegExp(source, 'giu')
}
