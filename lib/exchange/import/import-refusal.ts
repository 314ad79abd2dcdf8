/** Why a draft could not be imported. */
const IMPORT_REFUSALS = [
  'not_text',
  'not_utf8',
  'word_file',
  'too_large',
  'empty',
  'damaged',
  'encrypted',
  'macros',
] as const
export type ImportRefusalCode = (typeof IMPORT_REFUSALS)[number]

/** An import that changed nothing, in a word for programs and in sentences for people. */
export interface ImportRefusal {
  readonly code: ImportRefusalCode
  readonly message: string
}

/** The HTTP status that says the same. */
export const IMPORT_REFUSAL_STATUS: Record<ImportRefusalCode, 413 | 415 | 422> = {
  not_text: 415,
  not_utf8: 415,
  word_file: 415,
  too_large: 413,
  empty: 422,
  damaged: 422,
  encrypted: 422,
  macros: 422,
}
