'use client'

import { useState } from 'react'
import { Avatar } from '@/app/_components/avatar'
import { BroughtIn, commentAuthor } from '@/app/_components/comment-author'
import { Moment } from '@/app/_components/moment'
import type { Comment, PlacedClaim } from '@/lib/contracts/claim'
import { CardForm } from './card-form'
import { firstName } from './note-says'
import { useWorkspace, useWorkspaceState } from './workspace-context'

/** Comments with their replies, and the line that opens the field. */
export function CommentsSection({
  claim,
  mayComment,
}: {
  readonly claim: PlacedClaim
  readonly mayComment: boolean
}) {
  const { actions } = useWorkspace()
  const { form, openForm } = useWorkspaceState()
  const [replyTo, setReplyTo] = useState<Comment | null>(null)
  const top = claim.comments.filter(comment => comment.replyTo === null)
  if (claim.comments.length === 0 && !mayComment) return null
  const close = () => {
    setReplyTo(null)
    openForm(null)
  }
  const said = (comment: Comment) => (
    <div className={`cm${comment.replyTo === null ? '' : ' reply'}`} key={comment.id}>
      <Avatar person={commentAuthor(comment)} small />
      <div>
        <p dir="auto">
          <b>{comment.author ? firstName(comment.author.name) : commentAuthor(comment).name}</b>{' '}
          <span className="when">
            <Moment at={comment.createdAt} style="time" />
          </span>{' '}
          <BroughtIn comment={comment} />
          <span className="said">{comment.text}</span>
        </p>
        {mayComment && comment.replyTo === null && (
          <button
            type="button"
            className="reply-btn"
            onClick={() => {
              setReplyTo(comment)
              openForm({ kind: 'comment' })
            }}
          >
            Reply
          </button>
        )}
      </div>
    </div>
  )
  return (
    <section>
      <h3>Comments{claim.comments.length > 0 && <span className="faint">{claim.comments.length}</span>}</h3>
      {top.map(comment => [
        said(comment),
        ...claim.comments.filter(one => one.replyTo === comment.id).map(said),
      ])}
      {form?.kind === 'comment' ? (
        <CardForm
          label={replyTo ? `Reply to ${firstName(commentAuthor(replyTo).name)}` : 'Comment'}
          submit={replyTo ? 'Reply' : 'Comment'}
          required="There is nothing to say yet."
          mentions
          onCancel={close}
          onSubmit={text => actions.comment(claim.id, text, replyTo?.id)}
        />
      ) : (
        mayComment && (
          <button type="button" className="say-in" onClick={() => openForm({ kind: 'comment' })}>
            Comment
            <span className="sp" />
            <kbd>C</kbd>
          </button>
        )
      )}
    </section>
  )
}
