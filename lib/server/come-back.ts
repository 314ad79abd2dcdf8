import 'server-only'
import type { Reader, Writer } from '@/db'
import type { ArticleRow } from '@/db/queries/articles'
import { claimNumbers } from '@/db/queries/claims'
import { commentsOfClaims } from '@/db/queries/comments'
import { appendEvent } from '@/db/queries/events'
import type { Answer } from '@/lib/contracts/call'
import { MAX_DOC_SIZE } from '@/lib/domain/authority'
import { ok, type Result, refuse } from '@/lib/domain/result'
import type { Actor } from '@/lib/domain/role'
import { now } from './clock'
import type { Draft } from './create-article'
import { keepDraft, rebuildDraft } from './draft'
import { outcomeOf } from './draft-outcome'
import { newId } from './id'
import type { Refusal } from './refusal'
import { presentReturned, type Returning, returnedIn, withOwnIds } from './returned-copy'
import { takeReturned } from './take-returned'

/** The copy, when it is one of this article and of a version that it has had; null for any other file. */
export async function returningTo(
  db: Reader,
  article: ArticleRow,
  { copy, found, record, marked, claims }: Draft,
  chosen: Pick<Returning, 'present' | 'leave' | 'take'>,
): Promise<Returning | null> {
  if (copy === null || copy.articleId !== article.id || copy.version > article.version) return null
  const numbers = new Map((await claimNumbers(db, article.id)).map(({ id, number }) => [id, number]))
  return {
    ...{ copy, found, numbers, ...chosen },
    sealed: record !== null,
    ...withOwnIds(marked, claims, newId),
    base: await rebuildDraft(db, article.id, copy.version),
    comments: await commentsOfClaims(db, [...numbers.keys()]),
  }
}

interface ComingBack {
  readonly returning: Returning
  readonly origin: Draft['origin']
  readonly preview: boolean | undefined
  readonly afterCommit: (then: () => void) => void
}

/** Takes a copy into the article it came from, or says what that would do. */
export async function comeBack(
  db: Writer,
  actor: Actor,
  article: ArticleRow,
  { returning, origin, preview, afterCommit }: ComingBack,
): Promise<Result<Answer<'updateDraft'>, Refusal>> {
  const returned = returnedIn(returning)
  const { change } = returned
  change.doc.check()
  if (change.doc.content.size > MAX_DOC_SIZE && change.doc.content.size > change.before.content.size) {
    return refuse({ status: 413, code: 'too_large', message: 'The draft would grow too large.' })
  }
  const outcome = await outcomeOf(db, article, change, origin.dropped)
  const answer = { ...outcome, returned: presentReturned(returning, returned, blockOfLine(outcome.blocks)) }
  if (preview || (change.steps.length === 0 && !returned.comments.some(({ taken }) => taken)))
    return ok(answer)
  const done = await takeReturned(db, actor, article, returned)
  if (!done.ok) return done
  const { version, ...brought } = done.value
  const { articleId: _, version: of } = returning.copy
  const event = await appendEvent(db, {
    kind: 'draft.updated',
    actorId: actor.personId,
    at: now(),
    articleId: article.id,
    data: { ...origin, from: article.version, to: version, copyOf: of, sealed: returning.sealed, brought },
  })
  afterCommit(() => keepDraft(article.id, version, change.doc))
  return ok({ ...answer, version, event })
}

/* In which block of a comparison a line of the draft before it is shown. */
function blockOfLine(blocks: Answer<'updateDraft'>['blocks']): (line: number) => number | null {
  const places = blocks.flatMap(({ change, kind }, index) =>
    change === 'ins' || kind === 'rule' ? [] : [index],
  )
  return line => places[line] ?? null
}
