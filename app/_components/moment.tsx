'use client'

import { useNow } from './clock'
import { type MomentStyle, momentInFull, momentWords } from './moment-words'

/**
 * A moment (ISO 8601) in the reader's own time zone, kept up to date. The server knows neither the zone nor the
 * reader's clock, so until the page is alive the words hold their place unseen.
 */
export function Moment({
  at,
  style,
  className,
}: {
  readonly at: string
  readonly style: MomentStyle
  readonly className?: string
}) {
  const now = useNow()
  const moment = Date.parse(at)
  if (now === null) {
    return (
      <time dateTime={at} className={className} style={{ visibility: 'hidden' }}>
        {momentWords(moment, moment, style, 'UTC')}
      </time>
    )
  }
  return (
    <time dateTime={at} className={className} title={momentInFull(moment)}>
      {momentWords(moment, now, style)}
    </time>
  )
}
