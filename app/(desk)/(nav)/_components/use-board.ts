'use client'

import { useCallback, useEffect, useRef, useState } from 'react'
import { useDesk } from '@/app/_components/live'
import { call } from '@/lib/contracts/call'
import type { DeskBoard } from '@/lib/contracts/desk'

/* Milliseconds between two looks: when something happens to claims, and while somebody only types. */
const CLAIMS_APART = 1500
const TYPING_APART = 5000

/** The board as it stands: asked for anew when something happens, and when one comes back to the page. */
export function useBoard(loaded: DeskBoard): { readonly board: DeskBoard; readonly refresh: () => void } {
  const [board, setBoard] = useState(loaded)
  useEffect(() => setBoard(loaded), [loaded])
  const asked = useRef(0)
  const refresh = useCallback(async () => {
    const turn = ++asked.current
    const answer = await call('desk', {})
    // The later question has the later answer, whichever comes first.
    if (answer.ok && turn === asked.current) setBoard(answer.value)
  }, [])

  useEffect(() => {
    const onVisible = () => {
      if (document.visibilityState === 'visible') void refresh()
    }
    document.addEventListener('visibilitychange', onVisible)
    return () => document.removeEventListener('visibilitychange', onVisible)
  }, [refresh])
  useDesk(refresh, { apart: CLAIMS_APART, interest: ({ claims }) => claims.size > 0 })
  useDesk(refresh, { apart: TYPING_APART, interest: ({ articles }) => articles.size > 0 })
  return { board, refresh }
}
