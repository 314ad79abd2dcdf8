'use client'

import { createContext, useContext, useEffect, useState } from 'react'
import { watchDesk } from '@/app/_components/live'
import { call } from '@/lib/contracts/call'
import type { SavedView } from '@/lib/contracts/saved-view'
import type { QueueStart } from './queue-start'

/* How far apart at least the views are counted again because of what others do. Milliseconds. */
const APART = 5000

/** What the server gave with the queue for its bar: the views people keep, and the desks there are. */
export const BarContext = createContext<Pick<QueueStart, 'views' | 'desks'>>({ views: [], desks: [] })

export function useDesks(): readonly string[] {
  return useContext(BarContext).desks
}

/** The views that people keep, with how many claims each has, counted anew as the work goes on. */
export function useSavedViews() {
  const { views: first } = useContext(BarContext)
  const [views, setViews] = useState(first)
  /* Another start of the page brings counts of its own. */
  const [given, setGiven] = useState(first)
  if (given !== first) {
    setGiven(first)
    setViews(first)
  }
  useEffect(() => {
    const read = async () => {
      const answer = await call('listViews', {})
      if (answer.ok) setViews(answer.value.views)
    }
    return watchDesk(() => void read(), {
      apart: APART,
      interest: ({ claims, articles }) => claims.size > 0 || articles.size > 0,
    })
  }, [])
  return { views, setViews }
}

/** Replaces a view among others, or takes it out. */
export function withView(views: readonly SavedView[], id: string, next: SavedView | null): SavedView[] {
  return views.flatMap(view => (view.id === id ? (next ?? []) : view))
}
