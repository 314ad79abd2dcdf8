import type { ProgressSegment } from '@/lib/domain/progress'
import { isFinding, STATUS_LABEL } from '@/lib/domain/status'

/** The bar in words: "5 verified, 4 verified but not settled, 2 unchecked". */
export function progressWords(segments: readonly ProgressSegment[]): string {
  if (segments.length === 0) return 'No claims marked yet'
  return segments
    .map(({ status, settled, count }) => {
      const words = `${count} ${STATUS_LABEL[status].toLowerCase()}`
      return isFinding(status) && !settled ? `${words} but not settled` : words
    })
    .join(', ')
}
