import type { Mark, Node } from 'prosemirror-model'
import { Transform } from 'prosemirror-transform'
import { manuscriptSchema } from '@/lib/domain/manuscript-schema'
import { wordingDiff } from '@/lib/domain/wording-diff'

/** A headline as a draft can hold it: one line, without white space at its ends. */
export function headlineText(text: string): string {
  return text.replace(/\s+/gu, ' ').trim()
}

/**
 * The change that makes a draft's headline read so; without steps when it does already. Only the words that differ
 * are replaced, so that claims on the others stay, and words put in place of a claim's belong to it.
 */
export function headlineChange(doc: Node, text: string): Transform {
  const change = new Transform(doc)
  const head = doc.child(0)
  if (head.textContent === text) return change
  let at = 1 // of the headline's first letter
  let gone = ''
  for (const { kind, text: words } of wordingDiff(head.textContent, text)) {
    if (kind === 'del') {
      gone += words
      continue
    }
    if (kind === 'ins') {
      change.replaceWith(
        at,
        at + gone.length,
        manuscriptSchema.text(words, marksFor(change.doc, at, gone.length)),
      )
      at += words.length
    } else {
      change.delete(at, at + gone.length)
      at += words.length
    }
    gone = ''
  }
  return change.delete(at, at + gone.length)
}

/* What lies on all of the words that go lies on those that come: a claim's last word may be replaced too. */
function marksFor(doc: Node, from: number, length: number): readonly Mark[] {
  if (length === 0) return doc.resolve(from).marks()
  let common: readonly Mark[] | undefined
  doc.nodesBetween(from, from + length, node => {
    if (!node.isText) return
    common = common === undefined ? node.marks : common.filter(mark => mark.isInSet(node.marks))
  })
  return common ?? []
}
