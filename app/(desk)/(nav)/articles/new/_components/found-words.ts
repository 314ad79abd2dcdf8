import type { ImportPreview } from '@/lib/contracts/import-preview'

/** So many of something, in words. */
export function counted(count: number, one: string, several: string): string {
  return `${count.toLocaleString('en-GB')} ${count === 1 ? one : several}`
}

/** What a file holds, a line for each kind of thing. */
export function foundWords({ words, paragraphs, pictures, found, copy }: ImportPreview): string[] {
  const shown = pictures === 0 ? '' : `, with ${counted(pictures, 'picture', 'pictures')}`
  const lines = [
    `${counted(words, 'word', 'words')} in ${counted(paragraphs, 'paragraph', 'paragraphs')}${shown}`,
  ]
  if (found === null) return lines
  if (found.comments > 0) {
    const replies = found.replies > 0 ? ` with ${counted(found.replies, 'reply', 'replies')}` : ''
    const resolved = found.resolved > 0 ? `, ${found.resolved} of them resolved` : ''
    lines.push(`${counted(found.comments, 'comment', 'comments')}${replies}${resolved}`)
  }
  const notes = [
    ...(found.footnotes > 0 ? [counted(found.footnotes, 'footnote', 'footnotes')] : []),
    ...(found.endnotes > 0 ? [counted(found.endnotes, 'endnote', 'endnotes')] : []),
  ]
  if (notes.length > 0) lines.push(notes.join(' and '))
  for (const { author, insertions, deletions } of found.changes) {
    const did = [
      ...(insertions > 0 ? [`${insertions} put in`] : []),
      ...(deletions > 0 ? [`${deletions} struck out`] : []),
    ]
    lines.push(`Tracked changes by ${author === '' ? 'somebody' : author}: ${did.join(', ')}`)
  }
  if (found.copyOf)
    lines.push(
      `A copy that Stet made, of version ${found.copyOf.version}. Claims keep their ids where these are free`,
    )
  if (copy?.sealed) lines.push(recordWords(copy))
  return lines
}

/* What a copy with our seal says was found here. */
function recordWords({ findings, citations, comments, stale }: NonNullable<ImportPreview['copy']>): string {
  const what = [
    counted(findings, 'finding', 'findings'),
    counted(citations, 'citation', 'citations'),
    ...(comments === 0 ? [] : [counted(comments, 'comment', 'comments')]),
  ].join(', ')
  const changed =
    stale === 0 ? '' : ` ${counted(stale, 'finding is', 'findings are')} on words that were changed since.`
  return `It bears the seal of this newsroom: ${what} come in with it, by whom and when they were made. The findings wait for review again.${changed}`
}
