import type { Comment } from '@/lib/contracts/claim'
import type { PersonRef } from '@/lib/contracts/shared'

/** Who said it: somebody of the newsroom, or a name that a file gave, which is nobody's here. */
export function commentAuthor({ author, imported }: Comment): PersonRef {
  if (author) return author
  const name = imported?.author ?? ''
  return { id: '', name: name === '' ? 'Somebody' : name }
}

/** Said of a comment that came with a file, since the name on it is no account here. */
export function BroughtIn({ comment: { imported } }: { readonly comment: Comment }) {
  if (!imported) return null
  return (
    <span className="from-file">{imported.resolved ? 'from a file, resolved there' : 'from a file'}</span>
  )
}
