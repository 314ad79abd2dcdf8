import type { ImportRefusal, ImportRefusalCode } from '../import-refusal'

/**
 * Thrown in the midst of reading a Word file that cannot be read, and caught where the reading began: the parser's
 * callbacks have no other way to stop it. Never leaves the import.
 */
export class WordFault extends Error {
  constructor(
    readonly code: ImportRefusalCode,
    /** What is wrong and what to do, without the name of the file. */
    readonly words: string,
  ) {
    super(words)
  }
}

/** The same as a value. */
export function refusalOf(fault: WordFault, fileName: string | undefined): ImportRefusal {
  const what = fileName === undefined ? 'That Word file' : `“${fileName}”`
  return { code: fault.code, message: `${what} ${fault.words} Nothing was imported.` }
}

export function damaged(detail: string): WordFault {
  return new WordFault(
    'damaged',
    `cannot be read: ${detail}. Open it in Word and save it anew as .docx, or paste the text.`,
  )
}
