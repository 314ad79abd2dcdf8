import 'server-only'
import { createHash } from 'node:crypto'
import { read } from '@/db'
import { readPicture } from '@/db/picture-files'
import { pictureHashes } from '@/db/queries/pictures'
import type { RecordFault } from './record-fault'

/** What is wrong with the picture files: each must be there, and be the one that its name, the hash of it, says. */
export async function pictureFaults(): Promise<RecordFault[]> {
  const faults: RecordFault[] = []
  for (const hash of await read(pictureHashes)) {
    const bytes = await readPicture(hash)
    const message =
      bytes === null
        ? `The file of picture ${hash} is not there.`
        : createHash('sha256').update(bytes).digest('hex') === hash
          ? null
          : `The file of picture ${hash} is not the one that was added.`
    if (message !== null) faults.push({ articleId: null, event: null, message })
  }
  return faults
}
