import type { Node } from 'prosemirror-model'
import { Transform } from 'prosemirror-transform'
import type { PlacedClaim } from '@/lib/contracts/claim'
import { claimAnchors } from '@/lib/domain/claim-anchor'
import { manuscriptSchema } from '@/lib/domain/manuscript-schema'
import { linesOf, plainText, positionOf } from '@/lib/domain/manuscript-text'
import { segmentsOf } from '@/lib/domain/segment'
import { STATUSES } from '@/lib/domain/status'
import { placedClaim } from './placed-claim'

/**
 * A draft with claims laid over it evenly: of each ten three overlap the one before and one runs into the next
 * block; every other asks for other words. The same for the same draft and count.
 */
export function claimedDraft(
  doc: Node,
  count: number,
): { readonly doc: Node; readonly claims: readonly PlacedClaim[] } {
  const text = plainText(doc)
  const lines = linesOf(doc)
  const words = lines.flatMap(line => wordsIn(line.text, line.offset))
  const transform = new Transform(doc)
  const every = words.length / count
  for (let index = 0; index < count; index++) {
    const overlaps = index % 10 === 3 || index % 10 === 4 || index % 10 === 5
    const first = words[Math.floor(index * every) - (overlaps ? Math.ceil(every) : 0)]
    if (first === undefined) continue
    const last = words[Math.floor(index * every) + Math.min(6, Math.floor(every / 2))] ?? first
    const nextLine = text.indexOf('\n', last.index)
    const end =
      index % 10 === 7 && nextLine > 0 && nextLine - first.index < 800
        ? Math.min(text.length, nextLine + 2)
        : last.index + last.length
    const [from, to] = [positionOf(lines, first.index), positionOf(lines, end)]
    if (from === null || to === null || to <= from) continue
    transform.addMark(from, to, manuscriptSchema.mark('claim', { id: `claim-${index}` }))
  }
  const claims = claimAnchors(transform.doc).map((anchor, index) => {
    const status = STATUSES[index % STATUSES.length] ?? 'unchecked'
    return placedClaim({
      id: anchor.id,
      number: index + 1,
      quote: anchor.quote,
      prefix: anchor.prefix,
      suffix: anchor.suffix,
      start: anchor.start,
      end: anchor.end,
      status,
      review: index % 3 === 0 ? 'approved' : 'not_submitted',
      note: `Note ${index}`,
      proposedWording: index % 2 === 0 ? `${anchor.quote.replace(/\s+/g, ' ')} or so` : null,
      findingBy: { id: 'bea', name: 'Bea Lindqvist' },
      findingAt: '2026-11-20T09:00:00.000Z',
    })
  })
  return { doc: transform.doc, claims }
}

/* The words of a line of the text: UTF-16. */
function wordsIn(line: string, offset: number): { readonly index: number; readonly length: number }[] {
  let index = offset
  return [...segmentsOf(line, 'word')].flatMap(({ text, isWord }) => {
    index += text.length
    return isWord ? [{ index: index - text.length, length: text.length }] : []
  })
}
