import 'server-only'
import type { z } from 'zod'
import type { Writer } from '@/db'
import {
  type CitationRow,
  type CitedSource,
  citationById,
  citationCount,
  deleteCitation,
  insertCitation,
  updateCitation,
} from '@/db/queries/citations'
import { type ClaimRow, updateClaim } from '@/db/queries/claims'
import { personNames } from '@/db/queries/person-names'
import { type SourceRow, sourceById } from '@/db/queries/sources'
import type { Answer } from '@/lib/contracts/call'
import type { Citation, CitationBody, patchCitationBody } from '@/lib/contracts/source'
import { ok, type Result, refuse } from '@/lib/domain/result'
import { onUncited } from '@/lib/domain/revision'
import type { Actor } from '@/lib/domain/role'
import { openClaim } from './access'
import { type ClaimDeed, isReopened, recordDeed, saveState } from './claim-record'
import { citationPeople, citationView } from './claim-view'
import { now } from './clock'
import { newId } from './id'
import { notFound, type Refusal, unfit } from './refusal'
import { addSource } from './sources'
import { transact } from './transact'

/** Cites a source of the library, or a new one. Refuses 422 `unknown_source`. */
export async function cite(
  actor: Actor,
  { id }: { readonly id: string },
  body: CitationBody,
): Promise<Result<Answer<'cite'>, Refusal>> {
  return transact(async db => {
    const found = await openClaim(db, actor, id, 'claim.check')
    if (!found.ok) return found
    const source = await sourceFor(db, actor, body)
    if (!source) return refuse(unfit('unknown_source', 'There is no such source in the library.'))
    const at = now()
    const citation: CitationRow = {
      id: newId(),
      claimId: id,
      sourceId: source.id,
      stance: body.stance ?? 'supports',
      primary: body.primary ?? false,
      locator: body.locator ?? '',
      excerpt: body.excerpt ?? '',
      accessedAt: inUtc(body.accessedAt ?? null),
      addedBy: actor.personId,
      addedAt: at,
    }
    await insertCitation(db, citation)
    const cited = { citation, source: { ...source, citationCount: source.citationCount + 1 } }
    await record(db, actor, found.value.claim, { kind: 'claim.cited', at, data: summary(cited) })
    return ok({ citation: await present(db, cited) })
  })
}

interface CitationParams {
  readonly id: string
  readonly citationId: string
}

/** Changes how a claim uses a source. */
export async function patchCitation(
  actor: Actor,
  { id, citationId }: CitationParams,
  body: z.output<typeof patchCitationBody>,
): Promise<Result<Answer<'patchCitation'>, Refusal>> {
  return transact(async db => {
    const found = await openCitation(db, actor, { id, citationId })
    if (!found.ok) return found
    const { claim, cited } = found.value
    const next = { ...cited.citation }
    if (body.stance !== undefined) next.stance = body.stance
    if (body.primary !== undefined) next.primary = body.primary
    if (body.locator !== undefined) next.locator = body.locator
    if (body.excerpt !== undefined) next.excerpt = body.excerpt
    if (body.accessedAt !== undefined) next.accessedAt = inUtc(body.accessedAt)
    const { before, after } = difference(cited.citation, next)
    if (Object.keys(after).length > 0) {
      await updateCitation(db, citationId, next)
      const { title, id: sourceId } = cited.source
      const data = { citationId, sourceId, title, before, after }
      await record(db, actor, claim, { kind: 'claim.citation_changed', at: now(), data })
    }
    return ok({ citation: await present(db, { ...cited, citation: next }) })
  })
}

/** Takes a source off a claim; it stays in the library. An approval that rested on it alone is taken back. */
export async function removeCitation(actor: Actor, params: CitationParams): Promise<Result<null, Refusal>> {
  return transact(async db => {
    const found = await openCitation(db, actor, params)
    if (!found.ok) return found
    const { claim, cited } = found.value
    await deleteCitation(db, params.citationId)
    const at = now()
    await record(db, actor, claim, { kind: 'claim.uncited', at, data: summary(cited) })
    const left = onUncited(claim, await citationCount(db, claim.id))
    if (isReopened(claim, left)) {
      await saveState(db, actor, claim, left, { kind: 'claim.reopened', at, data: { because: 'source' } })
    }
    return ok(null)
  })
}

async function openCitation(
  db: Writer,
  actor: Actor,
  { id, citationId }: CitationParams,
): Promise<Result<{ readonly claim: ClaimRow; readonly cited: CitedSource }, Refusal>> {
  const found = await openClaim(db, actor, id, 'claim.check')
  if (!found.ok) return found
  const cited = await citationById(db, id, citationId)
  return cited ? ok({ claim: found.value.claim, cited }) : refuse(notFound('This citation'))
}

async function sourceFor(db: Writer, actor: Actor, body: CitationBody): Promise<SourceRow | undefined> {
  if (body.source) return addSource(db, actor, body.source)
  return body.sourceId === undefined ? undefined : sourceById(db, body.sourceId)
}

async function record(db: Writer, actor: Actor, claim: ClaimRow, deed: ClaimDeed): Promise<void> {
  const eventId = await recordDeed(db, actor, claim, deed)
  await updateClaim(db, claim.id, { updatedAt: deed.at, eventId })
}

async function present(db: Writer, cited: CitedSource): Promise<Citation> {
  return citationView(cited, await personNames(db, citationPeople([cited])))
}

function summary({ citation, source }: CitedSource): Record<string, unknown> {
  const { id: citationId, sourceId, stance, primary, locator } = citation
  return { citationId, sourceId, title: source.title, kind: source.kind, stance, primary, locator }
}

const CHANGEABLE = ['stance', 'primary', 'locator', 'excerpt', 'accessedAt'] as const

function difference(before: CitationRow, after: CitationRow) {
  const changed = CHANGEABLE.filter(name => before[name] !== after[name])
  const pick = (row: CitationRow) => Object.fromEntries(changed.map(name => [name, row[name]]))
  return { before: pick(before), after: pick(after) }
}

/* Moments come with any offset and are kept in UTC. */
function inUtc(moment: string | null): string | null {
  return moment === null ? null : new Date(moment).toISOString()
}
