'use client'

import { useSyncExternalStore } from 'react'
import { eventWords } from '@/app/_components/event-words'
import { Moment } from '@/app/_components/moment'
import { firstName } from '../_state/person-words'
import { useQueue } from '../_state/use-queue'

/** The claim's history, newest first. Fetched beforehand like the claim, so that it does not come in late. */
export function ClaimPast({ claimId }: { readonly claimId: string }) {
  const queue = useQueue()
  const read = () => queue.events.get(claimId)
  const events = useSyncExternalStore(queue.events.subscribe, read, read)
  return (
    <section aria-labelledby="past" aria-busy={events === null}>
      <h2 id="past">History</h2>
      <ol className="hist">
        {events?.toReversed().map(event => {
          const { what, said } = eventWords(event)
          return (
            <li key={event.id}>
              <Moment at={event.at} style="time" />
              <p>
                {what}
                {event.actor ? ` by ${firstName(event.actor.name)}` : ''}
                {said === '' ? null : (
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
