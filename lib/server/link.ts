import 'server-only'
import { refusal } from './answer'
import type { Refusal } from './refusal'

const NAME = { invitation: 'invitation', reset: 'link for a new password' } as const

/** Why a link that works once does not work. */
export function linkRefusal(why: 'unknown' | 'used' | 'expired', kind: keyof typeof NAME): Refusal {
  const name = NAME[kind]
  if (why === 'unknown') return refusal(404, 'not_found', `There is no such ${name}.`)
  if (why === 'used') return refusal(410, 'used', `This ${name} was used already.`)
  return refusal(410, 'expired', `This ${name} has run out. Ask for a new one.`)
}
