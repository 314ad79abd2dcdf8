import 'server-only'
import { Node } from 'prosemirror-model'
import type { SourceBody } from '@/lib/contracts/source'
import { manuscriptSchema, SCHEMA_VERSION } from '@/lib/domain/manuscript-schema'
import type { Result } from '@/lib/domain/result'
import type { Actor } from '@/lib/domain/role'
import type { SampleClaim, SampleEdit, SampleWork } from '@/lib/exchange/sample/sample-claims'
import { sampleEdit } from '@/lib/exchange/sample/sample-edit'
import type { SampleRole } from '@/lib/exchange/sample/sample-people'
import { getArticle } from './articles'
import { cite } from './citations'
import { patchClaim } from './claims'
import { now } from './clock'
import { addComment } from './comments'
import { commit } from './commits'
import { createArticle } from './create-article'
import { createClaim } from './create-claim'
import { setFinding } from './findings'
import { newId } from './id'
import type { Refusal } from './refusal'
import { resolve } from './resolutions'
import { review } from './reviews'

/** An article of ours and everything that is done to it, as in SAMPLE_CLAIMS. */
export interface Story {
  readonly markdown: string
  readonly desk: string
  readonly byline: string
  /** Counted from the moment it is made; null: no deadline. */
  readonly deadlineInHours: number | null
  readonly sources: Readonly<Record<string, SourceBody>>
  readonly claims: readonly StoryClaim[]
  readonly edits: readonly SampleEdit[]
}

type Cited = NonNullable<SampleClaim['citations']>[number]
/** A claim of a story; its citations name the story's sources. */
export type StoryClaim = Omit<SampleClaim, 'citations'> & {
  readonly citations?: readonly (Omit<Cited, 'source'> & { readonly source: string })[]
}

/** Who plays each part; one person may play all of them. */
export type Cast = Readonly<Record<SampleRole, Actor>>

/** Sees to the moment at which each thing is done. */
export type Pace = <T>(work: () => Promise<T>) => Promise<T>
const atOnce: Pace = work => work()

/**
 * Does everything a story tells, through the same use cases as the screens, and answers the article's id. Approving
 * one's own finding is left undone where the newsroom does not allow it; any other refusal is a bug and throws.
 */
export async function replay(story: Story, cast: Cast, pace: Pace = atOnce): Promise<string> {
  const { desk, byline, deadlineInHours, markdown } = story
  const deadline =
    deadlineInHours === null ? null : new Date(Date.now() + deadlineInHours * 3_600_000).toISOString()
  const created = await pace(() => createArticle(cast.editor, { markdown, desk, byline, deadline }))
  const articleId = done('creating', created).article.id

  const sourceIds = new Map<string, string>()
  const ids: string[] = []
  for (const claim of story.claims) {
    const id = await mark(articleId, claim, cast, pace)
    ids.push(id)
    await citeAll(id, story, claim, sourceIds, cast, pace)
    await commentAll(id, claim, cast, pace)
    await work(id, claim, cast, pace)
  }
  for (const edit of story.edits) await pace(() => makeEdit(articleId, edit, cast.editor))
  for (const [index, { afterEdits }] of story.claims.entries()) {
    const id = ids[index]
    if (!afterEdits || id === undefined) continue
    await work(id, afterEdits, cast, pace)
    if (afterEdits.dismissed) {
      done('dismissing', await pace(() => patchClaim(cast.editor, { id }, { dismissed: true })))
    }
  }
  return articleId
}

async function mark(articleId: string, claim: StoryClaim, cast: Cast, pace: Pace): Promise<string> {
  const { quote, markedBy, assignee, priority } = claim
  const actor = cast[markedBy]
  const marked = done(
    `marking “${quote}”`,
    await pace(() => createClaim(actor, { id: articleId }, { quote })),
  )
  const { id } = marked.claim
  if (assignee || priority) {
    const details = {
      ...(assignee ? { assigneeId: cast[assignee].personId } : {}),
      ...(priority ? { priority } : {}),
    }
    done('assigning', await pace(() => patchClaim(actor, { id }, details)))
  }
  return id
}

async function citeAll(
  id: string,
  { sources }: Story,
  { citations = [], finding, assignee, markedBy }: StoryClaim,
  sourceIds: Map<string, string>,
  cast: Cast,
  pace: Pace,
): Promise<void> {
  const actor = cast[finding?.by ?? assignee ?? markedBy]
  for (const { source: name, ...details } of citations) {
    const source = sources[name]
    if (!source) throw new Error(`A story cites ${name}, which it does not have.`)
    const sourceId = sourceIds.get(name)
    const which = sourceId === undefined ? { source } : { sourceId }
    const cited = await pace(() =>
      cite(actor, { id }, { ...details, ...which, ...(source.url ? { accessedAt: now() } : {}) }),
    )
    sourceIds.set(name, done(`citing ${name}`, cited).citation.source.id)
  }
}

async function commentAll(id: string, { comments = [] }: StoryClaim, cast: Cast, pace: Pace): Promise<void> {
  for (const { by, text, replies = [] } of comments) {
    const said = done('commenting', await pace(() => addComment(cast[by], { id }, { text })))
    for (const reply of replies) {
      const body = { text: reply.text, replyTo: said.comment.id }
      done('replying', await pace(() => addComment(cast[reply.by], { id }, body)))
    }
  }
}

async function work(id: string, told: SampleWork, cast: Cast, pace: Pace): Promise<void> {
  if (told.finding) {
    const { by, ...body } = told.finding
    done('a finding', await pace(() => setFinding(cast[by], { id }, body)))
  }
  if (told.review) {
    const { by, ...body } = told.review
    const reviewed = await pace(() => review(cast[by], { id }, body))
    if (!reviewed.ok && reviewed.error.code !== 'own_finding') done('a review', reviewed)
  }
  if (told.resolution) {
    const { by, ...body } = told.resolution
    done('an answer', await pace(() => resolve(cast[by], { id }, body)))
  }
}

/** Changes the draft as a person types it. */
export async function makeEdit(articleId: string, edit: SampleEdit, editor: Actor): Promise<void> {
  const { article, doc } = done('loading', await getArticle(editor, { id: articleId }))
  const { steps } = sampleEdit(Node.fromJSON(manuscriptSchema, doc), edit)
  const committed = await commit(
    editor,
    { id: articleId },
    {
      commitId: newId(),
      clientId: newId(),
      schemaVersion: SCHEMA_VERSION,
      baseVersion: article.version,
      steps: steps.map(step => step.toJSON()),
    },
  )
  done(`changing “${edit.find}”`, committed)
}

/** What came of it; a refusal means that the story and the rules have come apart. */
export function done<T>(what: string, result: Result<T, Refusal>): T {
  if (result.ok) return result.value
  throw new Error(`A story could not be told: ${what} was refused with ${result.error.code}.`)
}
