'use client'

import { useState } from 'react'
import { Avatar } from '@/app/_components/avatar'
import { Button } from '@/app/_components/button'
import { BroughtIn, commentAuthor } from '@/app/_components/comment-author'
import { TextArea } from '@/app/_components/field'
import { KeyCap } from '@/app/_components/key-cap'
import { ariaKeys, matchKey } from '@/app/_components/keys'
import { Moment } from '@/app/_components/moment'
import { problemWords } from '@/app/_components/problem'
import type { Comment, PlacedClaim } from '@/lib/contracts/claim'
import { may } from '@/lib/domain/permission'
import { firstName } from '../_state/person-words'
import { useQueue } from '../_state/use-queue'
import { InSight } from './in-sight'
import type { QueueForm } from './queue-screen'

/** What was said about the claim, replies under what they answer, and the box to say more. */
export function ClaimComments({
  claim,
  form,
  onForm,
}: {
  readonly claim: PlacedClaim
  readonly form: QueueForm | null
  readonly onForm: (form: QueueForm | null) => void
}) {
  const queue = useQueue()
  const [replyTo, setReplyTo] = useState<Comment | null>(null)
  const mayComment = may(queue.reviewer().actor, 'claim.comment')
  const { comments } = claim
  const opening = comments.filter(
    one => one.replyTo === null || !comments.some(other => other.id === one.replyTo),
  )
  const close = () => {
    setReplyTo(null)
    onForm(null)
  }
  const reply = (comment: Comment) => {
    setReplyTo(comment)
    onForm('comment')
  }
  return (
    <section aria-labelledby="comments">
      <h2 id="comments">
        {comments.length === 0
          ? 'Comments'
          : `${comments.length} ${comments.length === 1 ? 'comment' : 'comments'}`}
      </h2>
      {opening.map(comment => (
        <div key={comment.id}>
          <Said comment={comment} {...(mayComment ? { onReply: () => reply(comment) } : {})} />
          {comments
            .filter(one => one.replyTo === comment.id)
            .map(one => (
              <Said key={one.id} comment={one} />
            ))}
        </div>
      ))}
      {form === 'comment' && mayComment ? (
        <InSight className="cols-say">
          <CommentForm claimId={claim.id} replyTo={replyTo} onClose={close} />
        </InSight>
      ) : mayComment ? (
        <button
          type="button"
          className="say-in"
          aria-keyshortcuts={ariaKeys('c')}
          onClick={() => onForm('comment')}
        >
          Comment
          <span className="sp" />
          <KeyCap combo="c" />
        </button>
      ) : null}
    </section>
  )
}

function Said({ comment, onReply }: { readonly comment: Comment; readonly onReply?: () => void }) {
  const author = commentAuthor(comment)
  return (
    <div className={comment.replyTo === null ? 'cm' : 'cm reply'}>
      <Avatar person={author} small decorative />
      <div>
        <p dir="auto">
          <b>{comment.author ? firstName(author.name) : author.name}</b>{' '}
          <span className="when">
            <Moment at={comment.createdAt} style="time" />
          </span>{' '}
          <BroughtIn comment={comment} />
          <span className="said">{comment.text}</span>
        </p>
        {onReply ? (
          <button type="button" className="reply-btn" onClick={onReply}>
            Reply<span className="vh"> to {author.name}</span>
          </button>
        ) : null}
      </div>
    </div>
  )
}

/** Room to say something. What was typed stays until it has been sent, whatever happens. */
function CommentForm({
  claimId,
  replyTo,
  onClose,
}: {
  readonly claimId: string
  readonly replyTo: Comment | null
  readonly onClose: () => void
}) {
  const queue = useQueue()
  const key = `${claimId}/comment`
  const [text, setText] = useState(queue.unsent.get(key) ?? '')
  const [problem, setProblem] = useState<string | null>(null)
  const [busy, setBusy] = useState(false)

  async function send() {
    if (busy) return
    if (text.trim() === '') {
      setProblem('There is nothing to say yet.')
      return
    }
    setBusy(true)
    const refused = await queue.comment(claimId, text.trim(), replyTo?.id ?? null)
    setBusy(false)
    if (refused) {
      setProblem(problemWords(refused))
      return
    }
    queue.unsent.delete(key)
    onClose()
  }

  return (
    <form
      className="say"
      onSubmit={event => {
        event.preventDefault()
        void send()
      }}
      onKeyDown={event => {
        if (matchKey(event.nativeEvent, 'Mod+Enter')) void send()
        else if (matchKey(event.nativeEvent, 'Escape')) onClose()
        else return
        event.preventDefault()
        event.stopPropagation()
      }}
    >
      <TextArea
        label={replyTo ? `Reply to ${firstName(commentAuthor(replyTo).name)}` : 'Comment'}
        dir="auto"
        rows={3}
        data-mentions=""
        autoFocus
        value={text}
        error={problem}
        onChange={event => {
          setText(event.target.value)
          queue.unsent.set(key, event.target.value)
          setProblem(null)
        }}
      />
      <div className="row">
        <Button type="submit" keys="Mod+Enter" busy={busy}>
          {replyTo ? 'Reply' : 'Comment'}
        </Button>
        <Button kind="bare" onClick={onClose}>
          Cancel
        </Button>
      </div>
    </form>
  )
}
