import 'server-only'
import type { z } from 'zod'
import { type Reader, read } from '@/db'
import { claimsOfArticle } from '@/db/queries/claims'
import { chainHead, claimEventsOfArticle } from '@/db/queries/events'
import { theNewsroom } from '@/db/queries/newsroom'
import { type PictureRow, picturesOfArticle } from '@/db/queries/pictures'
import { latestSignOff } from '@/db/queries/sign-offs'
import type { exportQuery } from '@/lib/contracts/newsroom'
import { may } from '@/lib/domain/permission'
import { picturesOf } from '@/lib/domain/pictures'
import { ok, type Result, refuse } from '@/lib/domain/result'
import type { Actor } from '@/lib/domain/role'
import type { AnnotatedCopyInput } from '@/lib/exchange/annotated-copy'
import { findArticle } from './access'
import { presentArticle } from './article-view'
import { presentClaims } from './claim-view'
import { now } from './clock'
import { theCopyist } from './copyist/the-copyist'
import { anchorsOf, loadDraft } from './draft'
import { presentEvents } from './events'
import { pictureFiles } from './pictures/picture-files'
import { forbidden, type Refusal } from './refusal'
import type { FileAnswer } from './route'
import { presentSignOff } from './sign-off-view'

type ExportQuery = z.output<typeof exportQuery>

/** The annotated copy of an article as it stands in one moment, as a file of the format and profile asked for. */
export async function exportArticle(
  actor: Actor,
  { id }: { readonly id: string },
  query: ExportQuery,
): Promise<Result<FileAnswer, Refusal>> {
  const input = await read(db => gather(db, actor, id, query))
  if (!input.ok) return input
  const { doc, pictures, ...rest } = input.value
  const { body, contentType, fileName } = await theCopyist().write({
    input: { ...rest, doc: doc.toJSON(), pictures: await pictureFiles(pictures) },
    format: query.format,
    notes: query.notes,
  })
  return ok({ content: body, contentType, fileName })
}

type Gathered = Omit<AnnotatedCopyInput, 'pictures'> & { readonly pictures: readonly PictureRow[] }

async function gather(
  db: Reader,
  actor: Actor,
  id: string,
  { profile, confidential, timeZone, comments, history }: ExportQuery,
): Promise<Result<Gathered, Refusal>> {
  const found = await findArticle(db, actor, id)
  if (!found.ok) return found
  if (!may(actor, 'article.export')) return refuse(forbidden())
  const doc = await loadDraft(db, found.value)
  const shown = picturesOf(doc)
  const signOff = await latestSignOff(db, id)
  return ok({
    article: await presentArticle(db, found.value),
    doc,
    pictures: shown.size === 0 ? [] : (await picturesOfArticle(db, id)).filter(row => shown.has(row.id)),
    claims: await presentClaims(db, await claimsOfArticle(db, id), anchorsOf(doc)),
    signOff: signOff ? await presentSignOff(db, signOff) : null,
    textHash: found.value.textHash,
    record: (await chainHead(db, id)) ?? null,
    profile,
    includeConfidential: confidential === 'true',
    newsroom: (await theNewsroom(db))?.name ?? '',
    madeBy: actor.name,
    madeAt: now(),
    timeZone,
    comments,
    history,
    events:
      (history ?? profile === 'checking')
        ? await presentEvents(db, await claimEventsOfArticle(db, id))
        : undefined,
  })
}
