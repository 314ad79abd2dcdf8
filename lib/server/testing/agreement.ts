import { isDeepStrictEqual } from 'node:util'
import { Node } from 'prosemirror-model'
import { Step } from 'prosemirror-transform'
import { read } from '@/db'
import { type ArticleRow, articleById } from '@/db/queries/articles'
import { type ClaimRow, claimsOfArticle } from '@/db/queries/claims'
import { type SentStep, snapshotAt, stepsBetween } from '@/db/queries/draft'
import { claimAnchors } from '@/lib/domain/claim-anchor'
import { coverageOf } from '@/lib/domain/coverage'
import { manuscriptSchema } from '@/lib/domain/manuscript-schema'
import { plainText } from '@/lib/domain/manuscript-text'
import { isStale } from '@/lib/domain/wording'
import { draftWordCount, loadDraft, rebuildDraft, textHash } from '../draft'

/** What the tables say of an article, and where they say different things. */
export interface Agreement {
  /** One sentence each; none when all is well. */
  readonly found: readonly string[]
  readonly article: ArticleRow
  readonly draft: Node
  readonly rows: readonly ClaimRow[]
  /** All steps there are, from the first. */
  readonly log: readonly SentStep[]
}

/**
 * Compares everything that has to agree: the draft in memory, the last snapshot with the steps after it, all steps
 * from the first snapshot; the schema; the claims table with the marks; what the article's row says of its text.
 */
export async function disagreements(articleId: string): Promise<Agreement> {
  const { article, rows, draft, rebuilt, first, log } = await read(async db => {
    const article = await articleById(db, articleId)
    if (!article) throw new Error('There is no such article.')
    return {
      article,
      rows: await claimsOfArticle(db, articleId),
      draft: await loadDraft(db, article),
      rebuilt: await rebuildDraft(db, articleId, article.version),
      first: await snapshotAt(db, articleId, 0),
      log: await stepsBetween(db, articleId, 0, article.version),
    }
  })
  const found: string[] = []
  const expect = (holds: boolean, otherwise: string) => {
    if (!holds) found.push(otherwise)
  }
  try {
    draft.check()
    Node.fromJSON(manuscriptSchema, JSON.parse(JSON.stringify(draft.toJSON()))).check()
  } catch (error) {
    found.push(`The draft is not valid: ${error}`)
  }
  expect(rebuilt.eq(draft), 'The last snapshot and the steps after it are another draft.')
  expect(
    replayed(first?.doc, log)?.eq(draft) === true,
    'All steps from the first snapshot are another draft.',
  )

  const standing = rows.filter(row => !row.orphaned)
  const places = (all: readonly { id: string; quote: string; prefix: string; suffix: string }[]) =>
    // Half a character cannot be kept in UTF-8.
    all.map(({ id, ...texts }) => [
      id,
      ...[texts.quote, texts.prefix, texts.suffix].map(text => text.toWellFormed()),
    ])
  expect(
    isDeepStrictEqual(places(standing), places(claimAnchors(draft))),
    'The claims that stand in the table are not those marked in the draft, or elsewhere.',
  )
  expect(
    rows.every((row, index) => row.number === index + 1 && (row.orphaned ? index >= standing.length : true)),
    'The claims are not numbered in reading order, those without text last.',
  )
  expect(
    rows.every(row => row.stale === isStale(row.findingWording, row.quote)),
    'A claim is stale that reads the same, or the other way round.',
  )
  expect(article.textHash === textHash(plainText(draft)), 'The hash is of another text.')
  expect(article.wordCount === draftWordCount(draft), 'The words are counted wrong.')
  const afresh = coverageOf(Node.fromJSON(manuscriptSchema, draft.toJSON()))
  expect(isDeepStrictEqual(article.coverage, afresh), 'The coverage is counted wrong.')
  expect(article.headline === draft.child(0).textContent.toWellFormed(), 'The headline is another.')
  return { found, article, draft, rows, log }
}

function replayed(first: unknown, log: readonly SentStep[]): Node | null {
  let doc: Node | null = Node.fromJSON(manuscriptSchema, first)
  for (const { step } of log) doc = doc && Step.fromJSON(manuscriptSchema, step).apply(doc).doc
  return doc
}
