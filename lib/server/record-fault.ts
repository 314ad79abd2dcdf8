import 'server-only'

/** Something in the database that does not agree with the record. */
export interface RecordFault {
  /** Null for the chain of people, settings and sources, and for the record as a whole. */
  readonly articleId: string | null
  /** The number of the event that it shows at, if at one. */
  readonly event: number | null
  /** In a sentence. */
  readonly message: string
}
