import type { Node } from 'prosemirror-model'
import { Transform } from 'prosemirror-transform'

/** A draft with all marks of claims taken off. */
export function withoutClaims(draft: Node): Node {
  const { claim } = draft.type.schema.marks
  return claim ? new Transform(draft).removeMark(0, draft.content.size, claim).doc : draft
}
