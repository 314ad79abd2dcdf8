import type { ImportedComment, ImportedReply } from './imported-draft'

/**
 * What was said in a copy after Stet had written it: the comments and replies that were not there, those that were
 * changed, and that a thread was resolved or opened again, which Word keeps without a name.
 */
export function saidSince(comments: readonly ImportedComment[]): ImportedComment[] {
  return comments.flatMap(comment => {
    const { ofCopy, resolved, wasResolved, replies } = comment
    const fresh = replies.filter(reply => reply.ofCopy !== 'same').map(asChanged)
    if (ofCopy === null) return [{ ...comment, replies: fresh }]
    const since: ImportedComment[] =
      ofCopy === 'changed' ? [{ ...comment, ...asChanged(comment), replies: fresh }] : []
    if (ofCopy === 'same')
      since.push(...fresh.map(reply => ({ ...reply, resolved, wasResolved, replies: [] })))
    if (resolved !== wasResolved) since.push(marker(resolved))
    return since
  })
}

/* Word leaves a comment the name of who wrote it, whoever rewrites it. */
function asChanged(said: ImportedReply): ImportedReply {
  if (said.ofCopy !== 'changed') return said
  return { ...said, author: '', at: null, text: `Changed in the copy to: “${said.text}”` }
}

function marker(resolved: boolean): ImportedComment {
  const text = resolved ? 'Resolved in the copy.' : 'Opened again in the copy.'
  return { author: '', at: null, text, resolved, wasResolved: !resolved, ofCopy: null, replies: [] }
}
