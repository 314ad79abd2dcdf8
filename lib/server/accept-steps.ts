import 'server-only'
import type { Node } from 'prosemirror-model'
import type { Step } from 'prosemirror-transform'
import type { Writer } from '@/db'
import { type ArticleRow, advanceArticle } from '@/db/queries/articles'
import { type ClaimRow, claimNumbers, claimsByIds, insertClaims, shiftNumbers } from '@/db/queries/claims'
import { dropSnapshotsBefore, insertCommit, insertSnapshot } from '@/db/queries/draft'
import { appendEvent, lastEvent } from '@/db/queries/events'
import { changePassages } from '@/db/queries/passages'
import { picturesOfArticle } from '@/db/queries/pictures'
import { isMarkingStep } from '@/lib/domain/authority'
import type { ClaimAnchor } from '@/lib/domain/claim-anchor'
import { coverageOf } from '@/lib/domain/coverage'
import { NO_DEADLINE } from '@/lib/domain/deadline'
import { plainText } from '@/lib/domain/manuscript-text'
import { passageChanges } from '@/lib/domain/passage'
import { picturesBrought } from '@/lib/domain/pictures'
import { ok, type Result, refuse } from '@/lib/domain/result'
import type { Actor } from '@/lib/domain/role'
import { searchText } from '@/lib/domain/search-text'
import { followText } from './claim-text'
import { now } from './clock'
import { type Anchors, anchorsOf, draftWordCount, textHash } from './draft'
import { recordPassed } from './passed-words'
import { shiftsFor } from './reading-order'
import { type Refusal, unfit } from './refusal'

/** The client that steps of the server's own are from. */
export const SERVER_CLIENT = 'server'
/** How many versions lie between two snapshots. */
export const SNAPSHOT_EVERY = 100
/* How many snapshots back are kept besides the first. */
const SNAPSHOTS_KEPT = 3

/** Steps that fit a draft, and where they lead. */
export interface Change {
  readonly before: Node
  readonly after: Node
  readonly steps: readonly Step[]
  readonly commitId: string
  readonly clientId: string
}

/** What accepting a change came to. */
export interface Accepted {
  readonly version: number
  /** Ids of the claims that were born, lost, found, reworded or set among other words. */
  readonly touched: readonly string[]
  readonly event: number
}

/**
 * Takes steps that were applied to the present draft into the database, and brings the claims into agreement with
 * it. Refuses with 422 `claim_elsewhere` when a mark names a claim of another article, and `picture_unknown` when a
 * figure shows a picture that the article does not have. The caller has authorised
 * the actor, compared the version and, once the transaction is through, keeps the new draft.
 */
export async function acceptSteps(
  db: Writer,
  actor: Actor,
  article: ArticleRow,
  change: Change,
): Promise<Result<Accepted, Refusal>> {
  if (!(await hasPictures(db, article.id, change.steps))) {
    return refuse(
      unfit('picture_unknown', 'A picture that this article does not have cannot be shown in it.'),
    )
  }
  const at = now()
  const before = anchorsOf(change.before)
  const after = anchorsOf(change.after)
  const moved = movedClaims(before, after)
  const known = await claimsByIds(db, moved)
  if (known.some(claim => claim.articleId !== article.id)) {
    return refuse(unfit('claim_elsewhere', 'A claim of another article cannot be marked here.'))
  }
  const knownIds = new Set(known.map(claim => claim.id))
  const born = moved.filter(id => !knownIds.has(id)).flatMap(id => after.get(id) ?? [])
  const version = article.version + change.steps.length

  const textChanged = change.steps.some(step => !isMarkingStep(step))
  const wordCount = textChanged ? draftWordCount(change.after) : article.wordCount
  const hash = textChanged ? textHash(plainText(change.after)) : article.textHash
  const draftEvent = textChanged
    ? await appendEvent(db, {
        kind: 'draft.changed',
        actorId: actor.personId,
        at,
        articleId: article.id,
        data: { from: article.version, to: version, words: wordCount, textHash: hash },
      })
    : 0
  let event = draftEvent
  for (const claim of known) {
    const draftChange = { by: actor.personId, at, event: draftEvent }
    event = Math.max(event, await followText(db, claim, after.get(claim.id), draftChange))
  }
  event = Math.max(event, await recordPassed(db, actor, article.id, change, at))
  const numbers = sameOrder(before, after) ? null : await renumber(db, article.id, after)
  if (born.length > 0) {
    const rows: ClaimRow[] = []
    for (const anchor of born) {
      event = await appendEvent(db, {
        kind: 'claim.marked',
        actorId: actor.personId,
        at,
        articleId: article.id,
        claimId: anchor.id,
        data: { quote: anchor.quote },
      })
      rows.push(newClaim(article, anchor, numbers?.get(anchor.id) ?? 0, { by: actor.personId, at, event }))
    }
    await insertClaims(db, rows)
  }

  await advanceArticle(db, article.id, article.version, {
    version,
    headline: change.after.child(0).textContent.toWellFormed(),
    wordCount,
    textHash: hash,
    coverage: coverageOf(change.after),
    updatedBy: actor.personId,
    updatedAt: at,
  })
  if (textChanged) await changePassages(db, article.id, passageChanges(change.before, change.after), at)
  if (event === 0) event = await lastEvent(db)
  const { commitId: id, clientId } = change
  const commit = { articleId: article.id, id, clientId, actorId: actor.personId, at, touched: moved, event }
  await insertCommit(
    db,
    { ...commit, baseVersion: article.version, version },
    change.steps.map(step => step.toJSON()),
  )
  if (Math.floor(version / SNAPSHOT_EVERY) > Math.floor(article.version / SNAPSHOT_EVERY)) {
    await insertSnapshot(db, article.id, { version, doc: change.after.toJSON() }, at)
    await dropSnapshotsBefore(db, article.id, version - SNAPSHOT_EVERY * SNAPSHOTS_KEPT)
  }
  return ok({ version, touched: moved, event })
}

