'use client'

import { useSyncExternalStore } from 'react'
import { eventWords } from '@/app/_components/event-words'
import { Moment } from '@/app/_components/moment'
import type { PlacedClaim } from '@/lib/contracts/claim'
import { firstName } from '../_state/person-words'
import { useQueue } from '../_state/use-queue'

/**
 * The claim's history, newest first, without what stands beside it already: the comments and the note. Fetched
 * beforehand like the claim, so that it does not come in late.
 */
export function ClaimPast({ claim }: { readonly claim: PlacedClaim }) {
  const queue = useQueue()
  const read = () => queue.events.get(claim.id)
  const events = useSyncExternalStore(queue.events.subscribe, read, read)
    ?.filter(event => event.kind !== 'claim.commented')
    .toReversed()
  return (
    <section aria-labelledby="past" aria-busy={events === undefined}>
      <h2 id="past">History</h2>
      <ol className="hist">
        {events?.map(event => {
          const { what, said } = eventWords(event)
          return (
            <li key={event.id}>
              <Moment at={event.at} style="time" />
              <p>
                {what}
                {event.actor ? ` by ${firstName(event.actor.name)}` : ''}
                {said === '' || said === claim.note ? null : (
                  <q className="faint" dir="auto">
                    {said}
                  </q>
                )}
              </p>
            </li>
          )
        })}
      </ol>
    </section>
  )
}
