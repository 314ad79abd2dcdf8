/* Why the database cannot be used, in a word. */
const UNAVAILABLE_CODES = [
  'full',
  'readonly',
  'unreadable',
  'busy',
  'newer',
  'older',
  'missing',
  'damaged',
  'unsearchable',
] as const
export type UnavailableCode = (typeof UNAVAILABLE_CODES)[number]

const REASON: Record<UnavailableCode, string> = {
  full: 'The disk on the server is full.',
  readonly: 'The data folder on the server cannot be written.',
  unreadable: 'The disk on the server cannot be read or written.',
  busy: 'Another program is writing to the database.',
  newer: 'The data was written by a newer version of Stet.',
  older: 'The data was written by an older version of Stet. Starting Stet once brings it up to date.',
  missing: 'There is no database in the data folder.',
  damaged: 'The database on the server is damaged.',
  unsearchable: 'What is searched does not fit what is stored. "npm run stet -- reindex" makes it anew.',
}

/* Next loads modules several times in one process: the copy that throws is often not the copy that catches. */
const BRAND = Symbol.for('stet.database-unavailable')

/**
 * The database cannot be read or written now; nothing of the transaction was kept. Answered as 503. `instanceof`
 * knows it whichever copy of this module made it.
 */
export class DatabaseUnavailable extends Error {
  readonly code: UnavailableCode
  readonly [BRAND] = true

  static override [Symbol.hasInstance](value: unknown): boolean {
    return value instanceof Error && BRAND in value
  }

  constructor(code: UnavailableCode, cause?: unknown) {
    super(REASON[code], { cause })
    this.name = 'DatabaseUnavailable'
    this.code = code
  }
}
