import 'server-only'
import type { Node } from 'prosemirror-model'
import type { z } from 'zod'
import { type Reader, read } from '@/db'
import type { ArticleRow } from '@/db/queries/articles'
import { commitTo } from '@/db/queries/draft'
import { type EventRow, eventsOfArticle } from '@/db/queries/events'
import { personNames } from '@/db/queries/person-names'
import type { Answer } from '@/lib/contracts/call'
import type { ClaimThen as ClaimThenShown, compareQuery, versionQuery } from '@/lib/contracts/history'
import { type ClaimThen, claimsThen } from '@/lib/domain/claim-then'
import { draftDiff } from '@/lib/domain/draft-diff'
import { SCHEMA_VERSION } from '@/lib/domain/manuscript-schema'
import { plainText, wordCount } from '@/lib/domain/manuscript-text'
import { ok, type Result, refuse } from '@/lib/domain/result'
import type { Actor } from '@/lib/domain/role'
import { findArticle } from './access'
import { person } from './claim-view'
import { type Anchors, anchorsOf, readDraft, rebuildDraft } from './draft'
import { notFound, type Refusal } from './refusal'

/** The number of a version as it stands in an address; null for anything else, and for one that is not there yet. */
export function versionNumber(article: ArticleRow, given: string): number | null {
  const version = Number(given)
  return /^\d{1,9}$/.test(given) && version <= article.version ? version : null
}

export const NO_VERSION = notFound('This version')

/** A version of the draft with its claims as they were then: at its end, or after the event asked for. */
export async function getVersion(
  actor: Actor,
  { id, version: given }: { readonly id: string; readonly version: string },
  { event }: z.output<typeof versionQuery>,
): Promise<Result<Answer<'getVersion'>, Refusal>> {
  return read(async db => {
    const found = await findArticle(db, actor, id)
    if (!found.ok) return found
    const version = versionNumber(found.value, given)
    if (version === null) return refuse(NO_VERSION)
    const doc = await draftAt(db, found.value, version)
    const anchors = anchorsOf(doc)
    const quotes = new Map([...anchors].map(([claimId, { quote }]) => [claimId, quote]))
    const claims = claimsThen(await eventsUntil(db, id, version, event), quotes)
    return ok({
      ...(await versionRef(db, found.value, version)),
      present: found.value.version,
      doc: doc.toJSON(),
      text: plainText(doc),
      schemaVersion: SCHEMA_VERSION,
      claims: await presentThen(db, [...claims.values()], anchors),
    })
  })
}

/* The present draft is in memory as a rule; others are put together from the steps. */
async function draftAt(db: Reader, article: ArticleRow, version: number): Promise<Node> {
  return version === article.version ? readDraft(db, article) : rebuildDraft(db, article.id, version)
}

/* What happened until the draft left the version, oldest first. */
async function eventsUntil(
  db: Reader,
  articleId: string,
  version: number,
  limit = Number.POSITIVE_INFINITY,
): Promise<EventRow[]> {
  const events = (await eventsOfArticle(db, articleId, Number.MAX_SAFE_INTEGER)).reverse()
  const leaving = await commitTo(db, articleId, version + 1)
  return events.filter(({ id, at }) => {
    const before = leaving === undefined || (id <= leaving.event && at !== leaving.at)
    return before && id <= limit
  })
}

async function versionRef(db: Reader, article: ArticleRow, version: number) {
  const commit = version === 0 ? undefined : await commitTo(db, article.id, version)
  const { actorId, at } = commit ?? { actorId: article.createdBy, at: article.createdAt }
  return { version, at, by: person(await personNames(db, [actorId]), actorId) }
}

/* In reading order, those whose text had gone last. */
async function presentThen(
  db: Reader,
  claims: readonly ClaimThen[],
  anchors: Anchors,
): Promise<ClaimThenShown[]> {
  const names = await personNames(
    db,
    claims.flatMap(({ findingBy, reviewedBy }) => [findingBy, reviewedBy]),
  )
  const byId = new Map(claims.map(claim => [claim.id, claim]))
  const standing = [...anchors.keys()].flatMap(id => byId.get(id) ?? [])
  const gone = claims.filter(({ orphaned }) => orphaned)
  return [...standing, ...gone].map((claim, index) => ({
    ...claim,
    number: index + 1,
    start: anchors.get(claim.id)?.start ?? null,
    end: anchors.get(claim.id)?.end ?? null,
    findingBy: person(names, claim.findingBy),
    reviewedBy: person(names, claim.reviewedBy),
  }))
}

/** Two versions of a draft held against each other. */
export async function compareVersions(
  actor: Actor,
  { id }: { readonly id: string },
  { from, to: given }: z.output<typeof compareQuery>,
): Promise<Result<Answer<'compareVersions'>, Refusal>> {
  return read(async db => {
    const found = await findArticle(db, actor, id)
    if (!found.ok) return found
    const to = given ?? found.value.version
    if (Math.max(from, to) > found.value.version) return refuse(NO_VERSION)
    const blocks = draftDiff(await draftAt(db, found.value, from), await draftAt(db, found.value, to))
    const words = (kind: 'ins' | 'del') =>
      blocks
        .flatMap(({ parts }) => parts.filter(part => part.kind === kind))
        .reduce((total, { text }) => total + wordCount(text), 0)
    return ok({
      from: await versionRef(db, found.value, from),
      to: await versionRef(db, found.value, to),
      inserted: words('ins'),
      deleted: words('del'),
      blocks: blocks.map(({ parts, ...block }) => ({ ...block, parts: [...parts] })),
    })
  })
}
