import type { Node } from 'prosemirror-model'
import { Step, Transform } from 'prosemirror-transform'
import type { ArticleWithDraft } from '@/lib/contracts/article'
import type { PlacedClaim } from '@/lib/contracts/claim'
import type { CommitAnswer, CommitBody } from '@/lib/contracts/commit'
import { claimRanges } from '@/lib/domain/claim-anchor'
import { manuscriptSchema, SCHEMA_VERSION } from '@/lib/domain/manuscript-schema'
import { linesOf, plainText, positionOf } from '@/lib/domain/manuscript-text'
import type { Result } from '@/lib/domain/result'
import type { Actor } from '@/lib/domain/role'
import { getArticle } from '../articles'
import { commit } from '../commits'
import { createArticle } from '../create-article'
import { newId } from '../id'
import type { Refusal } from '../refusal'

/** The value of something that has to succeed; fails the test with the refusal otherwise. */
export function accepted<T>(result: Result<T, Refusal>): T {
  if (!result.ok) throw new Error(`Refused: ${JSON.stringify(result.error)}`)
  return result.value
}

/** Status and code of something that has to be refused, e.g. `409 behind`; fails the test otherwise. */
export function refused(result: Result<unknown, Refusal>): string {
  if (result.ok) throw new Error(`Accepted: ${JSON.stringify(result.value)}`)
  return `${result.error.status} ${result.error.code}`
}

/** An article with this plain text: the first line is its headline, the others are paragraphs. */
export async function newArticle(editor: Actor, headline: string, ...paragraphs: string[]): Promise<string> {
  const body = { headline, text: paragraphs.join('\n\n') }
  return accepted(await createArticle(editor, body)).article.id
}

/** A window on a draft, as a browser has one: it holds the document at the version it knows, and saves steps. */
export class DraftWindow {
  doc: Node
  version: number
  readonly clientId = newId()

  private constructor(
    readonly actor: Actor,
    readonly articleId: string,
    loaded: ArticleWithDraft,
  ) {
    this.doc = manuscriptSchema.nodeFromJSON(loaded.doc)
    this.version = loaded.article.version
  }

  static async open(actor: Actor, articleId: string): Promise<DraftWindow> {
    return new DraftWindow(actor, articleId, accepted(await getArticle(actor, { id: articleId })))
  }

  /** The request that saves what `change` does to the document this window knows. */
  request(change: (tr: Transform) => unknown, parts: Partial<CommitBody> = {}): CommitBody {
    const tr = new Transform(this.doc)
    change(tr)
    return {
      commitId: newId(),
      clientId: this.clientId,
      schemaVersion: SCHEMA_VERSION,
      baseVersion: this.version,
      steps: tr.steps.map(step => step.toJSON()),
      ...parts,
    }
  }

  /** Sends a request, and on success takes its steps as confirmed. */
  async send(body: CommitBody): Promise<Result<CommitAnswer, Refusal>> {
    const result = await commit(this.actor, { id: this.articleId }, body)
    if (result.ok && body.baseVersion === this.version) {
      for (const json of body.steps) this.take(json)
    }
    return result
  }

  /** Saves what `change` does; has to succeed. */
  async edit(change: (tr: Transform) => unknown): Promise<CommitAnswer> {
    return accepted(await this.send(this.request(change)))
  }

  /** Takes in one step, as its JSON. */
  take(json: unknown): void {
    const { doc, failed } = Step.fromJSON(manuscriptSchema, json).apply(this.doc)
    if (!doc) throw new Error(`A step did not fit: ${failed}`)
    this.doc = doc
    this.version++
  }

  /** Positions of the first place where the plain text reads so. */
  find(words: string): { from: number; to: number } {
    const start = plainText(this.doc).indexOf(words)
    const lines = linesOf(this.doc)
    const from = positionOf(lines, start)
    const to = positionOf(lines, start + words.length)
    if (start < 0 || from === null || to === null) throw new Error(`The draft does not say "${words}".`)
    return { from, to }
  }

  /** Marks these words as a claim; answers it. */
  async mark(words: string, id = newId()): Promise<PlacedClaim> {
    const { from, to } = this.find(words)
    const answer = await this.edit(tr => tr.addMark(from, to, manuscriptSchema.mark('claim', { id })))
    const claim = answer.claims.find(one => one.id === id)
    if (!claim) throw new Error(`"${words}" was marked, but no claim was answered.`)
    return claim
  }

  /** Replaces the first such words, keeping whatever marks lie on them; no words at all deletes them. */
  async write(words: string, instead: string): Promise<CommitAnswer> {
    const { from, to } = this.find(words)
    return this.edit(tr => {
      if (instead === '') return tr.delete(from, to)
      const marks = this.doc.resolve(from).marksAcross(this.doc.resolve(to)) ?? []
      return tr.replaceWith(from, to, manuscriptSchema.text(instead, marks))
    })
  }

  /** Takes a claim's mark off. */
  async unmark(id: string): Promise<CommitAnswer> {
    const ranges = claimRanges(this.doc).get(id) ?? []
    return this.edit(tr => {
      for (const { from, to } of ranges) tr.removeMark(from, to, manuscriptSchema.mark('claim', { id }))
    })
  }
}
