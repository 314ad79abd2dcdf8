import type { DraftFile, DraftText } from '@/lib/exchange/import/import-draft'
import type { ImportRefusal } from '@/lib/exchange/import/import-refusal'

/** What a reader is asked to read; passes from process to process as it stands. */
export type ReadingJob =
  | { readonly kind: 'file'; readonly file: DraftFile }
  | { readonly kind: 'text'; readonly text: DraftText }

/** The same on its way: a file's bytes follow over standard input, which takes a third of the memory. */
export interface ReadingOrder {
  readonly job: ReadingJob
  /** How many bytes of the file follow; the job has none itself. */
  readonly bytes: number
}

/** What a reader says of it. `draft` is a `PlainDraft`, if the reader can be trusted. */
export type ReadingAnswer =
  | { readonly outcome: 'read'; readonly draft: unknown }
  | { readonly outcome: 'refused'; readonly refusal: ImportRefusal }
  /** A bug in a parser; where, but not what was read. */
  | { readonly outcome: 'broke'; readonly name: string; readonly frames: string }

/** Why there is no answer: it took too long or too much memory, ended by itself, or nobody waits any more. */
export type ReadingEnd = 'time' | 'memory' | 'ended' | 'called_off'
