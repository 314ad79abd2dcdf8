import 'server-only'
import { createHash } from 'node:crypto'
import { type Reader, read } from '@/db'
import { readPicture, writePicture } from '@/db/picture-files'
import {
  allowPicture,
  insertPicture,
  type PictureRow,
  pictureByHash,
  pictureOfArticle,
  pictureWithArticles,
} from '@/db/queries/pictures'
import type { Answer } from '@/lib/contracts/call'
import { may } from '@/lib/domain/permission'
import type { PictureType } from '@/lib/domain/pictures'
import { ok, type Result, refuse } from '@/lib/domain/result'
import type { Actor } from '@/lib/domain/role'
import { findArticle, openArticle } from '../access'
import { now } from '../clock'
import { malformed, notFound, type Refusal } from '../refusal'
import type { UploadedFile } from '../request-body'
import type { FileAnswer } from '../route'
import { transact } from '../transact'
import { type PreparedPicture, preparePicture } from './prepare-picture'

const EXTENSION: Record<PictureType, string> = { 'image/jpeg': 'jpg', 'image/png': 'png' }
const NO_PICTURE = notFound('This picture')

/**
 * Takes in a picture that figures of the article may then show: a file, or one of another article that the actor
 * may read. The same one again is answered as the first time. Refuses what `preparePicture` refuses.
 */
export async function addPicture(
  actor: Actor,
  { id }: { readonly id: string },
  body: { readonly picture?: string | undefined },
  file: Pick<UploadedFile, 'bytes'> | undefined,
): Promise<Result<Answer<'addPicture'>, Refusal>> {
  const open = await read(db => openArticle(db, actor, id, 'article.write'))
  if (!open.ok) return open
  if ((file === undefined) === (body.picture === undefined)) {
    return refuse(
      malformed('body', 'file', 'Send a picture file, or the hash of a picture of another article.'),
    )
  }
  if (file === undefined) return takeOver(actor, id, body.picture ?? '')
  const prepared = await readyPicture(file.bytes)
  if (!prepared.ok) return prepared
  const picture = prepared.value
  await writePicture(picture.hash, picture.bytes)
  return transact(async db => {
    const article = await openArticle(db, actor, id, 'article.write')
    if (!article.ok) return article
    const at = now()
    await insertPicture(db, pictureRow(picture, actor, at))
    await allowPicture(db, id, picture.hash, at)
    return ok(presented(picture.hash, picture))
  })
}

/** The row of a picture whose file is written. */
export function pictureRow(picture: PreparedPicture, actor: Actor, at: string): PictureRow {
  const { hash, type, width, height, bytes } = picture
  const size = bytes.byteLength
  return { id: hash, type, width, height, size, createdBy: actor.personId, createdAt: at }
}

/**
 * As `preparePicture`, but a file that is one of ours, as it stands in the copies we write, stays the same picture:
 * written anew it would be another one, and a little worse.
 */
export async function readyPicture(bytes: Uint8Array): Promise<Result<PreparedPicture, Refusal>> {
  const hash = createHash('sha256').update(bytes).digest('hex')
  const known = await read(db => pictureByHash(db, hash))
  if (!known) return preparePicture(bytes)
  const { type, width, height } = known
  return ok({ hash, type, width, height, bytes: new Uint8Array(bytes) })
}

async function takeOver(
  actor: Actor,
  id: string,
  hash: string,
): Promise<Result<Answer<'addPicture'>, Refusal>> {
  return transact(async db => {
    const article = await openArticle(db, actor, id, 'article.write')
    if (!article.ok) return article
    const picture = await knownPicture(db, actor, hash)
    if (picture === undefined) return refuse(NO_PICTURE)
    await allowPicture(db, id, hash, now())
    return ok(presented(hash, picture))
  })
}

/* A picture that an article which the actor may read shows. */
async function knownPicture(db: Reader, actor: Actor, hash: string): Promise<PictureRow | undefined> {
  if (!may(actor, 'article.read')) return undefined
  const shown = await pictureWithArticles(db, hash)
  return shown.find(({ trashed }) => !trashed || may(actor, 'article.manage'))?.picture
}

function presented(hash: string, { width, height }: { width: number; height: number }) {
  return { picture: { hash, width, height } }
}

/** A picture of an article, as a file that a browser may keep: what has this name never changes. */
export async function getPicture(
  actor: Actor,
  { id, picture: hash }: { readonly id: string; readonly picture: string },
  answerHeaders: Headers,
): Promise<Result<FileAnswer, Refusal>> {
  const found = await read(async db => {
    const article = await findArticle(db, actor, id)
    return article.ok ? pictureOfArticle(db, id, hash) : undefined
  })
  const content = found && (await readPicture(hash))
  if (!found || !content) return refuse(NO_PICTURE)
  answerHeaders.set('cache-control', 'private, max-age=31536000, immutable')
  answerHeaders.set('cross-origin-resource-policy', 'same-origin')
  return ok({ content, contentType: found.type, fileName: `${hash.slice(0, 12)}.${EXTENSION[found.type]}` })
}
