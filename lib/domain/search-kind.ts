/** What can be found: headlines, text of drafts, claims (with note and proposed wording), comments, excerpts, sources. */
export const SEARCH_KINDS = ['article', 'text', 'claim', 'comment', 'excerpt', 'source'] as const
export type SearchKind = (typeof SEARCH_KINDS)[number]

/** As the headings of what was found. */
export const SEARCH_KIND_LABEL: Record<SearchKind, string> = {
  article: 'Articles',
  text: 'In the text',
  claim: 'Claims',
  comment: 'Comments',
  excerpt: 'Excerpts',
  source: 'Sources',
}
