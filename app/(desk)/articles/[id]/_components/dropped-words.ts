import type { LostChange } from '@/lib/editor/lost-changes'

const MARKS: Readonly<Record<string, string>> = {
  strong: 'Bold',
  em: 'Italics',
  link: 'A link',
  nothing_to_check: '“Nothing to check”',
}

/** What was lost, in words that go before the text it was about. */
export function whatWasLost({ kind, mark, on }: LostChange): string {
  switch (kind) {
    case 'typed':
      return 'You typed'
    case 'deleted':
      return 'You deleted, and it stands again'
    case 'marked':
      return 'You marked a claim on'
    case 'unmarked':
      return 'You took the claim off'
    case 'formatted':
      return `${MARKS[mark?.type ?? ''] ?? 'A format'} ${on === false ? 'taken off' : 'on'}`
    case 'arranged':
      return 'You changed how a paragraph is set or where it breaks'
  }
}

/** A lost change as text to paste somewhere else. */
export function asText(change: LostChange): string {
  if (change.kind === 'typed') return change.text
  const about = change.text === '' ? '' : `: ${change.text}`
  return `${whatWasLost(change)}${about}${change.where === '' ? '' : ` (in “${change.where}”)`}`
}

export function howManyLost(count: number): string {
  return count === 1 ? 'One of your changes found no place' : `${count} of your changes found no place`
}
