import { authorName, momentOf } from './word-comments'
import type { Edit, FlowParagraph, Stretch } from './word-flow'

/** What somebody suggested by changing the text with the changes tracked. */
export interface Proposal extends Stretch {
  /** The words for that stretch; null where the suggestion is no other wording: to cut a paragraph, or to add one. */
  readonly wording: string | null
  readonly author: string
  readonly at: string | null
  /** The suggestion in words. */
  readonly says: string
  /** The bare changes: what lies in a stretch belongs to it. */
  readonly edits: readonly Edit[]
  /** Stet wrote it into the copy, where the comments tell it as well. */
  readonly own: boolean
}

const LONGEST = 20_000

/** The changes of a paragraph as proposed wordings for whole words; those that touch are one. */
export function proposalsIn({ text, edits }: FlowParagraph): Proposal[] {
  const groups: { from: number; to: number; edits: Edit[] }[] = []
  for (const edit of edits) {
    if (text.slice(edit.from, edit.to).trim() === '' && edit.text.trim() === '') continue
    const { from, to } = wholeWords(text, edit)
    const last = groups.at(-1)
    if (last && from <= last.to) {
      last.to = Math.max(last.to, to)
      last.edits.push(edit)
    } else groups.push({ from, to, edits: [edit] })
  }
  return groups.map(({ from, to, edits: own }) => {
    const wording = wordingFor(text, { from, to }, own)
    const authors = [...new Set(own.flatMap(edit => edit.changes.map(change => authorName(change.author))))]
    const dates = own.flatMap(edit => edit.changes.map(change => momentOf(change.at)))
    return {
      from,
      to,
      wording: wording === null || wording.trim() === '' || wording.includes('\n') ? null : wording,
      author: authors.filter(Boolean).join(', ').slice(0, 200).toWellFormed(),
      at: dates.find(date => date !== null) ?? null,
      says: own
        .map(edit => saysOf(text.slice(edit.from, edit.to), edit.text))
        .join('\n')
        .slice(0, 10_000),
      edits: own,
      own: own.every(edit => edit.changes.every(change => change.own)),
    }
  })
}

/** The words of a stretch with the changes in it; null when they are too long for a wording. */
export function wordingFor(text: string, { from, to }: Stretch, edits: readonly Edit[]): string | null {
  let wording = ''
  let at = from
  for (const edit of edits) {
    if (edit.from < from || edit.to > to) continue
    wording += text.slice(at, edit.from) + edit.text
    at = edit.to
  }
  wording += text.slice(at, to)
  return wording.length > LONGEST ? null : wording
}

function saysOf(before: string, after: string): string {
  const [old, fresh] = [before.trim(), after.trim()]
  if (old === '')
    return after.includes('\n') ? `Suggests a new paragraph: “${fresh}”` : `Suggests to add “${fresh}”`
  return fresh === '' ? `Suggests to cut “${old}”` : `Suggests “${fresh}” for “${old}”`
}

const WORD = /[\p{L}\p{N}\p{M}'’-]/u

/*
 * From the first to the last word that a change touches. What is put in between words takes the word before it
 * along, and so does a cut, since nothing can be proposed for no words, and no words for something.
 */
function wholeWords(text: string, edit: Edit): Stretch {
  let { from, to } = edit
  while (
    from > 0 &&
    WORD.test(text.charAt(from - 1)) &&
    WORD.test(edit.from < edit.to ? text.charAt(from) : 'a')
  )
    from--
  while (
    to < text.length &&
    WORD.test(text.charAt(to)) &&
    WORD.test(edit.from < edit.to ? text.charAt(to - 1) : 'a')
  )
    to++
  const blank = () =>
    text.slice(from, to).trim() === '' || wordingFor(text, { from, to }, [edit])?.trim() === ''
  if (blank()) from = wordBefore(text, from)
  if (blank()) to = wordAfter(text, to)
  while (from < to && /\s/.test(text.charAt(from)) && from < edit.from) from++
  while (to > from && /\s/.test(text.charAt(to - 1)) && to > edit.to) to--
  return { from, to }
}

function wordBefore(text: string, at: number): number {
  let from = at
  while (from > 0 && !WORD.test(text.charAt(from - 1))) from--
  while (from > 0 && WORD.test(text.charAt(from - 1))) from--
  return from
}

function wordAfter(text: string, at: number): number {
  let to = at
  while (to < text.length && !WORD.test(text.charAt(to))) to++
  while (to < text.length && WORD.test(text.charAt(to))) to++
  return to
}
