'use client'

import { CheckCheck, ListFilter } from 'lucide-react'
import type { Route } from 'next'
import Link from 'next/link'
import { useRouter } from 'next/navigation'
import { useRef } from 'react'
import { Alert } from '@/app/_components/alert'
import { Button } from '@/app/_components/button'
import { useCommands } from '@/app/_components/command-palette'
import { EmptyState } from '@/app/_components/empty-state'
import { useKeys } from '@/app/_components/keys'
import type { Answer } from '@/lib/contracts/call'
import type { Notice } from '@/lib/contracts/notice'
import { NoticeRow, placeOf } from './notice-row'
import { useInbox } from './use-inbox'

/** What one was told: newest first, what is not read marked, each leading to its claim. */
export function InboxScreen({
  loaded,
  unreadOnly,
}: {
  readonly loaded: Answer<'inbox'>
  readonly unreadOnly: boolean
}) {
  const router = useRouter()
  const list = useRef<HTMLUListElement>(null)
  const { inbox, problem, more, mark, markAll } = useInbox(loaded, unreadOnly)
  const other: Route = unreadOnly ? '/inbox' : '/inbox?unread=true'

  const rows = () => [...(list.current?.querySelectorAll<HTMLAnchorElement>('a.notice-to') ?? [])]
  const here = () => rows().indexOf(document.activeElement as HTMLAnchorElement) // not one of them: −1
  const step = (by: 1 | -1) => {
    const all = rows()
    const next = all[Math.min(all.length - 1, Math.max(0, here() + by))]
    next?.focus()
    next?.scrollIntoView({ block: 'nearest' })
  }
  const toggle = () => {
    const notice = inbox.notices[here()]
    if (notice) void mark([notice.id], notice.readAt === null)
  }
  const open = (notice: Notice) => void mark([notice.id], true)
  useKeys({
    j: () => step(1),
    k: () => step(-1),
    e: toggle,
    o: () => {
      const notice = inbox.notices[here()]
      if (notice) open(notice)
      if (notice) router.push(placeOf(notice))
    },
    'Shift+e': () => void markAll(),
    '/': () => router.push(other),
  })
  useCommands([
    {
      id: 'inbox-all-read',
      label: 'Mark all as read',
      icon: CheckCheck,
      keys: 'Shift+e',
      run: () => void markAll(),
    },
    {
      id: 'inbox-unread',
      label: unreadOnly ? 'Show what is read too' : 'Show only what is not read',
      icon: ListFilter,
      keys: '/',
      run: () => router.push(other),
    },
  ])

  return (
    <div className="folio-in narrow">
      <header className="dh">
        <h1 className="t">Inbox</h1>
        <div className="rows-acts">
          <Button kind="bare" icon={ListFilter} keys="/" onClick={() => router.push(other)}>
            {unreadOnly ? 'All' : 'Not read'}
          </Button>
          <Button
            icon={CheckCheck}
            keys="Shift+e"
            forbidden={inbox.unread === 0 ? 'Everything is read.' : null}
            onClick={() => void markAll()}
          >
            Mark all as read
          </Button>
        </div>
      </header>
      <p className="vh" role="status">
        {inbox.unread === 0 ? 'Everything is read' : `${inbox.unread} not read`}
      </p>
      {problem ? <Alert>{problem}</Alert> : null}
      {inbox.notices.length === 0 ? (
        unreadOnly ? (
          <EmptyState title="Everything is read">
            <Link className="lnk" href="/inbox">
              What was told before
            </Link>
          </EmptyState>
        ) : (
          <EmptyState title="Nothing was told to you yet">
            Here it says when a claim is given to you, a finding of yours is returned, somebody mentions you
            with @ and your name, words you approved change, or a deadline is near.
          </EmptyState>
        )
      ) : (
        <ul className="rows" ref={list}>
          {inbox.notices.map(notice => (
            <NoticeRow
              key={notice.id}
              notice={notice}
              onOpen={() => open(notice)}
              onMark={read => void mark([notice.id], read)}
            />
          ))}
        </ul>
      )}
      {inbox.next === null ? null : (
        <p className="mt-4">
          <Button onClick={() => void more()}>Earlier</Button>
        </p>
      )}
      <p className="notice-foot">
        <Link className="lnk" href="/settings#told">
          What comes by e-mail
        </Link>
      </p>
    </div>
  )
}
