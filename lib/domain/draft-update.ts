import type { Node } from 'prosemirror-model'
import type { Transform } from 'prosemirror-transform'
import { carryClaims } from './claim-carry'
import { changeInto } from './draft-restore'

/**
 * The change that makes a draft of the version its writer sent, which has no claims: those of the draft stay on
 * their words, wherever these went. Without steps when the two are the same.
 */
export function updateChange(present: Node, fresh: Node): Transform {
  return changeInto(present, carryClaims(present, fresh))
}
