import { type Mark, type Node, Slice } from 'prosemirror-model'
import { ReplaceStep, type Step } from 'prosemirror-transform'
import { manuscriptSchema } from '@/lib/domain/manuscript-schema'

/** A headline as a draft can hold it: one line, without white space at its ends. */
export function headlineText(text: string): string {
  return text.replace(/\s+/gu, ' ').trim()
}

/**
 * The step that makes a draft's headline read so; null when it does already. Only what differs is replaced, so that
 * claims on the rest of it stay, and words put inside a claim belong to it.
 */
export function headlineStep(doc: Node, text: string): Step | null {
  const head = doc.child(0)
  const before = head.textContent
  if (before === text) return null
  let start = 0
  while (start < Math.min(before.length, text.length) && before[start] === text[start]) start++
  let end = 0
  const most = Math.min(before.length, text.length) - start
  while (end < most && before.at(-1 - end) === text.at(-1 - end)) end++
  /* Never between the two halves of a character. */
  if (isLow(text, start) || isLow(before, start)) start--
  if (isLow(text, text.length - end) || isLow(before, before.length - end)) end--
  const from = 1 + start
  const to = 1 + before.length - end
  const inserted = text.slice(start, text.length - end)
  const common = from < to ? marksOn(doc, from, to) : doc.resolve(from).marks()
  const slice =
    inserted === ''
      ? Slice.empty
      : new Slice(head.type.create(null, manuscriptSchema.text(inserted, common)).content, 0, 0)
  return new ReplaceStep(from, to, slice)
}

/* What lies on all of the words that go lies on those that come: a claim's last word may be replaced too. */
function marksOn(doc: Node, from: number, to: number): readonly Mark[] {
  let common: readonly Mark[] | undefined
  doc.nodesBetween(from, to, node => {
    if (!node.isText) return
    common = common === undefined ? node.marks : common.filter(mark => mark.isInSet(node.marks))
  })
  return common ?? []
}

function isLow(text: string, at: number): boolean {
  const unit = text.charCodeAt(at)
  return unit >= 0xdc00 && unit <= 0xdfff
}
