import type { Node } from 'prosemirror-model'
import { Transform } from 'prosemirror-transform'
import type { CommitBody } from '@/lib/contracts/commit'
import { manuscriptSchema, SCHEMA_VERSION } from '@/lib/domain/manuscript-schema'
import type { Actor } from '@/lib/domain/role'
import { getArticle } from '@/lib/server/articles'
import { newId } from '@/lib/server/id'
import { accepted, newArticle } from '@/lib/server/testing/draft-window'
import { member } from '@/lib/server/testing/people'

/** Somebody who writes one article, and the commit of theirs of which nothing was heard, if there is one. */
export interface Writer {
  readonly actor: Actor
  readonly articleId: string
  readonly clientId: string
  doc: Node
  version: number
  unheard: CommitBody | null
}

/** Something that was asked for: what it leaves in the record, and whether it was answered as done. */
export interface Asking {
  readonly claimId: string
  readonly note: string
  done: boolean
}

/** Who works in one data folder, and everything that was asked of its server. */
export interface Newsroom {
  readonly folder: string
  readonly writers: readonly Writer[]
  readonly checker: Actor
  readonly reviewer: Actor
  readonly articles: readonly string[]
  /** Commits, and the version each was answered with; null when nothing was heard. */
  readonly commits: Map<
    string,
    { readonly writer: Writer; readonly body: CommitBody; answered: number | null }
  >
  readonly findings: Asking[]
  /** `note` is that of the finding it was given for. */
  readonly approvals: Asking[]
}

/** Two articles with two writers each, a checker and a reviewer, in the present data folder. */
export async function newNewsroom(folder: string): Promise<Newsroom> {
  const articles: string[] = []
  const writers: Writer[] = []
  for (const headline of ['Gate', 'Port']) {
    const [one, two] = [await member(['editor']), await member(['editor'])]
    const id = await newArticle(
      one.actor,
      headline,
      'Five missiles fell on the port on Friday.',
      'Nobody saw it.',
    )
    articles.push(id)
    for (const { actor } of [one, two]) writers.push(await sitDown({ actor, articleId: id }))
  }
  return {
    folder,
    writers,
    checker: (await member(['checker'])).actor,
    reviewer: (await member(['reviewer'])).actor,
    articles,
    commits: new Map(),
    findings: [],
    approvals: [],
  }
}

async function sitDown({ actor, articleId }: Pick<Writer, 'actor' | 'articleId'>): Promise<Writer> {
  const { article, doc } = accepted(await getArticle(actor, { id: articleId }))
  return {
    actor,
    articleId,
    clientId: newId(),
    doc: manuscriptSchema.nodeFromJSON(doc),
    version: article.version,
    unheard: null,
  }
}

/** Looks at the draft as the present data folder has it. */
export async function lookAgain(writer: Writer): Promise<void> {
  const { doc, version } = await sitDown(writer)
  writer.doc = doc
  writer.version = version
}

/** The next commit of a writer: letters, a word taken away, a claim marked, a paragraph split. */
export function nextCommit(writer: Writer, roll: () => number): CommitBody {
  const tr = new Transform(writer.doc)
  for (let count = 1 + Math.floor(roll() * 3); count > 0; count--) change(tr, roll)
  return {
    commitId: newId(),
    clientId: writer.clientId,
    schemaVersion: SCHEMA_VERSION,
    baseVersion: writer.version,
    // As they are after a journey over the wire.
    steps: JSON.parse(JSON.stringify(tr.steps.map(step => step.toJSON()))),
  }
}

function change(tr: Transform, roll: () => number): void {
  const size = tr.doc.content.size
  const $pos = tr.doc.resolve(Math.floor(roll() * size))
  const what = roll()
  const end = Math.min(size, $pos.pos + 1 + Math.floor(roll() * 30))
  if (what < 0.3 && $pos.parent.isTextblock) {
    tr.addMark($pos.pos, end, manuscriptSchema.mark('claim', { id: newId() }))
  } else if (what < 0.4 && $pos.parent.isTextblock) {
    tr.delete($pos.pos, Math.min($pos.end(), $pos.pos + 5))
  } else if (what < 0.5 && $pos.parent.type.name === 'paragraph') tr.split($pos.pos)
  if (tr.steps.length === 0 || what >= 0.5) tr.insert(1, manuscriptSchema.text('x'))
}
