import type { ClaimRow } from '@/lib/contracts/claim'

/** A line of the list: the heading of an article, or one of its claims. */
export type ListItem =
  | {
      readonly kind: 'heading'
      readonly key: string
      readonly articleId: string
      readonly headline: string
      readonly deadline: string | null
    }
  | {
      readonly kind: 'claim'
      readonly key: string
      readonly row: ClaimRow
      /** Place in the list, from 1. */
      readonly position: number
    }

/** Claims in the order in which they come, under the headings of their articles where that is asked for. */
export function listItems(rows: readonly ClaimRow[], grouped: boolean): ListItem[] {
  const items: ListItem[] = []
  const parts = new Map<string, number>()
  let article: string | null = null
  for (const [index, row] of rows.entries()) {
    if (grouped && row.articleId !== article) {
      article = row.articleId
      /* An article whose deadline has just been moved may stand in two places until the list is read again. */
      const part = parts.get(article) ?? 0
      parts.set(article, part + 1)
      items.push({
        kind: 'heading',
        key: `${article}/${part}`,
        articleId: article,
        headline: row.headline,
        deadline: row.deadline,
      })
    }
    items.push({ kind: 'claim', key: row.id, row, position: index + 1 })
  }
  return items
}
