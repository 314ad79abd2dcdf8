import 'server-only'
import type { Node } from 'prosemirror-model'
import { Step } from 'prosemirror-transform'
import type { Reader } from '@/db'
import type { ArticleRow } from '@/db/queries/articles'
import {
  type CommitRow,
  commitsOfArticle,
  type SentStep,
  type SnapshotRow,
  snapshotsOfArticle,
  stepsBetween,
} from '@/db/queries/draft'
import { isMarkingStep } from '@/lib/domain/authority'
import { canonicalJson, type Json } from '@/lib/domain/canonical-json'
import type { ChainLink } from '@/lib/domain/event-chain'
import { manuscriptSchema } from '@/lib/domain/manuscript-schema'
import { plainText } from '@/lib/domain/manuscript-text'
import { textHash } from './draft'
import type { RecordFault } from './record-fault'

type Say = (message: string, event?: number) => void

/**
 * Whether an article's version, commits, steps and snapshots agree with its events and with one another. With
 * `replay`, the draft is built anew from its first version, and its text compared with every hash in the record.
 */
export async function draftFaults(
  db: Reader,
  article: ArticleRow,
  links: readonly ChainLink[],
  { replay }: { readonly replay: boolean },
): Promise<RecordFault[]> {
  const faults: RecordFault[] = []
  const say: Say = (message, event) => faults.push({ articleId: article.id, event: event ?? null, message })
  const commits = await commitsOfArticle(db, article.id)
  const steps = await stepsBetween(db, article.id, 0, article.version)
  checkCommits(article, commits, say)
  const complete = steps.length === article.version
  if (!complete) say(`There are ${steps.length} steps where the draft has had ${article.version}.`)
  checkEvents(commits, steps, links, say)
  if (replay && complete) {
    replayDraft(article, steps, links, await snapshotsOfArticle(db, article.id), say)
  }
  return faults
}

function checkCommits(article: ArticleRow, commits: readonly CommitRow[], say: Say): void {
  let version = 0
  for (const commit of commits) {
    if (commit.baseVersion !== version) {
      say(`The commits between version ${version} and version ${commit.baseVersion} are not there.`)
    }
    version = commit.version
  }
  if (version !== article.version) {
    say(`The article is at version ${article.version}, and its commits lead to version ${version}.`)
  }
}

/* Each save of text is an event by the same person at the same moment, and the other way round. */
function checkEvents(
  commits: readonly CommitRow[],
  steps: readonly SentStep[],
  links: readonly ChainLink[],
  say: Say,
): void {
  const byVersion = new Map(commits.map(commit => [commit.version, commit]))
  const told = new Set<number>()
  for (const link of links) {
    if (link.kind !== 'draft.changed') continue
    const to = Number(member(link, 'to'))
    told.add(to)
    const commit = byVersion.get(to)
    const same =
      commit !== undefined &&
      commit.baseVersion === member(link, 'from') &&
      commit.actorId === link.actorId &&
      commit.at === link.at
    if (!same)
      say(`Event ${link.id} tells of a save to version ${to} that is not there as it tells it.`, link.id)
  }
  const ofText = new Set(steps.filter(({ step }) => isTextStep(step)).map(({ commitId }) => commitId))
  for (const commit of commits) {
    if (ofText.has(commit.id) && !told.has(commit.version)) {
      say(`No event tells of the save of text to version ${commit.version}.`)
    }
  }
}

function isTextStep(json: unknown): boolean {
  try {
    return !isMarkingStep(Step.fromJSON(manuscriptSchema, json))
  } catch {
    return true
  }
}

function replayDraft(
  article: ArticleRow,
  steps: readonly SentStep[],
  links: readonly ChainLink[],
  snapshots: readonly SnapshotRow[],
  say: Say,
): void {
  const [first, ...later] = snapshots
  if (first?.version !== 0) {
    say('The first version of the draft is not there.')
    return
  }
  const kept = new Map(later.map(snapshot => [snapshot.version, snapshot.doc]))
  const hashes = new Map(links.flatMap(link => hashAt(link)))
  let doc: Node
  try {
    doc = manuscriptSchema.nodeFromJSON(first.doc)
    compareText(doc, hashes.get(0), 0, say)
    for (const { step, version } of steps) {
      const { doc: next, failed } = Step.fromJSON(manuscriptSchema, step).apply(doc)
      if (!next) throw new Error(failed ?? 'it does not fit')
      doc = next
      compareText(doc, hashes.get(version), version, say)
      const snapshot = kept.get(version)
      if (snapshot !== undefined && !sameJson(doc.toJSON(), snapshot)) {
        say(`The snapshot at version ${version} is not what the steps lead to.`)
      }
    }
    doc.check()
  } catch (error) {
    say(`The steps of the draft no longer fit: ${error instanceof Error ? error.message : error}`)
    return
  }
  if (textHash(plainText(doc)) !== article.textHash) {
    say(`The text at version ${article.version} is not the one the article names.`)
  }
}

/** What the record says of the text at a version. */
interface Said {
  readonly event: number
  readonly hash: string
}

function hashAt(link: ChainLink): [number, Said][] {
  const hash = member(link, 'textHash')
  if (typeof hash !== 'string') return []
  const said = { event: link.id, hash }
  if (link.kind === 'article.created') return [[0, said]]
  if (link.kind === 'draft.changed') return [[Number(member(link, 'to')), said]]
  return []
}

function compareText(doc: Node, said: Said | undefined, version: number, say: Say): void {
  if (said === undefined || textHash(plainText(doc)) === said.hash) return
  say(`The text at version ${version} is not the one that event ${said.event} recorded.`, said.event)
}

/* Both have been JSON: one from the database, one made by ProseMirror. */
function sameJson(a: unknown, b: unknown): boolean {
  return canonicalJson(a as Json) === canonicalJson(b as Json)
}

function member({ data }: ChainLink, name: string): Json | undefined {
  return data !== null && typeof data === 'object' && !Array.isArray(data)
    ? (data as { readonly [key: string]: Json })[name] // an object that is no array
    : undefined
}
