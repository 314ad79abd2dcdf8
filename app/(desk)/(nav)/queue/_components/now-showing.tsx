'use client'

import { useEffect, useRef, useState } from 'react'
import { STATUS_LABEL } from '@/lib/domain/status'
import { excerpt } from '../_state/excerpt'
import { listed } from '../_state/queue-state'
import { useQueueState } from '../_state/use-queue'

/** Says which claim has taken the place of the last, to somebody who is not in the list to hear it there. */
export function NowShowing() {
  const state = useQueueState()
  const row = listed(state).find(one => one.id === state.chosen)
  const words = row
    ? `Claim ${row.number}, ${STATUS_LABEL[row.status]}: ${excerpt(row.quote, 120)}`
    : state.chosen === null
      ? 'No claim is left'
      : ''
  const [said, setSaid] = useState('')
  const first = useRef(true)
  useEffect(() => {
    if (first.current) {
      first.current = false
      return
    }
    const inList = document.activeElement?.getAttribute('role') === 'listbox'
    setSaid(inList ? '' : words)
  }, [words])
  return (
    <p className="vh" role="status">
      {said}
    </p>
  )
}
