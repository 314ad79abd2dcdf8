'use client'

import { useNow } from '@/app/_components/clock'
import { momentInFull, spanWords } from '@/app/_components/moment-words'

/** How long something has waited, kept up to date. */
export function Waited({ since }: { readonly since: string }) {
  const now = useNow()
  const at = Date.parse(since)
  if (now === null) return null
  return (
    <time dateTime={since} title={momentInFull(at)}>
      {spanWords(now - at)}
    </time>
  )
}
