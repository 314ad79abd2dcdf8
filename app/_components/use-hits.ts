'use client'

import { useCallback, useEffect, useState } from 'react'
import { type Answer, call } from '@/lib/contracts/call'
import { parseSearch } from '@/lib/domain/search-query'

const PAUSE_MS = 150

type Found = Answer<'search'>

/** What is asked besides the words. */
export interface HitsAsked {
  readonly kind?: string
  readonly status?: string
  readonly article?: string
  readonly sort?: 'newest' | 'relevance'
  readonly each?: 'true'
  readonly counts?: 'true'
  readonly limit: number
}

interface Hits {
  readonly hits: Found['hits']
  readonly next: string | null
  readonly counts: Found['counts']
  /** `idle`: nothing to look for has been typed. */
  readonly state: 'idle' | 'asking' | 'ready' | 'failed'
  readonly problem: string
}

const NOTHING: Hits = { hits: [], next: null, counts: null, state: 'idle', problem: '' }

/**
 * What is found by the words, asked for once one stops typing. What was found before stays until the answer is there;
 * an answer to older words never comes after it.
 */
export function useHits(typed: string, asked: HitsAsked) {
  const [found, setFound] = useState(NOTHING)
  const q = typed.trim()
  const wanted = JSON.stringify(Object.fromEntries(Object.entries(asked).filter(([, value]) => value)))
  const [round, setRound] = useState(0)

  // biome-ignore lint/correctness/useExhaustiveDependencies: `round` asks again
  useEffect(() => {
    if (!parseSearch(q).ok) {
      setFound(NOTHING)
      return
    }
    setFound(before => ({ ...before, state: 'asking', problem: '' }))
    const leaving = new AbortController()
    const timer = setTimeout(async () => {
      const query = { ...(JSON.parse(wanted) as Partial<HitsAsked>), q } // what was written just above
      const answer = await call('search', { query, signal: leaving.signal })
      if (leaving.signal.aborted) return
      setFound(
        answer.ok
          ? { ...answer.value, state: 'ready', problem: '' }
          : { ...NOTHING, state: 'failed', problem: answer.error.message },
      )
    }, PAUSE_MS)
    return () => {
      clearTimeout(timer)
      leaving.abort()
    }
  }, [q, wanted, round])

  const { next } = found
  const more = useCallback(async () => {
    if (next === null) return
    const query = { ...(JSON.parse(wanted) as Partial<HitsAsked>), q, cursor: next } // as above
    const answer = await call('search', { query })
    setFound(before => {
      if (before.next !== next) return before
      if (!answer.ok) return { ...before, problem: answer.error.message }
      return { ...before, hits: [...before.hits, ...answer.value.hits], next: answer.value.next, problem: '' }
    })
  }, [next, q, wanted])

  const again = useCallback(() => setRound(before => before + 1), [])
  return { ...found, more, again }
}
