import 'server-only'
import type { z } from 'zod'
import type { Answer } from '@/lib/contracts/call'
import { PREVIEWED_CLAIMS, type previewImportBody } from '@/lib/contracts/import-preview'
import { claimAnchors } from '@/lib/domain/claim-anchor'
import { linesOf } from '@/lib/domain/manuscript-text'
import { may } from '@/lib/domain/permission'
import { ok, type Result, refuse } from '@/lib/domain/result'
import type { Actor } from '@/lib/domain/role'
import type { ImportedReply } from '@/lib/exchange/import/imported-draft'
import { saidSince } from '@/lib/exchange/import/said-since'
import { foundInRecord, leftOfRecord, openRecord } from './copy-record'
import type { SentFile } from './create-article'
import { draftWordCount } from './draft'
import { headlineText } from './headline'
import { readyPictures } from './pictures/brought-pictures'
import { readImport } from './read-import'
import { forbidden, malformed, type Refusal } from './refusal'

/**
 * What an article made of this file would be, with these choices; nothing is kept. Refuses 400 without a file, and
 * what cannot be read as `createArticle` does.
 */
export async function previewImport(
  actor: Actor,
  { headline, ...choices }: z.output<typeof previewImportBody>,
  { file, signal }: SentFile,
): Promise<Result<Answer<'previewImport'>, Refusal>> {
  if (!may(actor, 'article.create')) return refuse(forbidden())
  if (file === undefined) return refuse(malformed('body', 'file', 'Send a file.'))
  const asked = {
    bytes: file.bytes,
    fileName: file.name,
    headline: headline === undefined ? undefined : headlineText(headline),
    ...choices,
  }
  const imported = await readImport(actor, { kind: 'file', file: asked }, signal)
  if (!imported.ok) return imported
  const { claims, found, copy, dropped } = imported.value
  const { doc, pictures, dropped: refused } = await readyPictures(imported.value)
  const record = openRecord(copy)
  const recorded = new Set(record?.claims.map(({ id }) => id))
  const quotes = new Map(claimAnchors(doc).map(({ id, quote }) => [id, quote]))
  const standing = claims.filter(({ id }) => quotes.has(id))
  return ok({
    fileName: file.name.slice(0, 255),
    headline: doc.child(0).textContent,
    words: draftWordCount(doc),
    paragraphs: linesOf(doc).filter(({ text }) => text.trim() !== '').length,
    pictures: pictures.length,
    claimCount: standing.length,
    claims: standing.slice(0, PREVIEWED_CLAIMS).map(claim => ({
      quote: quotes.get(claim.id) ?? '',
      origin: claim.origin,
      sentence: claim.sentence,
      proposedWording: claim.proposedWording,
      comments: (recorded.has(claim.formerId ?? '') ? saidSince(claim.comments) : claim.comments).map(
        comment => ({
          ...saidIn(comment),
          resolved: comment.resolved,
          replies: comment.replies.map(saidIn),
        }),
      ),
      sources: claim.citations.map(({ title }) => title),
    })),
    found: found === null ? null : { ...found, changes: [...found.changes] },
    copy:
      copy === null
        ? null
        : { sealed: record !== null, ...(record === null ? NOTHING : foundInRecord(imported.value, record)) },
    dropped: [...dropped, ...refused, ...leftOfRecord(imported.value, record)],
  })
}

const NOTHING = { findings: 0, citations: 0, comments: 0, stale: 0 }

function saidIn({ author, at, text }: ImportedReply): Pick<ImportedReply, 'author' | 'at' | 'text'> {
  return { author, at, text }
}
