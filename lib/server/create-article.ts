import 'server-only'
import type { Node } from 'prosemirror-model'
import { insertArticle } from '@/db/queries/articles'
import { insertSnapshot } from '@/db/queries/draft'
import { appendEvent } from '@/db/queries/events'
import { insertPassages } from '@/db/queries/passages'
import type { CreateArticleBody } from '@/lib/contracts/article'
import type { Answer } from '@/lib/contracts/call'
import { coverageOf } from '@/lib/domain/coverage'
import { manuscriptSchema } from '@/lib/domain/manuscript-schema'
import { plainText } from '@/lib/domain/manuscript-text'
import { passagesOf } from '@/lib/domain/passage'
import { may } from '@/lib/domain/permission'
import { ok, type Result, refuse } from '@/lib/domain/result'
import type { Actor } from '@/lib/domain/role'
import { IMPORT_FORMATS } from '@/lib/exchange/import/import-draft'
import type { Found, ReturnedCopy } from '@/lib/exchange/import/imported-draft'
import { presentArticle } from './article-view'
import { type BroughtDraft, bringClaims, withoutClaims } from './brought-claims'
import { now } from './clock'
import { leftOfRecord, openRecord } from './copy-record'
import { draftWordCount, keepDraft, textHash } from './draft'
import { headlineText } from './headline'
import { newId } from './id'
import { keepPictures, readyPictures, writePictures } from './pictures/brought-pictures'
import type { PreparedPicture } from './pictures/prepare-picture'
import { readImport } from './read-import'
import { forbidden, malformed, type Refusal } from './refusal'
import type { UploadedFile } from './request-body'
import { transact } from './transact'

/**
 * Creates an article from text, Markdown, HTML or a file; from none of them an empty draft. Refuses what is not
 * text with 415, what is too large with 413 and a file without a word with 422, and whatever `readImport` refuses;
 * nothing is created then, nor when `signal` says before the transaction that nobody waits for it any more.
 */
export async function createArticle(
  actor: Actor,
  body: CreateArticleBody,
  { file, signal }: SentFile = {},
): Promise<Result<Answer<'createArticle'>, Refusal>> {
  if (!may(actor, 'article.create')) return refuse(forbidden())
  const draft = await readDraft(actor, body, { file, signal })
  if (!draft.ok) return draft
  const { doc, origin, pictures } = draft.value
  await writePictures(pictures)
  const at = now()
  const article = {
    id: newId(),
    version: 0,
    headline: doc.child(0).textContent.toWellFormed(),
    desk: body.desk ?? '',
    byline: body.byline ?? '',
    deadline: body.deadline ? new Date(body.deadline).toISOString() : null,
    wordCount: draftWordCount(doc),
    textHash: textHash(plainText(doc)),
    coverage: coverageOf(doc),
    published: null,
    createdBy: actor.personId,
    createdAt: at,
    updatedBy: actor.personId,
    updatedAt: at,
    trashedAt: null,
    pending: 0,
  }
  return transact(async (db, afterCommit) => {
    await insertArticle(db, article)
    await keepPictures(db, actor, article.id, pictures, at)
    await insertSnapshot(db, article.id, { version: 0, doc: doc.toJSON() }, at)
    await insertPassages(db, article.id, passagesOf(doc), at)
    await appendEvent(db, {
      kind: 'article.created',
      actorId: actor.personId,
      at,
      articleId: article.id,
      data: {
        headline: article.headline,
        ...origin,
        words: article.wordCount,
        textHash: article.textHash,
      },
    })
    const brought = await bringClaims(db, actor, article, draft.value)
    if (!brought.ok) return brought
    const { article: present, doc: marked } = brought.value
    afterCommit(() => keepDraft(present.id, present.version, marked))
    return ok({ article: await presentArticle(db, present), dropped: [...origin.dropped] })
  })
}

/** What may come beside the fields of a request. */
export interface SentFile {
  readonly file?: Pick<UploadedFile, 'name' | 'bytes'> | undefined
  /** Aborted when whoever sent it has gone. */
  readonly signal?: AbortSignal | undefined
  /** The article that the file may be a copy of. */
  readonly returnsTo?: string
}

export interface Draft extends BroughtDraft {
  /** Of a file that is a copy of Stet's. */
  readonly copy: ReturnedCopy | null
  readonly found: Found | null
  /** Those of its figures; not kept yet. */
  readonly pictures: readonly PreparedPicture[]
  /** Where it came from, for the record. */
  readonly origin: Readonly<Record<string, unknown>> & { readonly dropped: readonly string[] }
}

/** What was sent as a document of ours. `format` is that of the text, `file`, or `empty` when nothing was sent. */
export async function readDraft(
  actor: Actor,
  body: CreateArticleBody,
  { file, signal, returnsTo }: SentFile,
): Promise<Result<Draft, Refusal>> {
  const headline = body.headline === undefined ? undefined : headlineText(body.headline)
  const format = IMPORT_FORMATS.find(name => body[name] !== undefined)
  if (file && format) return refuse(malformed('body', format, 'Send either a file or text, not both.'))
  if (file) {
    const { changes, notes, resolved } = body
    const asked = { bytes: file.bytes, fileName: file.name, headline, changes, notes, resolved, returnsTo }
    const imported = await readImport(actor, { kind: 'file', file: asked }, signal)
    if (!imported.ok) return imported
    const { claims, found, copy } = imported.value
    const { doc: marked, pictures, dropped: refused } = await readyPictures(imported.value)
    const record = openRecord(copy)
    const left = copy?.articleId === returnsTo ? [] : leftOfRecord(imported.value, record)
    const dropped = [...imported.value.dropped, ...refused, ...left]
    const fileName = file.name.slice(0, 255)
    const origin = {
      format: 'file',
      fileName,
      ...(claims.length > 0 ? { claims: claims.length } : {}),
      ...(record === null ? {} : { copyOf: { articleId: record.articleId, version: record.version } }),
      dropped,
    }
    const brought = { marked, pictures, claims, fileName, found, copy, record, origin }
    return ok({ ...brought, doc: withoutClaims(marked) })
  }
  if (format) {
    const text = { text: body[format] ?? '', format, headline }
    const imported = await readImport(actor, { kind: 'text', text }, signal)
    if (!imported.ok) return imported
    const { doc, pictures, dropped: refused } = await readyPictures(imported.value)
    const dropped = [...imported.value.dropped, ...refused]
    return ok({ ...PLAIN, doc, marked: doc, pictures, origin: { format, dropped } })
  }
  const doc = emptyDraft(headline ?? '')
  return ok({ ...PLAIN, doc, marked: doc, origin: { format: 'empty', dropped: [] } })
}

const PLAIN = { claims: [], pictures: [], fileName: '', found: null, copy: null, record: null }

function emptyDraft(headline: string): Node {
  const { doc, headline: head, standfirst, paragraph } = manuscriptSchema.nodes
  return doc.create(null, [
    head.create(null, headline === '' ? null : manuscriptSchema.text(headline)),
    standfirst.create(),
    paragraph.create(),
  ])
}
