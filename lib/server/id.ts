import { randomBytes } from 'node:crypto'

/** A new id: 96 random bits in 16 letters, digits, `-` and `_`; fits a claim's mark. */
export function newId(): string {
  return randomBytes(12).toString('base64url')
}
