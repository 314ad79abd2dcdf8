import type { ChangesBy, ImportedComment } from '../imported-draft'
import { authorName } from './word-comments'
import type { WordParagraph } from './word-story'

/** Who changed how much with the changes tracked; pieces of one change side by side count once. */
export function countedChanges(paragraphs: readonly WordParagraph[]): ChangesBy[] {
  const counts = new Map<string, { insertions: number; deletions: number }>()
  for (const { pieces } of paragraphs) {
    let before = ''
    for (const piece of pieces) {
      if (piece.kind !== 'text') continue
      const change = piece.changes.at(-1)
      const key = change ? `${change.kind}/${change.author}` : ''
      if (change && key !== before) {
        const author = authorName(change.author)
        const own = counts.get(author) ?? { insertions: 0, deletions: 0 }
        if (change.kind === 'ins') own.insertions++
        else own.deletions++
        counts.set(author, own)
      }
      before = key
    }
  }
  return [...counts].map(([author, own]) => ({ author, ...own }))
}

/* Enough of a comment to know it again. */
const EXCERPT = 160
const MOST_NAMED = 20

/** What is said of comments that do not come along. */
export function leftOutComments(resolved: number, nowhere: readonly ImportedComment[]): string[] {
  const named = nowhere.slice(0, MOST_NAMED).map(({ author, text }) => {
    const excerpt = text.length > EXCERPT ? `${text.slice(0, EXCERPT).toWellFormed()}…` : text
    return `A comment${author === '' ? '' : ` by ${author}`} that stands on no words of the text: “${excerpt}”`
  })
  const more = nowhere.length - named.length
  return [
    ...(resolved === 0
      ? []
      : [`${resolved} resolved ${resolved === 1 ? 'comment' : 'comments'}, as you chose`]),
    ...named,
    ...(more > 0 ? [`${more} more comments that stand on no words of the text`] : []),
  ]
}
