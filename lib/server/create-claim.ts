import 'server-only'
import type { Node } from 'prosemirror-model'
import { Transform } from 'prosemirror-transform'
import { claimById } from '@/db/queries/claims'
import type { Answer } from '@/lib/contracts/call'
import type { CreateClaimBody } from '@/lib/contracts/claim'
import { manuscriptSchema } from '@/lib/domain/manuscript-schema'
import { linesOf, plainText, positionOf, utf16Offset } from '@/lib/domain/manuscript-text'
import { findQuote } from '@/lib/domain/quote-search'
import { ok, type Result, refuse } from '@/lib/domain/result'
import type { Actor } from '@/lib/domain/role'
import { acceptSteps, SERVER_CLIENT } from './accept-steps'
import { openArticle } from './access'
import { presentClaims } from './claim-view'
import { anchorsOf, keepDraft, loadDraft } from './draft'
import { newId } from './id'
import { conflict, type Refusal, unfit } from './refusal'
import { transact } from './transact'

/**
 * Marks a claim by its quote or its place, as a step of the draft. Refuses 409 `ambiguous`, and 422 `absent` (no
 * such quote), `empty` (nothing but white space) and `outside` (past the end of the text).
 */
export async function createClaim(
  actor: Actor,
  { id }: { readonly id: string },
  body: CreateClaimBody,
): Promise<Result<Answer<'createClaim'>, Refusal>> {
  return transact(async (db, afterCommit) => {
    const found = await openArticle(db, actor, id, 'claim.mark')
    if (!found.ok) return found
    const article = found.value
    const before = await loadDraft(db, article)
    const place = placeOf(before, body)
    if (!place.ok) return place
    const claimId = newId()
    const marking = new Transform(before).addMark(
      place.value.from,
      place.value.to,
      manuscriptSchema.mark('claim', { id: claimId }),
    )
    if (marking.steps.length === 0) return refuse(nothingThere())
    const { doc: after, steps } = marking
    const change = { before, after, steps, commitId: newId(), clientId: SERVER_CLIENT }
    const accepted = await acceptSteps(db, actor, article, change)
    if (!accepted.ok) return accepted
    const { version } = accepted.value
    afterCommit(() => keepDraft(id, version, after))
    const claim = await claimById(db, claimId)
    if (!claim) throw new Error('A claim that was marked is not there.')
    const [placed] = await presentClaims(db, [claim], anchorsOf(after))
    if (!placed) throw new Error('A claim that was marked is not there.')
    return ok({ claim: placed })
  })
}

/** A stretch of the draft in ProseMirror positions, end exclusive. */
interface Place {
  readonly from: number
  readonly to: number
}

function placeOf(doc: Node, body: CreateClaimBody): Result<Place, Refusal> {
  const lines = linesOf(doc)
  const text = plainText(doc)
  const stretch = 'quote' in body ? quoted(text, body) : counted(text, body)
  if (!stretch.ok) return stretch
  const { start, end } = stretch.value
  if (text.slice(start, end).trim() === '') return refuse(nothingThere())
  const from = positionOf(lines, start)
  const to = positionOf(lines, end)
  if (from === null || to === null) throw new Error('A place in the text has no place in the draft.')
  return ok({ from, to })
}

/* UTF-16 offsets in the plain text, end exclusive. */
interface Stretch {
  readonly start: number
  readonly end: number
}

function quoted(
  text: string,
  { quote, prefix, suffix }: { quote: string; prefix?: string | undefined; suffix?: string | undefined },
): Result<Stretch, Refusal> {
  const found = findQuote(text, quote, prefix, suffix)
  if (found.ok) return found
  if (quote.trim() === '') return refuse(nothingThere())
  return refuse(
    found.error === 'ambiguous'
      ? conflict('ambiguous', 'The quote is there more than once. Say what stands before or after it.')
      : unfit('absent', 'The quote is not in the draft.'),
  )
}

function counted(text: string, place: { start: number; end: number }): Result<Stretch, Refusal> {
  const start = utf16Offset(text, place.start)
  const end = utf16Offset(text, place.end)
  if (start === null || end === null) return refuse(unfit('outside', 'The draft is shorter than that.'))
  return place.start < place.end ? ok({ start, end }) : refuse(nothingThere())
}

function nothingThere(): Refusal {
  return unfit('empty', 'There are no words to mark there.')
}
