import 'server-only'

/** How far the making or restoring of an archive has come. */
export interface ArchiveProgress {
  /** What is being worked on: a table, a folder of files, or the record that is checked. */
  readonly part: string
  /** How much of all is done and how much there is to do, in rows, files and chains of events. */
  readonly done: number
  readonly of: number
  /** How large the archive is so far, in bytes; when restoring, how much of it was read, unpacked. */
  readonly bytes: number
}

/** Hears of progress, now and then. */
export type Hear = (progress: ArchiveProgress) => void
