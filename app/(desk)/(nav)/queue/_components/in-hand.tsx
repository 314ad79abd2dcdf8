'use client'

import { useSyncExternalStore } from 'react'
import { Button } from '@/app/_components/button'
import { Moment } from '@/app/_components/moment'
import { problemWords } from '@/app/_components/problem'
import { showToast } from '@/app/_components/toast'
import { firstName } from '../_state/person-words'
import { useQueue } from '../_state/use-queue'

/** Whoever has the claim in hand: the reader, for whom it is kept, or somebody who was here first. */
export function InHand({ id }: { readonly id: string }) {
  const queue = useQueue()
  const holds = useSyncExternalStore(queue.holds.subscribe, queue.holds.get, queue.holds.get)
  const hold = holds.find(one => one.claimId === id)
  if (!hold) return null
  if (queue.heldBy(id) === null) return <span className="where-kept">Kept for you</span>

  async function take() {
    const refused = await queue.take(id)
    if (refused) showToast({ message: problemWords(refused) })
  }

  return (
    <span className="where-held">
      <b>{firstName(hold.person.name)}</b> is on it since <Moment at={hold.since} style="time" />
      <Button keys="t" onClick={() => void take()}>
        Take over
      </Button>
    </span>
  )
}
