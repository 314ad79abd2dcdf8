'use client'

import type { QueueStart } from '../_state/queue-start'
import { QueueContext, useNewQueue } from '../_state/use-queue'
import { BarContext } from '../_state/use-saved-views'
import { QueueScreen } from './queue-screen'

/** The review queue: what waits, over all articles, and the claim in hand. */
export function Queue({ start }: { readonly start: QueueStart }) {
  const queue = useNewQueue(start)
  return (
    <QueueContext value={queue}>
      <BarContext value={start}>
        <QueueScreen people={start.people} />
      </BarContext>
    </QueueContext>
  )
}
