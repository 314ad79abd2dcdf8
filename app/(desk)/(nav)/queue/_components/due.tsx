'use client'

import { Clock } from 'lucide-react'
import { useNow } from '@/app/_components/clock'
import { Icon } from '@/app/_components/icon'
import { deadlineWords, momentInFull, momentWords } from '@/app/_components/moment-words'

/** A deadline in the reader's time zone, red when time is short; `long` says also how far off it is. */
export function Due({ at, long = false }: { readonly at: string | null; readonly long?: boolean }) {
  const now = useNow()
  if (at === null) return <span className="due none">No deadline</span>
  const moment = Date.parse(at)
  const words = momentWords(moment, now ?? moment, 'deadline', now === null ? 'UTC' : undefined)
  const hot = now !== null && deadlineWords(moment, now).hot
  return (
    <span className={hot ? 'due hot' : 'due'} style={now === null ? { visibility: 'hidden' } : undefined}>
      {long ? <Icon of={Clock} /> : null}
      <time dateTime={at} title={now === null ? undefined : momentInFull(moment)}>
        {/* The words come as "when, how far off". */}
        {long ? words : words.split(', ')[0]}
      </time>
    </span>
  )
}
