import type { ExportFormat, NotePlace } from '@/lib/contracts/newsroom'
import type { AnnotatedCopyInput } from '@/lib/exchange/annotated-copy'
import type { ExportFile, PressJob } from '@/lib/exchange/export-file'

/** What the copyist is asked to write; passes to its thread as it stands, the draft as JSON. */
export interface CopyOrder {
  readonly input: Omit<AnnotatedCopyInput, 'doc'> & { readonly doc: unknown }
  readonly format: ExportFormat
  readonly notes: NotePlace | undefined
}

/** What only the server can do for the copyist: set a PDF, and put its seal on a record. */
export interface Errands {
  readonly press: (job: PressJob) => Promise<Uint8Array<ArrayBuffer>>
  readonly seal: (text: string) => string
}

/** From the copyist: the file, or an errand it waits for. */
export type CopyistSays =
  | { readonly says: 'written'; readonly file: ExportFile }
  | { readonly says: 'press'; readonly job: PressJob }
  | { readonly says: 'seal'; readonly text: string }

/** To the copyist: an order, or what came of its errand. */
export type CopyistHears =
  | { readonly hears: 'order'; readonly order: CopyOrder }
  | { readonly hears: 'pressed'; readonly bytes: Uint8Array<ArrayBuffer> }
  | { readonly hears: 'sealed'; readonly seal: string }
