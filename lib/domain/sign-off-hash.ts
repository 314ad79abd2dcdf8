import { canonicalJson, type Json } from './canonical-json'
import type { Sha256 } from './event-chain'

/** A sign-off as it is stored; `head` is left out, since it names the event that names this hash. */
export interface SignedOff {
  readonly id: string
  readonly articleId: string
  readonly version: number
  readonly textHash: string
  readonly clearedBy: string | null
  readonly clearedAt: string
  readonly overrideReason: string | null
  readonly overridden: readonly unknown[]
  readonly claims: readonly unknown[]
}

/** The hash of a sign-off that the record keeps with the clearing: SHA-256 of its RFC 8785 JSON. */
export function signOffHash(signOff: SignedOff, sha256: Sha256): string {
  const { id, articleId, version, textHash, clearedBy, clearedAt, overrideReason } = signOff
  const { overridden, claims } = signOff
  const fields = {
    id,
    articleId,
    version,
    textHash,
    clearedBy,
    clearedAt,
    overrideReason,
    overridden,
    claims,
  }
  // Through JSON, as it is stored: what JSON cannot carry is not hashed.
  const json: Json = JSON.parse(JSON.stringify(fields))
  return sha256(canonicalJson(json))
}
