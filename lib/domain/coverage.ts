import type { Node } from 'prosemirror-model'
import { linesOf, lineText } from './manuscript-text'
import { nothingToCheckIn, type TextStretch } from './nothing-to-check'
import { segmentsOf } from './segment'
import { type Sentence, sentencesOfText } from './sentence'

/** How much of a draft somebody has looked at. A word counts once, also where claims overlap. */
export interface Coverage {
  readonly words: number
  /** Words that a claim covers, in part or as a whole. */
  readonly underClaim: number
  /** Other words that somebody said there is nothing to check in. */
  readonly nothingToCheck: number
  /** Sentences that hold a word. */
  readonly sentences: number
  /** Those of which no word is either: nobody has looked at them yet. */
  readonly openSentences: number
}

/** What has become of a sentence; a claim on part of it says that somebody has looked at all of it. */
export type SentenceCover = 'claim' | 'nothing_to_check' | 'open'

interface BlockCoverage extends Coverage {
  readonly parts: readonly (TextStretch & { readonly cover: SentenceCover })[]
}

const NONE: Coverage = { words: 0, underClaim: 0, nothingToCheck: 0, sentences: 0, openSentences: 0 }

/**
 * Counts the words and sentences of a draft that a claim covers, that were marked as "nothing to check", and that are
 * neither. Headline and standfirst count. Blocks that are as they were are not counted again.
 */
export function coverageOf(doc: Node): Coverage {
  const total = { ...NONE }
  doc.descendants(node => {
    if (!node.isTextblock) return true
    const block = coverageOfBlock(node)
    total.words += block.words
    total.underClaim += block.underClaim
    total.nothingToCheck += block.nothingToCheck
    total.sentences += block.sentences
    total.openSentences += block.openSentences
    return false
  })
  return total
}

/** A sentence of the draft, and what has become of it. */
export interface CoveredSentence extends Sentence {
  readonly cover: SentenceCover
}

/** The sentences of the draft that hold a word, in reading order. */
export function coveredSentences(doc: Node): CoveredSentence[] {
  return linesOf(doc).flatMap(({ node, pos, text }) =>
    coverageOfBlock(node).parts.map(({ start, end, cover }) => ({
      from: pos + start,
      to: pos + end,
      text: text.slice(start, end),
      cover,
    })),
  )
}

const known = new WeakMap<Node, BlockCoverage>()

function coverageOfBlock(block: Node): BlockCoverage {
  const before = known.get(block)
  if (before) return before
  const counted = countBlock(block)
  known.set(block, counted)
  return counted
}

function countBlock(block: Node): BlockCoverage {
  const text = lineText(block)
  const claims = claimedIn(block)
  const passed = nothingToCheckIn(block)
  const words: (TextStretch & { cover: SentenceCover })[] = []
  let [underClaim, nothingToCheck] = [0, 0]
  for (const segment of segmentsOf(text, 'word')) {
    if (!segment.isWord) continue
    const word = { start: segment.index, end: segment.index + segment.text.length }
    const cover = overlaps(claims, word) ? 'claim' : overlaps(passed, word) ? 'nothing_to_check' : 'open'
    if (cover === 'claim') underClaim++
    if (cover === 'nothing_to_check') nothingToCheck++
    words.push({ ...word, cover })
  }
  let at = 0
  const parts = sentencesOfText(text).flatMap(({ start, end }) => {
    const covers = new Set<SentenceCover>()
    for (let word = words[at]; word && word.start < end; word = words[++at]) covers.add(word.cover)
    if (covers.size === 0) return []
    const cover: SentenceCover = covers.has('claim')
      ? 'claim'
      : covers.has('nothing_to_check')
        ? 'nothing_to_check'
        : 'open'
    return [{ start, end, cover }]
  })
  const openSentences = parts.filter(part => part.cover === 'open').length
  return { words: words.length, underClaim, nothingToCheck, sentences: parts.length, openSentences, parts }
}

/* The stretches under any claim, joined where they touch, in their order. */
function claimedIn(block: Node): TextStretch[] {
  const found: { start: number; end: number }[] = []
  block.forEach((node, start) => {
    if (!node.marks.some(mark => mark.type.name === 'claim')) return
    const last = found.at(-1)
    if (last?.end === start) last.end = start + node.nodeSize
    else found.push({ start, end: start + node.nodeSize })
  })
  return found
}

function overlaps(stretches: readonly TextStretch[], { start, end }: TextStretch): boolean {
  return stretches.some(stretch => stretch.start < end && stretch.end > start)
}
