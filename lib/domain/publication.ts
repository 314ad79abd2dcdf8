/** That an article came out, as somebody of the newsroom said. */
export interface Publication {
  /** The address of the page; null for what is on none, or not known. */
  readonly url: string | null
  /** Since when it is out, ISO 8601. */
  readonly at: string
  /** Who said so; null where that is not known any more. */
  readonly by: string | null
  /** What the draft was then: its version, and the SHA-256 of its plain text, hex. */
  readonly version: number
  readonly textHash: string
}
