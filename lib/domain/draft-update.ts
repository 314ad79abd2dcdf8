import type { Node } from 'prosemirror-model'
import type { Transform } from 'prosemirror-transform'
import { carryClaims } from './claim-carry'
import { changeInto } from './draft-restore'
import { carryNothingToCheck } from './nothing-to-check'

/**
 * The change that makes a draft of the version its writer sent, which has no claims: those of the draft stay on
 * their words, wherever these went, and sentences that had nothing to check have nothing. Without steps when the two are the same.
 */
export function updateChange(present: Node, fresh: Node): Transform {
  return changeInto(present, carryNothingToCheck(present, carryClaims(present, fresh)))
}
