import type { Node } from 'prosemirror-model'
import { linesOf, wordCount } from '@/lib/domain/manuscript-text'
import { changedBlocks } from './changed-blocks'

/** Counts the words of a draft as it is written, looking only at what changed since it last counted. */
export interface WordCounter {
  count(doc: Node): number
}

/** Starts from a draft whose words somebody has counted. */
export function createWordCounter(doc: Node, words: number): WordCounter {
  let counted = doc
  let total = words
  return {
    count(next) {
      if (next === counted) return total
      const { start, before, after } = changedBlocks(counted, next)
      total += wordsIn(next, start, after) - wordsIn(counted, start, before)
      counted = next
      return total
    },
  }
}

function wordsIn(doc: Node, start: number, end: number): number {
  let words = 0
  for (let i = start; i < end; i++) {
    const block = doc.child(i)
    words += wordCount(block.isTextblock ? block.textBetween(0, block.content.size, ' ', ' ') : textOf(block))
  }
  return words
}

function textOf(block: Node): string {
  return linesOf(block)
    .map(line => line.text)
    .join('\n')
}
