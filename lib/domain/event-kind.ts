/** What the record of events can hold about articles, claims and sources, with what each one's `data` says. */
export const EVENT_KINDS = [
  /** `{headline, format: 'empty' | 'text' | 'markdown' | 'html' | 'file', fileName?, dropped: string[], words?, textHash?}` */
  'article.created',
  /** `{before, after}`: headlines. */
  'article.renamed',
  /** `{before, after}`: ISO 8601 or null. */
  'article.deadline',
  /** `{before: {desk?, byline?}, after: {desk?, byline?}}` */
  'article.changed',
  'article.trashed',
  'article.restored',
  /** `{signOffId, version, textHash, reason: string | null, overridden: number, recordHash?}`: see sign-off-hash. */
  'article.cleared',
  /** `{url: string | null, at, version, textHash}`: it is out, at that address, since that moment (ISO 8601). */
  'article.published',
  /** `{url: string | null, at}`: as it had been marked; it is not out after all. */
  'article.unpublished',
  /** `{from, to, words?, textHash?}`: versions before and after; at `to` so many words, and the SHA-256 of the text. At most one a commit. */
  'draft.changed',
  /** `{version, from, to}`: made to read as at `version`; the change itself is a `draft.changed` with these versions. */
  'draft.restored',
  /**
   * `{format, fileName?, from, to, dropped, copyOf?, sealed?, brought?}`: the writer's new version was taken in; the
   * change itself is a `draft.changed`. Of a copy that came back `copyOf` is the version it was of, and `brought` the
   * claims, comments and proposals it brought.
   */
  'draft.updated',
  /** `{event, from, to}`: what the event took in was taken back. */
  'draft.taken_back',
  /** `{quotes: string[], count}`: stretches that somebody says there is nothing to check in; of many the first. */
  'draft.nothing_to_check',
  /** `{quotes: string[], count}`: stretches of which that no longer holds: taken back, rewritten or taken out. */
  'draft.to_check',
  /** `{quote}` */
  'claim.marked',
  /** `{before, after}`: the mark now lies on other words; no text changed. */
  'claim.remarked',
  /** `{before, after}`: the wording of the finding, the wording now. */
  'claim.stale',
  /** `{wording}`: it reads again as it did at the finding. */
  'claim.restored',
  /** `{quote}`: the text has gone. */
  'claim.orphaned',
  /** `{quote}`: the text is back. */
  'claim.found',
  /**
   * `{before, status, review, note, proposedWording, wording, brought?, from?}`: `before` is the status before. `brought` is
   * of what came in with a sealed copy, here and below: `{articleId, version, by?: {id, name}, at?}`, whose copy it
   * was and who had done it when; of a finding also `finding: {id, at}`, whose it is here, and `review`, as it was.
   * `from` is of a finding taken over: `{claimId, articleId, headline, number, by, at}`, where and by whom it was made.
   */
  'claim.finding',
  /** `{decision, reason: string | null, status, review?, batch?}`: `review` is what it led to; `batch` names what was decided at once. */
  'claim.reviewed',
  /** `{resolution, reason: string | null, status}` */
  'claim.resolved',
  /** `{before, after}` */
  'claim.noted',
  /** `{before, after}`: text or null. */
  'claim.proposed',
  /** `{because: 'proposal' | 'note' | 'source' | 'flag'}`: what was approved has changed, or needs a second approval. */
  'claim.reopened',
  /** `{before, after, batch?}`: `{id, name}` or null. */
  'claim.assigned',
  /** `{before, after, batch?}` */
  'claim.priority',
  /** `{before, after, batch?}`: lists of flags. */
  'claim.flagged',
  /** `{before, after}`: who else made the claim, `{kind, name, statement, url, date}` or null. */
  'claim.claimant',
  /** `{before, after}`: what was published about it, `{words, url, date}` or null. */
  'claim.verdict',
  /** `{quote}`: an orphan was let go. */
  'claim.dismissed',
  /** `{quote}`: an orphan was taken back into the tray. */
  'claim.recalled',
  /** `{citationId, sourceId, title, kind, stance, primary, locator}` */
  'claim.cited',
  /** `{citationId, sourceId, title, before, after}`: the details that changed. */
  'claim.citation_changed',
  /** As `claim.cited`. */
  'claim.uncited',
  /** `{commentId, text, replyTo: string | null, imported?}`: `imported` is `{author, resolved, at}` of a comment that came with a file. */
  'claim.commented',
  /** `{commentId, text}`: a comment that a copy had brought went with it. */
  'claim.uncommented',
  /** `{sourceId, kind, title}` */
  'source.created',
  /** `{sourceId, title, before, after}`: the fields that changed. */
  'source.changed',
] as const
export type EventKind = (typeof EVENT_KINDS)[number]
