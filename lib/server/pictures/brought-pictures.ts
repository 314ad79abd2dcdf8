import 'server-only'
import type { Node } from 'prosemirror-model'
import type { Writer } from '@/db'
import { writePicture } from '@/db/picture-files'
import { allowPicture, insertPicture } from '@/db/queries/pictures'
import { manuscriptSchema } from '@/lib/domain/manuscript-schema'
import type { Actor } from '@/lib/domain/role'
import type { ImportedDraft } from '@/lib/exchange/import/imported-draft'
import { pictureKey } from '@/lib/exchange/import/imported-pictures'
import { pictureRow, readyPicture } from './pictures'
import type { PreparedPicture } from './prepare-picture'

const { figure, paragraph } = manuscriptSchema.nodes

/** The pictures that an import brings, made ready, and the draft whose figures name them by their hashes. */
export interface BroughtPictures {
  readonly doc: Node
  readonly pictures: readonly PreparedPicture[]
  /** What was refused, in words. */
  readonly dropped: readonly string[]
}

/**
 * Makes the pictures of an imported draft ready to be kept; nothing is kept yet. Where one is refused, its caption or
 * description stays as a paragraph.
 */
export async function readyPictures({
  doc,
  pictures,
}: Pick<ImportedDraft, 'doc' | 'pictures'>): Promise<BroughtPictures> {
  const ready = new Map<string, PreparedPicture>()
  const refused = new Map<string, number>()
  for (const [index, bytes] of pictures.entries()) {
    const picture = await readyPicture(bytes)
    if (picture.ok) ready.set(pictureKey(index), picture.value)
    else refused.set(picture.error.message, (refused.get(picture.error.message) ?? 0) + 1)
  }
  const dropped = [...refused].map(
    ([why, count]) => `${count === 1 ? '1 picture' : `${count} pictures`}: ${why.replace(/\.$/, '')}`,
  )
  return { doc: shown(doc, ready), pictures: [...ready.values()], dropped }
}

function shown(node: Node, ready: ReadonlyMap<string, PreparedPicture>): Node {
  if (node.type !== figure) {
    return node.isTextblock || node.isLeaf
      ? node
      : node.type.create(
          node.attrs,
          node.children.map(child => shown(child, ready)),
        )
  }
  const picture = ready.get(node.attrs.picture)
  if (picture) {
    const { hash, width, height } = picture
    return figure.create({ ...node.attrs, picture: hash, width, height }, node.content)
  }
  const words = manuscriptSchema.text(`[${node.attrs.alt || 'Picture'}]`)
  return paragraph.create(null, node.content.size > 0 ? node.content : words)
}

/** Writes the files of pictures; only then may rows name them. */
export async function writePictures(pictures: readonly PreparedPicture[]): Promise<void> {
  for (const { hash, bytes } of pictures) await writePicture(hash, bytes)
}

/** Lets an article show pictures whose files are written. */
export async function keepPictures(
  db: Writer,
  actor: Actor,
  articleId: string,
  pictures: readonly PreparedPicture[],
  at: string,
): Promise<void> {
  for (const picture of pictures) {
    await insertPicture(db, pictureRow(picture, actor, at))
    await allowPicture(db, articleId, picture.hash, at)
  }
}
