'use client'

import {
  AtSign,
  CircleCheck,
  CircleDot,
  Clock,
  CornerUpLeft,
  Diff,
  type LucideIcon,
  Reply,
  UserPlus,
} from 'lucide-react'
import type { Route } from 'next'
import Link from 'next/link'
import { Icon } from '@/app/_components/icon'
import { IconButton } from '@/app/_components/icon-button'
import { Moment } from '@/app/_components/moment'
import type { Notice } from '@/lib/contracts/notice'
import type { NoticeKind } from '@/lib/domain/notice'
import { noticeWords } from '@/lib/domain/notice-words'

const ICON: Readonly<Record<NoticeKind, LucideIcon>> = {
  assigned: UserPlus,
  returned: CornerUpLeft,
  mentioned: AtSign,
  replied: Reply,
  stale: Diff,
  deadline: Clock,
}

/** Where a notice leads. */
export function placeOf({ article, claim }: Notice): Route {
  const path = `/articles/${article.id}`
  return (claim === null ? path : `${path}?claim=${claim.id}`) as Route // made of a path that there is
}

/** One notice: who did what, the words of the claim and what was said, in which article and when. */
export function NoticeRow({
  notice,
  onOpen,
  onMark,
}: {
  readonly notice: Notice
  readonly onOpen: () => void
  readonly onMark: (read: boolean) => void
}) {
  const { kind, actor, claim, article, words } = notice
  const unread = notice.readAt === null
  const said = noticeWords({ kind, actor: actor?.name ?? null, numbers: claim ? [claim.number] : [] })
  return (
    <li className="rows-item notice" data-unread={unread || undefined}>
      <Icon of={ICON[kind]} />
      <div className="rows-main">
        <b>
          <Link className="notice-to" href={placeOf(notice)} onClick={onOpen}>
            {unread ? <span className="vh">Not read: </span> : null}
            {said}
          </Link>
        </b>
        {claim ? (
          <span className="t notice-quote" dir="auto">
            {claim.quote}
          </span>
        ) : null}
        {words ? (
          <span className="notice-words" dir="auto">
            {words}
          </span>
        ) : null}
        <span className="quiet">
          <bdi>{article.headline || 'Untitled'}</bdi>
          {kind === 'deadline' && article.deadline ? (
            <>
              {' · '}
              <Moment at={article.deadline} style="deadline" />
            </>
          ) : null}
          {' · '}
          <Moment at={notice.at} style="relative" />
        </span>
      </div>
      <IconButton
        label={unread ? 'Mark as read' : 'Mark as not read'}
        icon={unread ? CircleDot : CircleCheck}
        keys="e"
        aria-label={`${unread ? 'Mark as read' : 'Mark as not read'}: ${said}`}
        onClick={() => onMark(unread)}
      />
    </li>
  )
}
