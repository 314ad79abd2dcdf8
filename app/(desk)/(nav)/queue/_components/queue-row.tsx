'use client'

import { Check, CheckCheck, Diff, type LucideIcon, TriangleAlert, Unlink, UserRound } from 'lucide-react'
import { memo, type Ref } from 'react'
import { FLAG_ICON } from '@/app/_components/flag-chips'
import { Icon, STATUS_ICON } from '@/app/_components/icon'
import { Moment } from '@/app/_components/moment'
import { ReviewMark } from '@/app/_components/review-mark'
import { statusClass } from '@/app/_components/status-class'
import type { ClaimRow } from '@/lib/contracts/claim'
import { FLAG_LABEL } from '@/lib/domain/flag'
import { STATUS_LABEL } from '@/lib/domain/status'
import { firstName } from '../_state/person-words'
import { useQueue } from '../_state/use-queue'

/** The id of a claim's option in the list. */
export function optionId(claimId: string): string {
  return `option-${claimId}`
}

interface QueueRowProps {
  readonly ref: Ref<HTMLDivElement>
  /** Line of the list, from 0, for the virtualizer. */
  readonly index: number
  readonly row: ClaimRow
  readonly position: number
  /** How many claims the view has; −1 when that is not known. */
  readonly setSize: number
  readonly chosen: boolean
  /** It is among those to be acted on together. */
  readonly selected: boolean
  /** Whoever else has it in hand. */
  readonly heldBy: string | null
  /** Whether it names its article, where no heading does. */
  readonly headline?: boolean
}

/** One claim of the list: its words, what was found by whom, and what a reviewer should know before opening it. */
export const QueueRow = memo(function QueueRow({
  ref,
  index,
  row,
  position,
  setSize,
  chosen,
  selected,
  heldBy,
  headline = false,
}: QueueRowProps) {
  const queue = useQueue()
  const flags = flagsOf(row, queue.reviewer().actor.personId)
  return (
    // biome-ignore lint/a11y/useFocusableInteractive: the listbox has the focus and names its active option
    // biome-ignore lint/a11y/useKeyWithClickEvents: the listbox hears the keys
    <div
      ref={ref}
      id={optionId(row.id)}
      data-index={index}
      role="option"
      aria-selected={chosen}
      aria-checked={selected}
      aria-posinset={position}
      aria-setsize={setSize}
      className={`qrow ${statusClass(row.status)}`}
      onPointerEnter={() => queue.prepare(row)}
      onMouseDown={event => {
        /* A press with Shift extends the selection of claims, not of words. */
        if (event.shiftKey) event.preventDefault()
      }}
      onClick={event => {
        if (event.shiftKey) queue.extendTo(row.id)
        else if (event.ctrlKey || event.metaKey) queue.toggle(row.id)
        else queue.choose(row.id)
      }}
    >
      <span className="si">
        <Icon of={STATUS_ICON[row.status]} />
        {/* Silent: the option itself is said to be checked, and X checks it. */}
        <span
          className="pick"
          aria-hidden="true"
          onClick={event => {
            event.stopPropagation()
            if (event.shiftKey) queue.extendTo(row.id)
            else queue.toggle(row.id)
          }}
        >
          {selected ? <Icon of={Check} /> : null}
        </span>
      </span>
      <div>
        <p className="t qq" dir="auto">
          {row.quote}
        </p>
        {headline ? (
          <p className="qa" dir="auto">
            {row.headline || 'Untitled'}
          </p>
        ) : null}
        <p className="qm">
          <span className="qs">{STATUS_LABEL[row.status]}</span>
          {row.findingBy && row.findingAt ? (
            <span>
              {firstName(row.findingBy.name)}, <Moment at={row.findingAt} style="relative" />
            </span>
          ) : null}
          {heldBy === null ? null : <span className="flag quiet">{firstName(heldBy)} is on it</span>}
          {row.later === null ? null : (
            <span>
              Until <Moment at={row.later} style="time" />
            </span>
          )}
          {row.review === 'pending' ? null : <ReviewMark review={row.review} />}
          {flags.map(flag => (
            <span className={flag.quiet ? 'flag quiet' : 'flag'} key={flag.words}>
              <Icon of={flag.icon} />
              {flag.words}
            </span>
          ))}
        </p>
      </div>
      <span className="qn">
        <span className="vh">claim </span>
        {row.number}
      </span>
    </div>
  )
})

interface Flag {
  readonly icon: LucideIcon
  readonly words: string
  readonly quiet?: true
}

/** What to know before opening the claim, the weightiest first, three at most. */
function flagsOf(row: ClaimRow, me: string): Flag[] {
  const flags: (Flag | false)[] = [
    row.orphaned && { icon: Unlink, words: 'Text gone' },
    row.stale && { icon: Diff, words: 'Wording changed' },
    row.review === 'pending' && row.findingBy?.id === me && { icon: UserRound, words: 'Your finding' },
    ...row.flags.map(flag => ({ icon: FLAG_ICON[flag], words: FLAG_LABEL[flag] })),
    row.review === 'pending' &&
      row.firstApprovedBy !== null && { icon: CheckCheck, words: 'One more needed', quiet: true as const },
    row.status === 'verified' && row.citationCount === 0 && { icon: TriangleAlert, words: 'No source' },
    row.thinlySourced && {
      icon: TriangleAlert,
      words: row.citationCount === 1 ? 'One secondary source' : 'Secondary sources only',
    },
    row.assignee?.id === me && { icon: UserRound, words: 'For you', quiet: true },
  ]
  return flags.filter(flag => flag !== false).slice(0, 3)
}
