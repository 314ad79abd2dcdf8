import type { CSSProperties } from 'react'
import type { Progress } from '@/lib/domain/progress'
import { progressWords } from './progress-words'
import { statusClass } from './status-class'

/** Verified and opinion are drawn hollow until settled; the other findings look like work to do anyway. */
const HOLLOW = new Set(['verified', 'opinion'])

/** How far the checking has come. Its name says the same in words; `label` comes before them. */
export function ProgressBar({
  progress,
  label,
}: {
  readonly progress: Pick<Progress, 'segments'>
  readonly label?: string
}) {
  const words = progressWords(progress.segments)
  const name = label ? `${label}: ${words}` : words
  if (progress.segments.length === 0) return <div className="bar none" role="img" aria-label={name} />
  return (
    <div className="bar" role="img" aria-label={name}>
      {progress.segments.map(({ status, settled, count }) => (
        <i
          key={`${status}${settled}`}
          className={`${statusClass(status)}${!settled && HOLLOW.has(status) ? ' waiting' : ''}`}
          style={{ '--n': count } as CSSProperties} // React's type has no room for custom properties
        />
      ))}
    </div>
  )
}
