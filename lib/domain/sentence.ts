import type { Node } from 'prosemirror-model'
import { linesOf } from './manuscript-text'

/** A sentence of the draft: ProseMirror positions, end exclusive, without white space at its ends. */
export interface Sentence {
  readonly from: number
  readonly to: number
  readonly text: string
}

const SENTENCES = new Intl.Segmenter(undefined, { granularity: 'sentence' })

/* Unicode's rules end a sentence after these when a capital follows; editors do not. */
const ABBREVIATION =
  /(?:^|[\s(“"'‘])(?:(?:\p{Lu}\.)+|(?:Mr|Mrs|Ms|Dr|Prof|St|Sen|Rep|Gov|Gen|Col|Lt|Sgt|Capt|Rev|Hon|No|vs|Inc|Ltd|Co|Corp|approx|ca|cf|Jan|Feb|Mar|Apr|Aug|Sept?|Oct|Nov|Dec)\.)\s+$/u

/** The sentences of one line as UTF-16 offsets, end exclusive, trimmed. */
export function sentencesOfText(text: string): { readonly start: number; readonly end: number }[] {
  const parts: { start: number; end: number }[] = []
  let open = 0
  for (const { index, segment } of SENTENCES.segment(text)) {
    const end = index + segment.length
    if (end < text.length && ABBREVIATION.test(text.slice(open, end))) continue
    const raw = text.slice(open, end)
    const trimmed = raw.trim()
    if (trimmed !== '') {
      const start = open + raw.indexOf(trimmed)
      parts.push({ start, end: start + trimmed.length })
    }
    open = end
  }
  return parts
}

/** The sentences of the draft in reading order, headline and standfirst included. */
export function sentencesOf(doc: Node): Sentence[] {
  return linesOf(doc).flatMap(line =>
    sentencesOfText(line.text).map(({ start, end }) => ({
      from: line.pos + start,
      to: line.pos + end,
      text: line.text.slice(start, end),
    })),
  )
}
