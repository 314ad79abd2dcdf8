import 'server-only'
import { type Refusal, unfit } from '../refusal'

/** Why a file is not taken for an archive, in a word for programs and a sentence for people. */
const TROUBLE = {
  no_archive: 'This file is not an archive of a newsroom, or only the beginning of one.',
  damaged: 'The archive is damaged.',
  incomplete: 'The archive is incomplete.',
  foreign: 'The archive holds something that Stet did not put there.',
  newer: 'The archive was made by a newer Stet.',
  older: 'The archive was made by an older Stet.',
  bomb: 'The archive unpacks to far more than it can hold.',
  faulty: 'The record in the archive is not as it was recorded.',
} as const
export type TroubleCode = keyof typeof TROUBLE

/** A file that cannot be restored. Thrown while it is read, and answered as a refusal by whoever restores. */
export class ArchiveTrouble extends Error {
  readonly refusal: Refusal

  /** `more` says what it shows at, in sentences. */
  constructor(code: TroubleCode, more: string, details?: unknown) {
    super(`${TROUBLE[code]} ${more} Nothing was restored.`)
    this.name = 'ArchiveTrouble'
    this.refusal = unfit(`archive_${code}`, this.message, details)
  }
}
