import 'server-only'
import type { Reader } from '@/db'
import type { ArticleRow } from '@/db/queries/articles'
import { claimsByIds } from '@/db/queries/claims'
import { type CommitRow, findCommit, type SentStep, stepsBetween } from '@/db/queries/draft'
import type { BehindCommits, BehindDetails, CommitAnswer, CommitBody } from '@/lib/contracts/commit'
import { applySteps, type StepRefusal } from '@/lib/domain/authority'
import { manuscriptSchema, SCHEMA_VERSION } from '@/lib/domain/manuscript-schema'
import { may } from '@/lib/domain/permission'
import { ok, type Result, refuse } from '@/lib/domain/result'
import type { Actor } from '@/lib/domain/role'
import { acceptSteps } from './accept-steps'
import { findArticle, trashed } from './access'
import { presentClaims } from './claim-view'
import { anchorsOf, keepDraft, loadDraft } from './draft'
import { conflict, forbidden, type Refusal, unfit } from './refusal'
import { transact } from './transact'
import { HELD_UP, NO_PASS, type TurnPass, theTurns } from './turns'

/* Whoever missed more than this loads the draft anew, which is less to send. */
const MOST_MISSED = 10_000

/**
 * Saves steps of the draft: all of them or none. The same `commitId` again is answered as the first time. Refuses
 * 409 `behind` with the steps missed, 410 `gone` when they are not to be had, 422 `invalid_step` and
 * `claim_elsewhere`, 403 `text_not_allowed`, 426 `schema_version`, 409 `trashed`; 429 `busy` when too many wait for
 * somebody's turn. `signal` says that whoever sent it is no longer there.
 */
export async function commit(
  actor: Actor,
  params: { readonly id: string },
  body: CommitBody,
  signal?: AbortSignal,
): Promise<Result<CommitAnswer, Refusal>> {
  const sender = { clientId: body.clientId, personId: actor.personId }
  return theTurns().inTurn(params.id, sender, pass => append(actor, params, body, pass), signal)
}

/** `commit` without waiting for anybody's turn, unless the pass says so. */
export async function append(
  actor: Actor,
  { id }: { readonly id: string },
  body: CommitBody,
  pass: TurnPass = NO_PASS,
): Promise<Result<CommitAnswer, Refusal>> {
  return transact<CommitAnswer>(async (db, afterCommit) => {
    if (!pass.enter()) return refuse(HELD_UP)
    const found = await findArticle(db, actor, id)
    if (!found.ok) return found
    const article = found.value
    const mayWrite = may(actor, 'article.write')
    if (!mayWrite && !may(actor, 'claim.mark')) return refuse(forbidden())
    const earlier = await findCommit(db, id, body.commitId)
    if (earlier) return again(db, article, earlier, body)
    if (article.trashedAt !== null) return refuse(trashed())
    if (body.schemaVersion !== SCHEMA_VERSION) return refuse(otherSchema())
    if (body.baseVersion !== article.version) return refuse(await behind(db, article, body.baseVersion, pass))

    const before = await loadDraft(db, article)
    const applied = applySteps(manuscriptSchema, before, body.steps, { mayWrite })
    if (!applied.ok) return refuse(misfit(applied.error))
    const { doc, steps } = applied.value
    const { commitId, clientId } = body
    const saved = await acceptSteps(db, actor, article, { before, after: doc, steps, commitId, clientId })
    if (!saved.ok) return saved
    const { version, touched, event } = saved.value
    afterCommit(() => keepDraft(id, version, doc))
    const claims = await presentClaims(db, await claimsByIds(db, touched), anchorsOf(doc))
    return ok({ version, claims, event })
  })
}

/* Others may have written since: the claims are answered as they stand now, with the version and event of then. */
async function again(
  db: Reader,
  article: ArticleRow,
  earlier: CommitRow,
  body: CommitBody,
): Promise<Result<CommitAnswer, Refusal>> {
  if (earlier.clientId !== body.clientId) {
    return refuse(conflict('commit_id_taken', 'Another client has used this commit id.'))
  }
  const rows = await claimsByIds(db, earlier.touched)
  const claims = await presentClaims(db, rows, anchorsOf(await loadDraft(db, article)))
  return ok({ version: earlier.version, claims, event: earlier.event })
}

async function behind(
  db: Reader,
  article: ArticleRow,
  baseVersion: number,
  pass: TurnPass,
): Promise<Refusal> {
  const missed = await missedSince(db, article, baseVersion)
  if (!missed.ok) return missed.error
  const turn = pass.behind(baseVersion, article.version)
  const details: BehindCommits = {
    version: article.version,
    steps: missed.value.map(sent),
    commits: byCommit(missed.value),
    ...(turn !== null && { turn }),
  }
  return conflict('behind', 'Others have saved since. Take in their steps, then send yours again.', details)
}

/** The steps after a version, or 410 `gone` when they are too many or not there, or the version never was. */
export async function missedSteps(
  db: Reader,
  article: ArticleRow,
  after: number,
): Promise<Result<BehindDetails['steps'], Refusal>> {
  const missed = await missedSince(db, article, after)
  return missed.ok ? ok(missed.value.map(sent)) : missed
}

async function missedSince(
  db: Reader,
  article: ArticleRow,
  after: number,
): Promise<Result<readonly SentStep[], Refusal>> {
  const count = article.version - after
  if (count < 0 || count > MOST_MISSED) return refuse(gone())
  const steps = count === 0 ? [] : await stepsBetween(db, article.id, after, article.version)
  return steps.length === count ? ok(steps) : refuse(gone())
}

function sent({ step, clientId }: SentStep): BehindDetails['steps'][number] {
  return { step, clientId }
}

function byCommit(missed: readonly SentStep[]): BehindCommits['commits'] {
  const commits: { commitId: string; clientId: string; steps: unknown[] }[] = []
  for (const { commitId, clientId, step } of missed) {
    const last = commits.at(-1)
    if (last?.commitId === commitId) last.steps.push(step)
    else commits.push({ commitId, clientId, steps: [step] })
  }
  return commits
}

function gone(): Refusal {
  return { status: 410, code: 'gone', message: 'What happened since is not to be had. Load the draft anew.' }
}

function otherSchema(): Refusal {
  return {
    status: 426,
    code: 'schema_version',
    message: 'This window and the server are of different versions. Load the page anew.',
    details: { schemaVersion: SCHEMA_VERSION },
  }
}

function misfit({ code, step, message }: StepRefusal): Refusal {
  const details = { step }
  switch (code) {
    case 'text_not_allowed':
      return { status: 403, code, message: 'Your roles do not let you change the text.', details }
    case 'too_large':
      return { status: 413, code, message, details }
    case 'invalid_step':
      return unfit(code, message, details)
  }
}
