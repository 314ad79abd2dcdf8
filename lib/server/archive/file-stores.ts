import 'server-only'
import type { Reader } from '@/db'
import { dropPicture, readPicture, writePicture } from '@/db/picture-files'
import { pictureHashes } from '@/db/queries/pictures'

/** Files that lie beside the database and belong to its rows, each named by the SHA-256 of what is in it. */
export interface FileStore {
  /** Its folder in an archive. */
  readonly name: string
  /** What its files are, in a sentence for somebody who has no Stet. */
  readonly holds: string
  /** The hashes of the files that rows name, sorted, each once. */
  hashes(db: Reader): Promise<readonly string[]>
  /** What is in a file, in pieces. Throws when it is not there. */
  read(hash: string): AsyncIterable<Uint8Array>
  /**
   * Keeps a file, and answers whether it was not there before. What comes is hashed by the caller, who throws when it
   * is not what it should be: then nothing is kept.
   */
  keep(hash: string, content: AsyncIterable<Uint8Array>): Promise<boolean>
  /** Lets go of a file that was kept in vain. */
  drop(hash: string): Promise<void>
}

/** Every folder of files that an archive takes along. */
export const FILE_STORES: readonly FileStore[] = [
  {
    name: 'pictures',
    holds:
      'The pictures of figures, JPEG or PNG, each named by its SHA-256; pictures.ndjson says which is what.',
    hashes: pictureHashes,
    async *read(hash) {
      const bytes = await readPicture(hash)
      if (bytes === null) throw new Error(`The file of picture ${hash} is not there.`)
      yield bytes
    },
    async keep(hash, content) {
      const isNew = await writePicture(hash, content)
      // What is there already came in vain, and is read to its end all the same.
      if (!isNew) for await (const _ of content);
      return isNew
    },
    drop: dropPicture,
  },
]
