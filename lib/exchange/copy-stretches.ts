import { codePointLength } from '@/lib/domain/manuscript-text'
import type { CopyBlock, CopyRun } from './copy-blocks'

/** Words in the plain text of a copy: Unicode code points, end exclusive. */
export interface CopyStretch {
  readonly start: number
  readonly end: number
}

/* The textblocks of a copy in reading order, each a line of its plain text. */
function copyLines(blocks: readonly CopyBlock[]): (readonly CopyRun[])[] {
  return blocks.flatMap(block => {
    switch (block.kind) {
      case 'rule':
        return []
      case 'quotation':
        return copyLines(block.blocks)
      case 'list':
        return block.items.flatMap(copyLines)
      default:
        return [block.runs]
    }
  })
}

/**
 * The marked words of each claim, by its number, in reading order. Words with nothing but line ends between them
 * are one stretch; a claim whose words stand apart has several. `points`: the plain text, letter by letter.
 */
export function copyStretches(
  blocks: readonly CopyBlock[],
  points: readonly string[],
): Map<number, CopyStretch[]> {
  const found = new Map<number, CopyStretch[]>()
  const onlyLineEnds = (from: number, to: number) => {
    for (let at = from; at < to; at++) if (points[at] !== '\n') return false
    return true
  }
  let lineStart = 0
  for (const runs of copyLines(blocks)) {
    const line = runs.map(run => run.text).join('')
    let offset = 0
    for (const run of runs) {
      const from = wholeLetter(line, offset, -1)
      offset += run.text.length
      const start = lineStart + codePointLength(line.slice(0, from))
      const end = start + codePointLength(line.slice(from, wholeLetter(line, offset, 1)))
      for (const number of run.claims) {
        const own = found.get(number) ?? []
        const last = own.at(-1)
        if (last && onlyLineEnds(last.end, start)) own[own.length - 1] = { start: last.start, end }
        else own.push({ start, end })
        found.set(number, own)
      }
    }
    lineStart += codePointLength(line) + 1
  }
  return found
}

/* A claim may begin or end between the halves of a surrogate pair; its words never do. */
function wholeLetter(text: string, offset: number, direction: -1 | 1): number {
  const high = text.charCodeAt(offset - 1)
  const low = text.charCodeAt(offset)
  const inside = high >= 0xd800 && high <= 0xdbff && low >= 0xdc00 && low <= 0xdfff
  return inside ? offset + direction : offset
}
