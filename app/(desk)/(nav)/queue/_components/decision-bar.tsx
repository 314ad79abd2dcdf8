'use client'

import { AlarmClock, Ellipsis, MessageSquare, Scale, SquareArrowOutUpRight, UserPlus } from 'lucide-react'
import Link from 'next/link'
import { useRouter } from 'next/navigation'
import { useId, useSyncExternalStore } from 'react'
import { Button } from '@/app/_components/button'
import { IconButton } from '@/app/_components/icon-button'
import { KeyCap } from '@/app/_components/key-cap'
import { ariaKeys } from '@/app/_components/keys'
import { MenuButton } from '@/app/_components/menu'
import type { PlacedClaim } from '@/lib/contracts/claim'
import { may } from '@/lib/domain/permission'
import { forbiddenDecisions } from '../_state/decision-rules'
import { useQueue } from '../_state/use-queue'
import type { QueueForm } from './queue-screen'

const UNREAD = 'it is still loading'

/**
 * What can be decided about the claim in hand, always in the same place. The buttons stay the same elements from
 * claim to claim, so that whoever pressed one can press it again.
 */
export function DecisionBar({
  claim,
  articleId,
  onForm,
}: {
  /** Null while it is being read. */
  readonly claim: PlacedClaim | null
  readonly articleId: string | null
  readonly onForm: (form: QueueForm | null) => void
}) {
  const queue = useQueue()
  const router = useRouter()
  const why = useId()
  const reviewer = queue.reviewer()
  useSyncExternalStore(queue.holds.subscribe, queue.holds.get, queue.holds.get)
  const forbidden = claim
    ? forbiddenDecisions(claim, reviewer, queue.heldBy(claim.id))
    : { approve: UNREAD, return: UNREAD, words: null }
  const mayComment = may(reviewer.actor, 'claim.comment')
  const { chosen } = queue.store.get()
  const inArticle =
    articleId === null || chosen === null ? null : (`/articles/${articleId}?claim=${chosen}` as const)
  return (
    // biome-ignore lint/a11y/useSemanticElements: buttons that belong together, but no fields of a form
    <div className="decide" role="group" aria-label="Decide" data-region="">
      <div className="decide-row">
        <Button
          kind={forbidden.approve === null ? 'main' : 'plain'}
          size="lg"
          keys="a"
          forbidden={forbidden.approve}
          reasonId={why}
          onClick={() => void queue.approve()}
        >
          Approve
        </Button>
        <Button
          size="lg"
          keys="r"
          forbidden={forbidden.return}
          reasonId={why}
          onClick={() => onForm('return')}
        >
          Return…
        </Button>
        {mayComment ? (
          <>
            <Button
              kind="bare"
              size="lg"
              className="dk"
              icon={MessageSquare}
              keys="c"
              onClick={() => onForm('comment')}
            >
              Comment
            </Button>
            <Button
              kind="bare"
              size="lg"
              className="dk"
              icon={UserPlus}
              keys="g"
              onClick={() => onForm('assign')}
            >
              Assign…
            </Button>
          </>
        ) : null}
        <Button
          kind="bare"
          size="lg"
          className="dk"
          icon={AlarmClock}
          keys="l"
          onClick={() => onForm('later')}
        >
          Later…
        </Button>
        <span className="sp" />
        {inArticle ? (
          <Link
            className="btn bare lg dk"
            href={inArticle}
            prefetch={false}
            aria-keyshortcuts={ariaKeys('o')}
          >
            Open in article
            <KeyCap combo="o" />
          </Link>
        ) : null}
        <MenuButton
          trigger={
            <IconButton
              className="more"
              label={
                mayComment ? 'More: comment, assign, later, open in article' : 'More: later, open in article'
              }
              icon={Ellipsis}
            />
          }
          items={[
            ...(mayComment
              ? [
                  { label: 'Comment', icon: MessageSquare, keys: 'c', onSelect: () => onForm('comment') },
                  { label: 'Assign…', icon: UserPlus, keys: 'g', onSelect: () => onForm('assign') },
                  { label: 'Flag…', icon: Scale, keys: 'Shift+f', onSelect: () => onForm('flag') },
                ]
              : []),
            { label: 'Later…', icon: AlarmClock, keys: 'l', onSelect: () => onForm('later') },
            {
              label: 'Open in article',
              icon: SquareArrowOutUpRight,
              keys: 'o',
              onSelect: () => inArticle && router.push(inArticle),
            },
          ]}
        />
        <span className="jk dk">
          <KeyCap combo="j" />
          <KeyCap combo="k" /> next, previous
        </span>
      </div>
      <p className="decide-why" id={why}>
        {forbidden.words}
      </p>
    </div>
  )
}