async function hasPictures(db: Writer, articleId: string, steps: readonly Step[]): Promise<boolean> {
  const brought = picturesBrought(steps)
  if (brought.size === 0) return true
  const known = new Set((await picturesOfArticle(db, articleId)).map(({ id }) => id))
  return [...brought].every(picture => known.has(picture))
}

/* Only these can differ from what the table says: claims whose words and neighbours stayed are not looked at. */
function movedClaims(before: Anchors, after: Anchors): string[] {
  const moved: string[] = []
  for (const anchor of after.values()) {
    const earlier = before.get(anchor.id)
    if (!earlier || !sameText(earlier, anchor)) moved.push(anchor.id)
  }
  for (const id of before.keys()) if (!after.has(id)) moved.push(id)
  return moved
}

function sameText(a: ClaimAnchor, b: ClaimAnchor): boolean {
  return a.quote === b.quote && a.prefix === b.prefix && a.suffix === b.suffix
}

function sameOrder(before: Anchors, after: Anchors): boolean {
  if (before.size !== after.size) return false
  const ids = after.keys()
  for (const id of before.keys()) if (ids.next().value !== id) return false
  return true
}

/** Numbers the claims in reading order, those whose text has gone after the others in the order they had. */
async function renumber(db: Writer, articleId: string, after: Anchors): Promise<ReadonlyMap<string, number>> {
  const present = await claimNumbers(db, articleId)
  const orphans = present.filter(({ id }) => !after.has(id)).map(({ id }) => id)
  const { shifts, numbers } = shiftsFor([...after.keys(), ...orphans], present)
  await shiftNumbers(db, articleId, shifts)
  return numbers
}

function newClaim(
  article: ArticleRow,
  anchor: ClaimAnchor,
  number: number,
  { by, at, event }: { readonly by: string; readonly at: string; readonly event: number },
): ClaimRow {
  return {
    id: anchor.id,
    articleId: article.id,
    number,
    quote: anchor.quote,
    prefix: anchor.prefix,
    suffix: anchor.suffix,
    status: 'unchecked',
    review: 'not_submitted',
    stale: false,
    orphaned: false,
    dismissed: false,
    note: '',
    proposedWording: null,
    findingWording: null,
    findingBy: null,
    findingAt: null,
    flags: [],
    firstApprovedBy: null,
    firstApprovedAt: null,
    reviewedBy: null,
    reviewedAt: null,
    reviewReason: null,
    approvalStands: false,
    resolution: null,
    resolutionReason: null,
    resolvedBy: null,
    resolvedAt: null,
    textChangedBy: null,
    textChangedAt: null,
    assigneeId: null,
    priority: 'normal',
    claimant: null,
    verdict: null,
    dueAt: article.deadline ?? NO_DEADLINE,
    shelved: article.trashedAt !== null,
    desk: article.desk,
    articleOrder: -Date.parse(article.createdAt),
    citationCount: 0,
    thin: false,
    createdBy: by,
    createdAt: at,
    updatedAt: at,
    eventId: event,
    search: searchText(anchor.quote),
  }
}
