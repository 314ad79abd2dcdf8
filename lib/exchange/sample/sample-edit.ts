import type { Node } from 'prosemirror-model'
import { Transform } from 'prosemirror-transform'
import { linesOf, plainText, positionOf } from '@/lib/domain/manuscript-text'
import { findQuote } from '@/lib/domain/quote-search'
import type { SampleEdit } from './sample-claims'

/**
 * The change of the draft that an edit of the sample makes, as a person types it: what both wordings share at their
 * ends stays, so that a claim over them keeps its mark. Throws where the text to find does not stand once.
 */
export function sampleEdit(doc: Node, edit: SampleEdit): Transform {
  const found = findQuote(plainText(doc), edit.find)
  if (!found.ok) throw new Error(`The sample has no place for an edit: “${edit.find}” is ${found.error}.`)
  const { find, replace } = edit
  let before = 0
  while (before < Math.min(find.length, replace.length) && find[before] === replace[before]) before++
  let after = 0
  while (
    after < Math.min(find.length, replace.length) - before &&
    find[find.length - 1 - after] === replace[replace.length - 1 - after]
  )
    after++
  const lines = linesOf(doc)
  const from = positionOf(lines, found.value.start + before)
  const to = positionOf(lines, found.value.end - after)
  if (from === null || to === null) throw new Error(`The sample has no place for an edit: “${find}”.`)
  const words = replace.slice(before, replace.length - after)
  const start = doc.resolve(from)
  const marks = from === to ? start.marks() : (start.marksAcross(doc.resolve(to)) ?? [])
  const transform = new Transform(doc)
  return words === ''
    ? transform.delete(from, to)
    : transform.replaceWith(from, to, doc.type.schema.text(words, marks))
}
