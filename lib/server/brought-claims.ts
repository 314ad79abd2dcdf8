import 'server-only'
import type { Node } from 'prosemirror-model'
import { Transform } from 'prosemirror-transform'
import type { Writer } from '@/db'
import type { ArticleRow } from '@/db/queries/articles'
import { insertCitation } from '@/db/queries/citations'
import { type ClaimRow, claimsByIds, updateClaim } from '@/db/queries/claims'
import { insertComment } from '@/db/queries/comments'
import { claimRanges } from '@/lib/domain/claim-anchor'
import { isClaimId, manuscriptSchema } from '@/lib/domain/manuscript-schema'
import { ok, type Result } from '@/lib/domain/result'
import type { Actor } from '@/lib/domain/role'
import type { CopyRecord } from '@/lib/exchange/copy-record'
import type {
  ImportedCitation,
  ImportedClaim,
  ImportedComment,
  ImportedReply,
} from '@/lib/exchange/import/imported-draft'
import { saidSince } from '@/lib/exchange/import/said-since'
import { acceptSteps, SERVER_CLIENT } from './accept-steps'
import { BroughtRecord } from './brought-record'
import { recordDeed } from './claim-record'
import { now } from './clock'
import { newId } from './id'
import type { Refusal } from './refusal'
import { addSource } from './sources'

/** A draft with the claims it brings along. */
export interface BroughtDraft {
  /** Without any claim. */
  readonly doc: Node
  /** The same with a mark for each of `claims`. */
  readonly marked: Node
  readonly claims: readonly ImportedClaim[]
  /** Of which it was read; blank for mere text. */
  readonly fileName: string
  /** What it says was found, when it is a copy that bears our seal. */
  readonly record: CopyRecord | null
}

/** The draft with the marks of claims taken off; no position in it changes. */
export function withoutClaims(doc: Node): Node {
  return new Transform(doc).removeMark(0, doc.content.size, manuscriptSchema.marks.claim).doc
}

/**
 * Marks the claims that a new article's file brought, as steps of whoever imports it, with what was said of them.
 * A claim that had an id in Stet keeps it where that id is not in use. Nothing that came with a file is signed by an
 * account: comments bear the name that the file gives, and only the record says who brought them in. But a copy with
 * our seal says itself what was found here, by whom and when.
 */
export async function bringClaims(
  db: Writer,
  actor: Actor,
  article: ArticleRow,
  { doc, marked, claims, fileName, record }: BroughtDraft,
): Promise<Result<{ readonly article: ArticleRow; readonly doc: Node }, Refusal>> {
  const ranges = claimRanges(marked)
  const brought = claims.filter(({ id }) => ranges.has(id))
  if (brought.length === 0) return ok({ article, doc })
  const ids = await idsFor(db, brought)
  const marking = new Transform(doc)
  for (const { id } of brought) {
    const mark = manuscriptSchema.mark('claim', { id: ids.get(id) })
    for (const { from, to } of ranges.get(id) ?? []) marking.addMark(from, to, mark)
  }
  const accepted = await acceptSteps(db, actor, article, {
    before: doc,
    after: marking.doc,
    steps: marking.steps,
    commitId: newId(),
    clientId: SERVER_CLIENT,
  })
  if (!accepted.ok) return accepted
  const rows = new Map((await claimsByIds(db, [...ids.values()])).map(row => [row.id, row]))
  const around = { fileName, library: new Map<string, string>() }
  const found = record === null ? null : await BroughtRecord.open(db, actor, record)
  for (const claim of brought) {
    const row = rows.get(ids.get(claim.id) ?? '')
    if (row === undefined) throw new Error('A claim that was marked is not there.')
    const recorded = found?.of(claim.formerId)
    if (!found || !recorded) {
      await bringDetails(db, actor, row, claim, around)
      continue
    }
    const proposedWording = recorded.proposedWording === null ? claim.proposedWording : null
    const since = { ...claim, comments: saidSince(claim.comments), proposedWording }
    await bringDetails(db, actor, await found.bring(row, recorded), since, around)
  }
  return ok({ article: { ...article, version: accepted.value.version, updatedAt: now() }, doc: marking.doc })
}

