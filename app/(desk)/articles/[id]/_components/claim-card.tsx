'use client'

import {
  Ellipsis,
  Flag,
  History,
  Link2Off,
  Megaphone,
  MessageSquare,
  PenLine,
  Scale,
  StickyNote,
  UserRoundPlus,
  X,
} from 'lucide-react'
import { type KeyboardEvent, useEffect, useRef } from 'react'
import { CheckedBefore } from '@/app/_components/checked-before'
import { FlagChips } from '@/app/_components/flag-chips'
import { IconButton } from '@/app/_components/icon-button'
import { matchKey, singleKeysOn } from '@/app/_components/keys'
import { MenuButton, type MenuEntry } from '@/app/_components/menu'
import { StaleChip, StatusChip } from '@/app/_components/status-chip'
import { statusClass } from '@/app/_components/status-class'
import { PRIORITIES, PRIORITY_LABEL } from '@/lib/domain/priority'
import { STATUS_LABEL } from '@/lib/domain/status'
import { withoutWaiting } from '@/lib/editor/after-paint'
import { AnswerSection } from './card-answer'
import { AssignForm } from './card-assign'
import { ClaimantSection } from './card-claimant'
import { CommentsSection } from './card-comments'
import { FindingSection } from './card-finding'
import { CardFlags } from './card-flags'
import { HistorySection } from './card-history'
import { ReviewFooter } from './card-review'
import { SourcesSection } from './card-sources'
import { StaleSection } from './card-stale'
import { CARD_KEYS, FLAG_KEY } from './claim-keys'
import { FindingMenu } from './finding-menu'
import { HeldSlot } from './here-slots'
import { claimName } from './standing-claims'
import { useCardCommands } from './use-card-commands'
import { useCardPalette } from './use-card-palette'
import { useClaim } from './use-editor'
import { useWorkspace, useWorkspaceState } from './workspace-context'

/** The chosen claim: the one raised thing in the margin, and everything that can be done to a claim. */
export function ClaimCard({ id, number }: { readonly id: string; readonly number: number }) {
  const { store } = useWorkspace()
  const claim = useClaim(store, id)
  return claim ? <Card claim={claim} number={number} /> : null
}

function Card({
  claim,
  number,
}: {
  readonly claim: NonNullable<ReturnType<typeof useClaim>>
  readonly number: number
}) {
  const { actions, focusCard } = useWorkspace()
  const { openForm } = useWorkspaceState()
  const commands = useCardCommands(claim)
  useCardPalette(commands)
  const card = useRef<HTMLElement>(null)

  useEffect(() => {
    if (!focusCard.current) return
    focusCard.current = false
    card.current?.focus({ preventScroll: true })
  }, [focusCard])

  function onKeyDown(event: KeyboardEvent<HTMLElement>) {
    const target = event.target as HTMLElement // events from the card's own elements
    if (matchKey(event.nativeEvent, 'Escape')) {
      event.preventDefault()
      commands.close()
      return
    }
    if (!singleKeysOn() || event.ctrlKey || event.metaKey || event.altKey || event.nativeEvent.isComposing)
      return
    if (target.closest('input, textarea, select, [contenteditable="true"], [role="menu"], [role="listbox"]'))
      return
    const flags = matchKey(event.nativeEvent, FLAG_KEY)
    const command = flags ? ({ do: 'flag' } as const) : CARD_KEYS[event.key.toLowerCase()]
    if (!command || (event.shiftKey && !flags)) return
    event.preventDefault()
    event.stopPropagation()
    commands.run(command)
    if (command.do === 'next' || command.do === 'previous' || command.do === 'next-blocker') {
      focusCard.current = true
      withoutWaiting()
    }
  }

  const menu: MenuEntry[] = [
    ...(commands.mayCheck
      ? [
          { label: 'Assign…', icon: UserRoundPlus, keys: 'g', onSelect: () => openForm({ kind: 'assign' }) },
          {
            label: 'Edit the note…',
            icon: StickyNote,
            keys: 'e',
            onSelect: () => openForm({ kind: 'note' }),
          },
          {
            label: 'Propose wording…',
            icon: PenLine,
            keys: 'p',
            onSelect: () => openForm({ kind: 'propose' }),
          },
          {
            label: 'Comment…',
            icon: MessageSquare,
            keys: 'c',
            onSelect: () => openForm({ kind: 'comment' }),
          },
          {
            label: 'Who made the claim…',
            icon: Megaphone,
            onSelect: () => openForm({ kind: 'claimant' }),
          },
          { label: 'Flag…', icon: Scale, keys: FLAG_KEY, onSelect: () => openForm({ kind: 'flag' }) },
          { separator: true } as const,
          ...PRIORITIES.filter(priority => priority !== claim.priority).map(priority => ({
            label: `${PRIORITY_LABEL[priority]} priority`,
            icon: Flag,
            onSelect: () => void actions.patch(claim.id, { priority }),
          })),
          { separator: true } as const,
        ]
      : []),
    { label: 'History', icon: History, onSelect: () => openForm({ kind: 'history' }) },
    ...(commands.mayCheck ? [{ label: 'No longer a claim', icon: Link2Off, onSelect: commands.unmark }] : []),
  ]

  return (
    <article
      ref={card}
      id={`note-${claim.id}`}
      data-note={claim.id}
      data-region-focus=""
      tabIndex={-1}
      className={`card ${statusClass(claim.status)}`}
      aria-label={claimName(number, STATUS_LABEL[claim.status], claim)}
      onKeyDown={onKeyDown}
    >
      <div className="head">
        <span className="num" aria-hidden="true">
          {number}
        </span>
        {commands.mayCheck ? (
          <FindingMenu status={claim.status} onSelect={commands.setStatus} />
        ) : (
          <StatusChip status={claim.status} />
        )}
        {claim.stale && <StaleChip />}
        <span className="sp" />
        <MenuButton
          trigger={<IconButton label="More: assign, priority, history" icon={Ellipsis} />}
          items={menu}
        />
        <IconButton label="Close" icon={X} keys="Escape" onClick={commands.close} />
      </div>
      <HeldSlot claimId={claim.id} as="line" />
      <FlagChips flags={claim.flags} />
      <div className="in">
        <blockquote className="t card-quote mobile-only" dir="auto">
          {claim.quote}
        </blockquote>
        {claim.stale && claim.findingWording !== null && <StaleSection claim={claim} commands={commands} />}
        <AssignForm claim={claim} />
        <ClaimantSection claim={claim} />
        <FindingSection claim={claim} commands={commands} />
        <CheckedBefore claim={claim} heading="h3" onTakeOver={commands.mayCheck ? commands.takeOver : null} />
        <AnswerSection claim={claim} commands={commands} />
        <SourcesSection claim={claim} mayCheck={commands.mayCheck} />
        <CommentsSection claim={claim} mayComment={commands.mayCheck} />
        <HistorySection claim={claim} />
      </div>
      <ReviewFooter claim={claim} commands={commands} />
      <CardFlags claim={claim} />
    </article>
  )
}
