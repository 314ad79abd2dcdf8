'use client'

import { useEffect, useState } from 'react'
import { useDesk } from '@/app/_components/live'
import { problemWords } from '@/app/_components/problem'
import { showToast } from '@/app/_components/toast'
import { unreadCount } from '@/app/_components/unread-count'
import { type Answer, call } from '@/lib/contracts/call'
import type { Notice } from '@/lib/contracts/notice'

type Inbox = Answer<'inbox'>

const PAGE = 50
const MOST = 200

/** One's notices, kept up to date, and what can be done to them. Marking shows at once, and is taken back if refused. */
export function useInbox(loaded: Inbox, unreadOnly: boolean) {
  const [inbox, setInbox] = useState(loaded)
  const [problem, setProblem] = useState<string | null>(null)
  const filter = unreadOnly ? ({ unread: 'true' } as const) : {}
  useEffect(() => unreadCount.note(inbox.unread), [inbox.unread])

  /* As many as are shown are asked for again, so that nobody loses their place. */
  async function refresh() {
    const limit = Math.min(MOST, Math.max(PAGE, inbox.notices.length))
    const answer = await call('inbox', { query: { ...filter, limit } })
    if (!answer.ok) return
    // What one has just read stays where it was until one leaves: a list must not move under the hand.
    setInbox(before => ({
      ...answer.value,
      notices: unreadOnly ? together(answer.value.notices, before.notices) : answer.value.notices,
    }))
  }
  useDesk(() => void refresh(), { apart: 1000, interest: ({ claims }) => claims.size > 0 })

  async function more() {
    if (inbox.next === null) return
    const answer = await call('inbox', { query: { ...filter, cursor: inbox.next, limit: PAGE } })
    if (!answer.ok) {
      setProblem(problemWords(answer.error))
      return
    }
    setProblem(null)
    setInbox(before => ({
      ...answer.value,
      notices: [...before.notices, ...answer.value.notices],
    }))
  }

  async function mark(ids: readonly number[], read: boolean) {
    const before = inbox
    const readAt = read ? new Date().toISOString() : null
    const changed = inbox.notices.filter(one => ids.includes(one.id) && (one.readAt !== null) !== read)
    if (changed.length === 0) return
    setInbox({
      ...inbox,
      notices: inbox.notices.map(one => (changed.includes(one) ? { ...one, readAt } : one)),
      unread: Math.max(0, inbox.unread + (read ? -changed.length : changed.length)),
    })
    const answer = await call('markInbox', { body: { ids: changed.map(one => one.id), read } })
    if (answer.ok) return
    setInbox(before)
    showToast({ message: `Nothing was marked. ${problemWords(answer.error)}` })
  }

  async function markAll() {
    const [newest] = inbox.notices
    if (newest === undefined) return
    const answer = await call('markInbox', { body: { upTo: newest.id, read: true } })
    if (!answer.ok) {
      showToast({ message: `Nothing was marked. ${problemWords(answer.error)}` })
      return
    }
    const at = new Date().toISOString()
    setInbox(before => ({
      ...before,
      notices: before.notices.map(one => ({ ...one, readAt: one.readAt ?? at })),
      unread: 0,
    }))
    showToast({ message: 'Marked all as read' })
  }

  return { inbox, problem, more, mark, markAll }
}

function together(fresh: readonly Notice[], shown: readonly Notice[]): Notice[] {
  const known = new Set(fresh.map(({ id }) => id))
  return [...fresh, ...shown.filter(({ id, readAt }) => !known.has(id) && readAt !== null)].sort(
    (a, b) => b.id - a.id,
  )
}
