import 'server-only'
import type { Reader } from '@/db'

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
export const FILE_STORES: readonly FileStore[] = []
