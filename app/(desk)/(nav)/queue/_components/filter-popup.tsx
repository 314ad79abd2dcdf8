'use client'

import { Popover } from '@base-ui/react/popover'
import { useRouter } from 'next/navigation'
import { type RefObject, useRef, useState, useTransition } from 'react'
import { Button } from '@/app/_components/button'
import { CheckField, SelectField, TextField } from '@/app/_components/field'
import { Icon, REVIEW_ICON, STATUS_ICON } from '@/app/_components/icon'
import { statusClass } from '@/app/_components/status-class'
import type { PersonRef } from '@/lib/contracts/shared'
import { REVIEW_LABEL, REVIEW_STATES } from '@/lib/domain/review-state'
import { STATUS_LABEL, STATUSES } from '@/lib/domain/status'
import { listed } from '../_state/queue-state'
import { useQueue, useQueueState } from '../_state/use-queue'
import { addressOf, countWords, type QueueView, sizeOf, WAITING } from '../_state/view'
import { PriorityFilter, SourceFilter, WhenFilter } from './filter-more'

/** The filter itself, hung from its button; fetched when it is first opened. */
export default function FilterPopup({
  anchor,
  people,
  onClose,
}: {
  readonly anchor: RefObject<HTMLElement | null>
  readonly people: readonly PersonRef[]
  readonly onClose: () => void
}) {
  const search = useRef<HTMLInputElement>(null)
  return (
    <Popover.Root
      open
      onOpenChange={(open, { event }) => {
        /* A press on the button that hung it up takes it away again there. */
        const onAnchor = event.target instanceof Node && anchor.current?.contains(event.target)
        if (!open && !onAnchor) onClose()
      }}
    >
      <Popover.Portal>
        <Popover.Positioner
          className="menu-at"
          anchor={anchor}
          align="end"
          sideOffset={4}
          collisionPadding={8}
        >
          <Popover.Popup className="filters" aria-label="Filter" initialFocus={search} finalFocus={anchor}>
            <Filters people={people} searchRef={search} onDone={onClose} />
          </Popover.Popup>
        </Popover.Positioner>
      </Popover.Portal>
    </Popover.Root>
  )
}

function Filters({
  people,
  searchRef,
  onDone,
}: {
  readonly people: readonly PersonRef[]
  readonly searchRef: RefObject<HTMLInputElement | null>
  readonly onDone: () => void
}) {
  const queue = useQueue()
  const state = useQueueState()
  const router = useRouter()
  const [pending, startTransition] = useTransition()
  /* The view asked for, ahead of the list while it is on its way. */
  const [view, setView] = useState(state.view)
  const [text, setText] = useState(state.view.q)
  const me = queue.reviewer().actor.personId
  const articles = state.counts.byArticle
  const rows = listed(state)
  const size = sizeOf(state, rows)
  const article = view.article
  const unlisted = article !== null && !articles.some(one => one.articleId === article)

  function show(change: Partial<QueueView>) {
    const next = { ...view, ...change }
    setView(next)
    startTransition(() => router.replace(addressOf(next), { scroll: false }))
  }
  const toggled = <T,>(order: readonly T[], chosen: readonly T[], value: T) =>
    order.filter(one => (one === value ? !chosen.includes(one) : chosen.includes(one)))

  return (
    <form
      onSubmit={event => {
        event.preventDefault()
        if (text.trim() !== view.q) show({ q: text.trim() })
        onDone()
      }}
    >
      <TextField
        ref={searchRef}
        label="Words in the claim or its note"
        type="search"
        dir="auto"
        value={text}
        onChange={event => setText(event.target.value)}
        onBlur={() => {
          if (text.trim() !== view.q) show({ q: text.trim() })
        }}
      />
      <div className="filters-cols">
        <fieldset>
          <legend className="lab">Finding</legend>
          {STATUSES.map(status => (
            <CheckField
              key={status}
              className={statusClass(status)}
              label={
                <>
                  <span className="si">
                    <Icon of={STATUS_ICON[status]} />
                  </span>
                  {STATUS_LABEL[status]} <span className="faint">{state.counts.byStatus[status]}</span>
                </>
              }
              checked={view.status.includes(status)}
              onChange={() => show({ status: toggled(STATUSES, view.status, status) })}
            />
          ))}
          <span className="lab filters-text">Priority</span>
          <PriorityFilter view={view} onShow={show} counts={state.counts} />
        </fieldset>
        <fieldset>
          <legend className="lab">Review</legend>
          {REVIEW_STATES.map(review => (
            <CheckField
              key={review}
              label={
                <>
                  <Icon of={REVIEW_ICON[review]} />
                  {REVIEW_LABEL[review]} <span className="faint">{state.counts.byReview[review]}</span>
                </>
              }
              checked={view.review.includes(review)}
              onChange={() => show({ review: toggled(REVIEW_STATES, view.review, review) })}
            />
          ))}
          <span className="lab filters-text">Text</span>
          <CheckField
            label={
              <>
                Wording changed <span className="faint">{state.counts.stale}</span>
              </>
            }
            checked={view.stale === true}
            onChange={event => show({ stale: event.target.checked ? true : null })}
          />
          <CheckField
            label={
              <>
                Text gone <span className="faint">{state.counts.orphaned}</span>
              </>
            }
            checked={view.orphaned === true}
            onChange={event => show({ orphaned: event.target.checked ? true : null })}
          />
          <span className="lab filters-text">Flags and sources</span>
          <SourceFilter view={view} onShow={show} counts={state.counts} />
        </fieldset>
      </div>
      <div className="filters-cols filters-who">
        <SelectField
          label="Article"
          value={article ?? ''}
          onChange={event => show({ article: event.target.value || null })}
        >
          <option value="">Any</option>
          {unlisted ? (
            <option value={article}>
              {rows.find(row => row.articleId === article)?.headline || 'The chosen one'}
            </option>
          ) : null}
          {articles.map(one => (
            <option key={one.articleId} value={one.articleId}>
              {one.headline || 'Untitled'} ({one.pending})
            </option>
          ))}
        </SelectField>
        <SelectField
          label="Assigned to"
          value={view.assignee ?? ''}
          onChange={event => show({ assignee: event.target.value || null })}
        >
          <option value="">Anybody or nobody</option>
          <option value="me">Me</option>
          <option value="none">Nobody</option>
          {people
            .filter(person => person.id !== me)
            .map(person => (
              <option key={person.id} value={person.id}>
                {person.name}
              </option>
            ))}
        </SelectField>
        <WhenFilter view={view} onShow={show} people={people} />
      </div>
      <div className="row">
        <Button type="submit" busy={pending}>
          Done
        </Button>
        <Button
          kind="bare"
          onClick={() => {
            setText('')
            setView({ ...WAITING, sort: view.sort })
            startTransition(() =>
              router.replace(addressOf({ ...WAITING, sort: view.sort }), { scroll: false }),
            )
          }}
        >
          Clear the filter
        </Button>
        <span className="sp" />
        <span className="faint" role="status">
          {pending ? '' : `${countWords(size)} ${size.count === 1 ? 'claim' : 'claims'}`}
        </span>
      </div>
    </form>
  )
}
