'use client'

import { useCallback, useEffect, useState } from 'react'
import { useDesk } from '@/app/_components/live'
import { type CallError, call, endpointUrl } from '@/lib/contracts/call'
import type { DeskNumbers } from '@/lib/contracts/desk'
import { ROUTES } from '@/lib/contracts/route'
import { dayAfter, dayOf } from '@/lib/domain/zone-day'

/* Milliseconds between two looks while people check and review. */
const APART = 5000

/** The reader's time zone by its IANA name; the days are theirs. */
function ownZone(): string {
  return new Intl.DateTimeFormat().resolvedOptions().timeZone
}

/** The last so many days up to today, as the numbers are asked for. */
function lastDays(count: number, desk: string) {
  const timeZone = ownZone()
  const to = dayOf(Date.now() / 1000, timeZone)
  return { from: dayAfter(to, 1 - count), to, timeZone, ...(desk === '' ? {} : { desk }) }
}

/** Where the same numbers are to be had as CSV. */
export function csvAddress(count: number, desk: string): string {
  return endpointUrl(ROUTES.deskNumbers.path, {}, { ...lastDays(count, desk), format: 'csv' })
}

/** What was done on each of the last so many days, at one desk or ('') all; kept up to date. Null until known. */
export function useNumbers(
  count: number,
  desk: string,
): { readonly numbers: DeskNumbers | null; readonly error: CallError | null; readonly again: () => void } {
  const [numbers, setNumbers] = useState<DeskNumbers | null>(null)
  const [error, setError] = useState<CallError | null>(null)
  const ask = useCallback(
    async (signal?: AbortSignal) => {
      const answer = await call('deskNumbers', {
        query: lastDays(count, desk),
        ...(signal ? { signal } : {}),
      })
      if (signal?.aborted) return
      setError(answer.ok ? null : answer.error)
      if (answer.ok) setNumbers(answer.value)
    },
    [count, desk],
  )
  useEffect(() => {
    const leaving = new AbortController()
    void ask(leaving.signal)
    return () => leaving.abort()
  }, [ask])
  useDesk(() => void ask(), { apart: APART, interest: ({ claims }) => claims.size > 0 })
  return { numbers, error, again: () => void ask() }
}
