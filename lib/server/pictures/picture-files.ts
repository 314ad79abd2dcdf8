import 'server-only'
import { readPicture } from '@/db/picture-files'
import type { PictureRow } from '@/db/queries/pictures'
import type { PictureFile } from '@/lib/domain/pictures'

/** The files of pictures, by their hashes; those that are not in the data folder are left out. */
export async function pictureFiles(rows: readonly PictureRow[]): Promise<Map<string, PictureFile>> {
  const files = new Map<string, PictureFile>()
  for (const { id, type, width, height } of rows) {
    const bytes = await readPicture(id)
    if (bytes) files.set(id, { type, width, height, bytes })
  }
  return files
}
