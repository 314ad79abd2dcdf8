import 'server-only'
import { createHash } from 'node:crypto'
import type { Node } from 'prosemirror-model'
import { Step } from 'prosemirror-transform'
import { dataFolder, type Reader } from '@/db'
import type { ArticleRow } from '@/db/queries/articles'
import { snapshotAt, stepsBetween } from '@/db/queries/draft'
import { type ClaimAnchor, claimAnchors } from '@/lib/domain/claim-anchor'
import { manuscriptSchema } from '@/lib/domain/manuscript-schema'
import { lineText, wordCount } from '@/lib/domain/manuscript-text'

/* How many drafts stay in memory; one of 50,000 words takes some 10 MB, an ordinary one a tenth of a megabyte. */
const KEPT = 24

interface Kept {
  readonly version: number
  readonly doc: Node
}
/* Next loads modules several times in one process; the drafts in memory are worth having once. */
const KEY = Symbol.for('stet.drafts')
const shared = globalThis as { [KEY]?: Map<string, Kept> } // a slot of our own, under a symbol
shared[KEY] ??= new Map()
const drafts = shared[KEY]

const keyOf = (articleId: string) => `${dataFolder()}\n${articleId}`

/**
 * The document of an article at its present version: from memory when it is of that version, else rebuilt from the
 * last snapshot and the steps after it. Throws when they do not lead there: that is a bug or a damaged database.
 */
export async function loadDraft(db: Reader, article: Pick<ArticleRow, 'id' | 'version'>): Promise<Node> {
  const kept = drafts.get(keyOf(article.id))
  /* A document that another copy of this module made is of another schema object, and no step of ours fits it. */
  const ours = kept?.doc.type.schema === manuscriptSchema
  if (ours && kept?.version === article.version) return kept.doc
  const doc = await rebuildDraft(db, article.id, article.version)
  if (!ours || kept === undefined || kept.version < article.version)
    keepDraft(article.id, article.version, doc)
  return doc
}

/** As `loadDraft`, for reading only: steps may not fit the document, nor nodes of it other documents. */
export async function readDraft(db: Reader, article: Pick<ArticleRow, 'id' | 'version'>): Promise<Node> {
  const kept = drafts.get(keyOf(article.id))
  return kept?.version === article.version ? kept.doc : loadDraft(db, article)
}

/** The document at a version, from the last snapshot before it and the steps after that. */
export async function rebuildDraft(db: Reader, articleId: string, version: number): Promise<Node> {
  const snapshot = await snapshotAt(db, articleId, version)
  if (!snapshot) throw new Error(`Article ${articleId} has no snapshot.`)
  const steps = await stepsBetween(db, articleId, snapshot.version, version)
  if (steps.length !== version - snapshot.version) throw new Error(`Article ${articleId} lacks steps.`)
  let doc = manuscriptSchema.nodeFromJSON(snapshot.doc)
  for (const { step, version: at } of steps) {
    const result = Step.fromJSON(manuscriptSchema, step).apply(doc)
    if (!result.doc) throw new Error(`Step ${at} of article ${articleId} no longer fits: ${result.failed}`)
    doc = result.doc
  }
  return doc
}

/** Remembers a committed document, so that the next commit need not rebuild it. */
export function keepDraft(articleId: string, version: number, doc: Node): void {
  const key = keyOf(articleId)
  drafts.delete(key)
  drafts.set(key, { version, doc })
  for (const oldest of drafts.keys()) {
    if (drafts.size <= KEPT) break
    drafts.delete(oldest)
  }
}

/** The anchors of a document's claims by id, in reading order. */
export type Anchors = ReadonlyMap<string, ClaimAnchor>

const anchors = new WeakMap<Node, Anchors>()

/**
 * The anchors of a document, worked out once. Half a character, which an edit can leave in a draft, reads as U+FFFD
 * in them: the database keeps text as UTF-8, which cannot hold it.
 */
export function anchorsOf(doc: Node): Anchors {
  const known = anchors.get(doc)
  if (known) return known
  const found: Anchors = new Map(claimAnchors(doc).map(anchor => [anchor.id, wellFormed(anchor)]))
  anchors.set(doc, found)
  return found
}

function wellFormed(anchor: ClaimAnchor): ClaimAnchor {
  const { quote, prefix, suffix } = anchor
  if (quote.isWellFormed() && prefix.isWellFormed() && suffix.isWellFormed()) return anchor
  return {
    ...anchor,
    quote: quote.toWellFormed(),
    prefix: prefix.toWellFormed(),
    suffix: suffix.toWellFormed(),
  }
}

const words = new WeakMap<Node, number>()

/** The words of a document, blocks that did not change since not counted again. */
export function draftWordCount(doc: Node): number {
  let total = 0
  doc.descendants(node => {
    if (!node.isTextblock) return true
    let count = words.get(node)
    if (count === undefined) {
      count = wordCount(lineText(node))
      words.set(node, count)
    }
    total += count
    return false
  })
  return total
}

/** SHA-256 of a plain text in UTF-8, hex. */
export function textHash(text: string): string {
  return createHash('sha256').update(text).digest('hex')
}