async function idsFor(db: Writer, claims: readonly ImportedClaim[]): Promise<Map<string, string>> {
  const former = claims.flatMap(({ formerId }) => (isClaimId(formerId) ? [formerId] : []))
  const taken = new Set((await claimsByIds(db, former)).map(({ id }) => id))
  const ids = new Map<string, string>()
  for (const { id, formerId } of claims) {
    const own = isClaimId(formerId) && !taken.has(formerId) ? formerId : newId()
    taken.add(own)
    ids.set(id, own)
  }
  return ids
}

interface Around {
  readonly fileName: string
  /** Sources of this file that are in the library by now. */
  readonly library: Map<string, string>
}

async function bringDetails(
  db: Writer,
  actor: Actor,
  claim: ClaimRow,
  { comments, citations, proposedWording }: ImportedClaim,
  around: Around,
): Promise<void> {
  const at = now()
  let { eventId } = claim
  if (proposedWording !== null) {
    const data = { before: claim.proposedWording, after: proposedWording }
    eventId = await recordDeed(db, actor, claim, { kind: 'claim.proposed', at, data })
  }
  for (const comment of comments) eventId = (await bringThread(db, actor, claim, comment)).eventId
  for (const citation of citations) eventId = await bringCitation(db, actor, claim, citation, around)
  const proposed = proposedWording === null ? {} : { proposedWording }
  if (eventId !== claim.eventId) await updateClaim(db, claim.id, { ...proposed, updatedAt: at, eventId })
}

/** Says on a claim what was said in a file, under the names that the file gives. */
export async function bringThread(
  db: Writer,
  actor: Actor,
  claim: ClaimRow,
  { resolved, replies, ...root }: ImportedComment,
): Promise<{ readonly eventId: number; readonly ids: readonly string[] }> {
  let eventId = claim.eventId
  const ids: string[] = []
  let rootId: string | null = null
  let before = 0
  for (const said of [root, ...replies]) {
    /* Word tells time by the minute: what was said after something else is kept after it. */
    const given: number = said.at === null ? Date.parse(now()) : Date.parse(said.at)
    const moment = Math.max(given, before + 1)
    before = moment
    const imported = { author: said.author, resolved }
    const id: string = await bringComment(db, claim, said, rootId, new Date(moment).toISOString(), imported)
    const data = {
      commentId: id,
      text: wordsOf(said),
      replyTo: rootId,
      imported: { ...imported, at: said.at },
    }
    eventId = await recordDeed(db, actor, claim, { kind: 'claim.commented', at: now(), data })
    rootId ??= id
    ids.push(id)
  }
  return { eventId, ids }
}

async function bringComment(
  db: Writer,
  claim: ClaimRow,
  said: Pick<ImportedReply, 'text'>,
  replyTo: string | null,
  createdAt: string,
  imported: { author: string; resolved: boolean },
): Promise<string> {
  const id = newId()
  await insertComment(db, {
    id,
    claimId: claim.id,
    replyTo,
    text: wordsOf(said),
    authorId: null,
    createdAt,
    imported,
  })
  return id
}

/* A comment may hold nothing but a picture. */
function wordsOf({ text }: Pick<ImportedReply, 'text'>): string {
  return text.trim() === '' ? '(no words)' : text
}

async function bringCitation(
  db: Writer,
  actor: Actor,
  claim: ClaimRow,
  { kind, title, url, excerpt, from }: ImportedCitation,
  { fileName, library }: Around,
): Promise<number> {
  const at = now()
  const key = JSON.stringify([kind, title, url])
  const note = fileName === '' ? from : `${from} in “${fileName}”`
  const known = library.get(key)
  const sourceId = known ?? (await addSource(db, actor, { kind, title, url, note })).id
  library.set(key, sourceId)
  const citation = {
    id: newId(),
    claimId: claim.id,
    sourceId,
    /* The writer's note, which nobody has held against the claim yet. */
    stance: 'context' as const,
    primary: false,
    locator: '',
    excerpt,
    accessedAt: null,
    addedBy: actor.personId,
    addedAt: at,
  }
  await insertCitation(db, citation)
  const data = {
    citationId: citation.id,
    sourceId,
    title,
    kind,
    stance: 'context',
    primary: false,
    locator: '',
  }
  return recordDeed(db, actor, claim, { kind: 'claim.cited', at, data })
}
