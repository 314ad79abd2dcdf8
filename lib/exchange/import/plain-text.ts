import type { Result } from '@/lib/domain/result'
import { carriableText } from './carriable-text'
import { DraftBuilder, oneLine, PLAIN } from './draft-builder'
import type { ImportRefusal } from './import-refusal'
import { finished, type ImportedDraft, type ImportOptions } from './imported-draft'

/** How long a first line may be and still be the headline, in Unicode code points. */
export const LONGEST_HEADLINE = 150

/* The end of a sentence in the scripts that have one, with what may close after it. */
const SENTENCE_END = /[.!?…。！？｡।؟۔։።။]["'”’»›」』）)\]\s\p{Mn}]*$/u
const LIST_ITEM = /^(?:[-*+•–—]|\d{1,3}[.)])\s/
/* Between letters of scripts without spaces, a line end is no space either. */
const UNSPACED_END = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\u3000-\u303F\uFF00-\uFFEF]$/u
/* The lengths between which lines look as if a program had broken them. */
const SHORTEST_WRAPPED = 45
const LONGEST_WRAPPED = 100

/**
 * Reads plain text: a blank line or a line end makes a paragraph, lines that a program broke at a column are put
 * together again. The first line is the headline when it is short and not a sentence and more text follows.
 */
export function importPlainText(
  text: string,
  options: ImportOptions = {},
): Result<ImportedDraft, ImportRefusal> {
  const builder = new DraftBuilder({ headline: options.headline, headlineLeads: true })
  const groups = groupsOf(carriableText(text))
  const first = groups[0]?.[0]
  const more = groups.length > 1 || (groups[0]?.length ?? 0) > 1
  if (first !== undefined && groups[0] && isHeadline(first, groups[0], more, options.headline)) {
    builder.setHeadline(first)
    groups[0].shift()
  }
  for (const lines of groups) {
    for (const paragraph of isWrapped(lines) ? [joined(lines)] : lines) {
      builder.startBlock('paragraph')
      builder.addVerbatim(paragraph, PLAIN)
      builder.endBlock()
    }
  }
  return finished(builder.finish(), [])
}

/* Lines between blank lines, each without white space at its ends. */
function groupsOf(text: string): string[][] {
  const groups: string[][] = []
  let open: string[] = []
  for (const raw of text.split('\n')) {
    const line = raw.trim()
    if (line !== '') open.push(line)
    else if (open.length > 0) {
      groups.push(open)
      open = []
    }
  }
  if (open.length > 0) groups.push(open)
  return groups
}

function isHeadline(
  line: string,
  group: readonly string[],
  more: boolean,
  asked: string | undefined,
): boolean {
  const given = oneLine(asked ?? '')
  if (given !== '') return oneLine(line) === given
  return more && !isWrapped(group) && readsAsHeadline(line)
}

/** Whether a line could be a headline: short, no list item, and it does not end as a sentence. */
export function readsAsHeadline(line: string): boolean {
  return !LIST_ITEM.test(line) && [...line].length <= LONGEST_HEADLINE && !SENTENCE_END.test(line)
}

function isWrapped(lines: readonly string[]): boolean {
  const broken = lines.slice(0, -1)
  if (broken.length === 0) return false
  const sentences = broken.filter(line => SENTENCE_END.test(line)).length
  return (
    sentences * 2 < broken.length &&
    !lines.some(line => LIST_ITEM.test(line)) &&
    broken.every(line => line.length >= SHORTEST_WRAPPED && line.length <= LONGEST_WRAPPED)
  )
}

function joined(lines: readonly string[]): string {
  return lines
    .map((line, index) => (index === 0 || UNSPACED_END.test(lines[index - 1] ?? '') ? line : ` ${line}`))
    .join('')
}
