'use client'

import { useEffect, useState } from 'react'
import { call } from '@/lib/contracts/call'
import type { StetEvent } from '@/lib/contracts/claim'
import { wordingsThen } from '@/lib/domain/claim-story'
import { Button } from './button'
import { DiffText } from './diff-text'
import { eventWords } from './event-words'
import { Moment } from './moment'

type Loaded = { readonly events: readonly StetEvent[] } | { readonly problem: string }

/** What was done to a claim, newest first, in words, with its own wording at each moment where that is known. */
export function ClaimHistory({ claimId }: { readonly claimId: string }) {
  const [loaded, setLoaded] = useState<Loaded | null>(null)
  const [round, setRound] = useState(0)
  // biome-ignore lint/correctness/useExhaustiveDependencies: `round` asks again
  useEffect(() => {
    const leaving = new AbortController()
    setLoaded(null)
    call('claimEvents', { params: { id: claimId }, signal: leaving.signal }).then(answer => {
      if (leaving.signal.aborted) return
      setLoaded(answer.ok ? { events: answer.value.events } : { problem: answer.error.message })
    })
    return () => leaving.abort()
  }, [claimId, round])

  if (loaded === null) {
    return (
      <p className="help" role="status">
        Loading…
      </p>
    )
  }
  if ('problem' in loaded) {
    return (
      <p className="help" role="alert">
        The history did not load. {loaded.problem}{' '}
        <Button kind="bare" onClick={() => setRound(round + 1)}>
          Load again
        </Button>
      </p>
    )
  }
  if (loaded.events.length === 0) return <p className="help">Nothing has happened to it yet.</p>
  const wordings = wordingsThen(loaded.events)
  const told = loaded.events.map((event, index) => ({ event, worded: wordings[index] ?? null }))
  return (
    <ol className="past">
      {told.reverse().map(({ event, worded }) => {
        const { what, said } = eventWords(event)
        return (
          <li key={event.id}>
            <Moment at={event.at} style="time" />
            <span className="past-what">
              {what} by {event.actor?.name ?? 'Stet'}
              {worded === null ? null : (
                <span className="past-words" dir="auto">
                  {worded.before === null ? (
                    worded.wording
                  ) : (
                    <DiffText before={worded.before} after={worded.wording} />
                  )}
                </span>
              )}
              {said === '' || said === worded?.wording ? null : (
                <q className="faint" dir="auto">
                  {said}
                </q>
              )}
            </span>
          </li>
        )
      })}
    </ol>
  )
}
