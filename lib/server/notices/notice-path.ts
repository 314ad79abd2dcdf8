import 'server-only'

/** Where a notice leads: the claim in its article, or the article. */
export function noticePath({ articleId, claimId }: { articleId: string; claimId: string | null }): string {
  const article = `/articles/${encodeURIComponent(articleId)}`
  return claimId === null ? article : `${article}?claim=${encodeURIComponent(claimId)}`
}
