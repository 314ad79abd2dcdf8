import { diffArrays } from 'diff'
import { alikePairs, bagOf, commonWords, sizeOfBag } from './draft-diff'
import type { TextLine } from './manuscript-text'
import { wordingDiff } from './wording-diff'

/**
 * A change from one text to another: what stood at `from` to `to` before, `at` to `until` has after. UTF-16 offsets
 * in the plain texts, ends exclusive.
 */
export interface TextEdit {
  readonly from: number
  readonly to: number
  readonly at: number
  readonly until: number
  /** Whole lines that went or came, with the line end before them; null for words. */
  readonly whole: 'removed' | 'added' | null
}

/* How much of a line's words must be in lines of the other text for it to be a part of these. */
const IS_PART = 0.6

/**
 * What was changed between two texts, in order, word by word. Lines are paired first, so that words are held only
 * against those that took their place; a line that was divided is held against all its parts. Blank lines, and white
 * space that only became other white space or went from the end of a line, are no change: files do not keep them.
 */
export function textEdits(before: readonly TextLine[], after: readonly TextLine[]): TextEdit[] {
  const [was, is] = [filled(before), filled(after)]
  return groupsOf(was, is).flatMap(group => editsIn(group, was, is))
}

/* Headline and standfirst are always there, and versions of each other, whatever they say. */
const FIXED = 2

function filled(lines: readonly TextLine[]): TextLine[] {
  return lines.filter(({ text }, index) => index < FIXED || text.trim() !== '')
}

/** Neighbouring lines of both texts that belong together; of one text there may be none. Ends exclusive. */
interface Group {
  was: number
  wasEnd: number
  is: number
  isEnd: number
}

function groupsOf(was: readonly TextLine[], is: readonly TextLine[]): Group[] {
  const groups: Group[] = []
  for (let i = 0; i < FIXED; i++) groups.push({ was: i, wasEnd: i + 1, is: i, isEnd: i + 1 })
  const [old, fresh] = [was.slice(FIXED), is.slice(FIXED)]
  let [i, j] = [FIXED, FIXED]
  let gone = 0
  for (const change of [...diffArrays(old.map(keyOf), fresh.map(keyOf)), null]) {
    if (change?.removed) {
      gone = change.count
      continue
    }
    const come = change?.added ? change.count : 0
    groups.push(...rewritten(was.slice(i, i + gone), is.slice(j, j + come), i, j))
    i += gone
    j += come
    gone = 0
    for (let same = change && !change.added ? change.count : 0; same > 0; same--)
      groups.push({ was: i++, wasEnd: i, is: j++, isEnd: j })
  }
  return groups
}

function keyOf({ text }: TextLine): string {
  return text.replace(/\s+/g, ' ').trim()
}

/* Lines that went and those that came in their place: alike ones are pairs, and parts of these go with them. */
function rewritten(gone: readonly TextLine[], come: readonly TextLine[], i: number, j: number): Group[] {
  const pairs = alikePairs(gone.map(asBlock), come.map(asBlock))
  const own = pairs.map(([a, b]): Group => ({ was: a, wasEnd: a + 1, is: b, isEnd: b + 1 }))
  const groups: Group[] = []
  let open: Group = { was: 0, wasEnd: 0, is: 0, isEnd: 0 }
  for (const group of [
    ...own,
    { was: gone.length, wasEnd: gone.length, is: come.length, isEnd: come.length },
  ]) {
    if (open.wasEnd > open.was)
      while (open.isEnd < group.is && isPart(come[open.isEnd], gone.slice(open.was, open.wasEnd)))
        open.isEnd++
    if (group.isEnd > group.is)
      while (group.is > open.isEnd && isPart(come[group.is - 1], gone.slice(group.was, group.wasEnd)))
        group.is--
    if (open.isEnd > open.is)
      while (open.wasEnd < group.was && isPart(gone[open.wasEnd], come.slice(open.is, open.isEnd)))
        open.wasEnd++
    if (group.isEnd > group.is)
      while (group.was > open.wasEnd && isPart(gone[group.was - 1], come.slice(group.is, group.isEnd)))
        group.was--
    for (let a = open.wasEnd; a < group.was; a++)
      groups.push({ was: a, wasEnd: a + 1, is: open.isEnd, isEnd: open.isEnd })
    for (let b = open.isEnd; b < group.is; b++)
      groups.push({ was: group.was, wasEnd: group.was, is: b, isEnd: b + 1 })
    if (group.wasEnd > group.was) groups.push(group)
    open = group
  }
  return groups.map(({ was, wasEnd, is, isEnd }) => ({
    was: was + i,
    wasEnd: wasEnd + i,
    is: is + j,
    isEnd: isEnd + j,
  }))
}

function asBlock({ text }: TextLine): { readonly kind: 'paragraph'; readonly text: string } {
  return { kind: 'paragraph', text }
}

function isPart(line: TextLine | undefined, whole: readonly TextLine[]): boolean {
  if (line === undefined) return false
  const own = bagOf(line.text)
  return commonWords(own, bagOf(whole.map(({ text }) => text).join(' '))) >= IS_PART * sizeOfBag(own)
}

function editsIn(
  { was, wasEnd, is, isEnd }: Group,
  before: readonly TextLine[],
  after: readonly TextLine[],
): TextEdit[] {
  const [lastBefore, lastAfter] = [endOf(before[was - 1]), endOf(after[is - 1])]
  if (was === wasEnd)
    return [{ from: lastBefore, to: lastBefore, at: lastAfter, until: endOf(after[is]), whole: 'added' }]
  if (is === isEnd)
    return [{ from: lastBefore, to: endOf(before[was]), at: lastAfter, until: lastAfter, whole: 'removed' }]
  const [old, fresh] = [wordsOf(before.slice(was, wasEnd)), wordsOf(after.slice(is, isEnd))]
  const [start, begin] = [before[was]?.offset ?? 0, after[is]?.offset ?? 0]
  const edits: TextEdit[] = []
  let [from, at] = [start, begin]
  let open: TextEdit | null = null
  for (const { kind, text } of old === fresh ? [] : wordingDiff(old, fresh)) {
    if (kind !== 'same') {
      open ??= { from, to: from, at, until: at, whole: null }
      if (kind === 'del') open = { ...open, to: open.to + text.length }
      else open = { ...open, until: open.until + text.length }
    } else if (open) {
      edits.push(open)
      open = null
    }
    if (kind !== 'ins') from += text.length
    if (kind !== 'del') at += text.length
  }
  if (open) edits.push(open)
  return edits.filter(edit => {
    const [gone, come] = [
      old.slice(edit.from - start, edit.to - start),
      fresh.slice(edit.at - begin, edit.until - begin),
    ]
    if (gone.trim() !== '' || come.trim() !== '') return true
    if (gone.split('\n').length !== come.split('\n').length) return true
    const atEdge =
      /(?:^|\n)$/.test(old.slice(0, edit.from - start)) || /^(?:$|\n)/.test(old.slice(edit.to - start))
    return !atEdge && (gone === '' || come === '')
  })
}

/* As the lines stand in the plain text; blank lines between them are as many line ends. */
function wordsOf(lines: readonly TextLine[]): string {
  let text = ''
  for (const line of lines) {
    const end = (lines[0]?.offset ?? 0) + text.length
    text += '\n'.repeat(line.offset - end) + line.text
  }
  return text
}

function endOf(line: TextLine | undefined): number {
  return line === undefined ? 0 : line.offset + line.text.length
}
