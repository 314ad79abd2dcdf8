import type { ArchiveProgress as Progress } from '@/lib/contracts/archive'
import { PART_WORDS, sizeWords } from '@/lib/contracts/archive-words'

/** How far an archive has come, as a bar and in words. The words are read out by who looks for them, not with each step. */
export function ArchiveProgress({
  progress,
  label,
}: {
  readonly progress: Progress
  readonly label: string
}) {
  const { part, done, of, bytes } = progress
  const share = of === 0 ? 0 : Math.floor((100 * done) / of)
  return (
    <div className="far">
      <progress aria-label={label} max={Math.max(of, 1)} value={done} />
      <p>
        {part === '' ? 'Beginning…' : `${share} %: ${PART_WORDS[part] ?? part}, ${sizeWords(bytes)} so far`}
      </p>
    </div>
  )
}
