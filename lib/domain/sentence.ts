import type { Node } from 'prosemirror-model'
import { linesOf } from './manuscript-text'
import { segmentsOf } from './segment'

/** A sentence of the draft: ProseMirror positions, end exclusive, without white space at its ends. */
export interface Sentence {
  readonly from: number
  readonly to: number
  readonly text: string
}

/* Unicode's rules end a sentence after these when a capital follows; editors do not. */
const ABBREVIATION =
  /(?:^|[\s(“"'‘])(?:(?:\p{Lu}\.)+|(?:Mr|Mrs|Ms|Dr|Prof|St|Sen|Rep|Gov|Gen|Col|Lt|Sgt|Capt|Rev|Hon|vs|Inc|Ltd|Co|Corp|approx|ca|cf|Jan|Feb|Mar|Apr|Aug|Sept?|Oct|Nov|Dec)\.)$/u
/* "No. 5" is a number, "No. He did not." are two sentences. */
const NUMBER = /(?:^|[\s(“"'‘])Nos?\.$/
/* Longer than the longest abbreviation; looking at more each time would take the square of the text's length. */
const TAIL = 24

/** Whether the sentence that Unicode ends at `end` goes on: after an abbreviation, or with a small letter. */
function goesOn(text: string, open: number, end: number): boolean {
  if (text.charAt(end - 1) === '\n') return false
  if (/^\p{Ll}/u.test(text.slice(end, end + 2))) return true
  let last = end
  while (last > open && /\s/.test(text.charAt(last - 1))) last--
  if (last === end) return false
  const tail = text.slice(Math.max(open, last - TAIL), last)
  return ABBREVIATION.test(tail) || (NUMBER.test(tail) && /^\p{Nd}/u.test(text.slice(end, end + 2)))
}

/** `end`, moved before a bracket or quotation mark that opens there: Unicode gives it to the sentence before. */
function beforeOpening(text: string, open: number, end: number): number {
  let cut = end
  while (cut > open && /[\p{Ps}\p{Pi}]/u.test(text.charAt(cut - 1))) cut--
  return cut
}

/** The sentences of one line as UTF-16 offsets, end exclusive, trimmed. */
export function sentencesOfText(text: string): { readonly start: number; readonly end: number }[] {
  const parts: { start: number; end: number }[] = []
  let open = 0
  for (const segment of segmentsOf(text, 'sentence')) {
    const after = segment.index + segment.text.length
    const last = after === text.length
    if (!last && goesOn(text, open, after)) continue
    const end = last ? after : beforeOpening(text, open, after)
    const raw = text.slice(open, end)
    const trimmed = raw.trim()
    if (trimmed !== '') {
      const start = open + (raw.length - raw.trimStart().length)
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
