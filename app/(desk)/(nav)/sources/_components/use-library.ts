'use client'

import { useCallback, useEffect, useState } from 'react'
import { useDesk } from '@/app/_components/live'
import { call } from '@/lib/contracts/call'
import type { Source } from '@/lib/contracts/source'
import type { SourceKind } from '@/lib/domain/source'

const PAUSE_MS = 150
const PAGE = 50
const MOST = 200

interface Library {
  readonly sources: readonly Source[]
  readonly next: string | null
  readonly state: 'loading' | 'ready' | 'failed'
  readonly problem: string
}

const START: Library = { sources: [], next: null, state: 'loading', problem: '' }

function filters(query: string, kind: SourceKind | null) {
  const q = query.trim()
  return { ...(q ? { q } : {}), ...(kind ? { kind } : {}), limit: PAGE }
}

/** The library as searched: asked for once one stops typing, page by page. */
export function useLibrary(query: string, kind: SourceKind | null) {
  const [library, setLibrary] = useState(START)
  const [round, setRound] = useState(0)

  // biome-ignore lint/correctness/useExhaustiveDependencies: `round` asks again
  useEffect(() => {
    const leaving = new AbortController()
    const timer = setTimeout(
      async () => {
        const answer = await call('listSources', { query: filters(query, kind), signal: leaving.signal })
        if (leaving.signal.aborted) return
        setLibrary(
          answer.ok
            ? { ...answer.value, state: 'ready', problem: '' }
            : { ...START, state: 'failed', problem: answer.error.message },
        )
      },
      query === '' ? 0 : PAUSE_MS,
    )
    return () => {
      clearTimeout(timer)
      leaving.abort()
    }
  }, [query, kind, round])

  /* As many as are shown are asked for again, so that nobody loses their place. */
  useDesk(
    async () => {
      const limit = Math.min(MOST, Math.max(PAGE, library.sources.length))
      const answer = await call('listSources', { query: { ...filters(query, kind), limit } })
      if (!answer.ok) return
      setLibrary(before => {
        if (before !== library || before.state !== 'ready' || before.sources.length > limit) return before
        return { ...before, ...answer.value }
      })
    },
    { apart: 1000, interest: ({ sources }) => sources.size > 0 },
  )

  const more = useCallback(async () => {
    if (library.next === null) return
    const answer = await call('listSources', { query: { ...filters(query, kind), cursor: library.next } })
    setLibrary(before => {
      if (!answer.ok) return { ...before, problem: answer.error.message }
      if (before.next !== library.next) return before
      return {
        ...answer.value,
        sources: [...before.sources, ...answer.value.sources],
        state: 'ready',
        problem: '',
      }
    })
  }, [library.next, query, kind])

  const again = useCallback(() => setRound(before => before + 1), [])
  /** Puts a source that was changed or made where it belongs. */
  const put = useCallback((source: Source) => {
    setLibrary(before => {
      const known = before.sources.some(one => one.id === source.id)
      return {
        ...before,
        sources: known
          ? before.sources.map(one => (one.id === source.id ? source : one))
          : [source, ...before.sources],
      }
    })
  }, [])
  return { ...library, more, again, put }
}
