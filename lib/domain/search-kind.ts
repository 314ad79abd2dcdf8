/** What can be found: headlines, text of drafts, claims (with note and proposed wording), comments, excerpts, sources. */
export const SEARCH_KINDS = ['article', 'text', 'claim', 'comment', 'excerpt', 'source'] as const
export type SearchKind = (typeof SEARCH_KINDS)[number]
