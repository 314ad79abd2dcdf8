'use client'

import { useId } from 'react'
import { CheckField, SelectField, TextField } from '@/app/_components/field'
import { FLAG_ICON } from '@/app/_components/flag-chips'
import { Icon } from '@/app/_components/icon'
import type { PersonRef } from '@/lib/contracts/shared'
import { FLAG_LABEL, FLAGS } from '@/lib/domain/flag'
import { PRIORITIES, PRIORITY_LABEL } from '@/lib/domain/priority'
import { useQueue } from '../_state/use-queue'
import { useDesks } from '../_state/use-saved-views'
import type { ClaimCounts, QueueView } from '../_state/view'
import { WAITS } from '../_state/view-asks'

interface FilterPart {
  readonly view: QueueView
  readonly onShow: (change: Partial<QueueView>) => void
}

/** How pressing a claim is. */
export function PriorityFilter({ view, onShow, counts }: FilterPart & { readonly counts: ClaimCounts }) {
  return PRIORITIES.toReversed().map(priority => (
    <CheckField
      key={priority}
      label={
        <>
          {PRIORITY_LABEL[priority]} <span className="faint">{counts.byPriority[priority]}</span>
        </>
      }
      checked={view.priority.includes(priority)}
      onChange={event =>
        onShow({
          priority: PRIORITIES.filter(one =>
            one === priority ? event.target.checked : view.priority.includes(one),
          ),
        })
      }
    />
  ))
}

/** What is delicate about a claim, and what it rests on. */
export function SourceFilter({ view, onShow, counts }: FilterPart & { readonly counts: ClaimCounts }) {
  return (
    <>
      {FLAGS.map(flag => (
        <CheckField
          key={flag}
          label={
            <>
              <Icon of={FLAG_ICON[flag]} />
              {FLAG_LABEL[flag]} <span className="faint">{counts.byFlag[flag]}</span>
            </>
          }
          checked={view.flags.includes(flag)}
          onChange={event =>
            onShow({
              flags: FLAGS.filter(one => (one === flag ? event.target.checked : view.flags.includes(one))),
            })
          }
        />
      ))}
      <CheckField
        label={
          <>
            No source <span className="faint">{counts.unsourced}</span>
          </>
        }
        checked={view.unsourced === true}
        onChange={event => onShow({ unsourced: event.target.checked ? true : null })}
      />
      <CheckField
        label={
          <>
            Secondary sources only <span className="faint">{counts.thin}</span>
          </>
        }
        checked={view.thin === true}
        onChange={event => onShow({ thin: event.target.checked ? true : null })}
      />
    </>
  )
}

/** Who made the finding, at which desk, until when it is due and for how long it has waited. */
export function WhenFilter({ view, onShow, people }: FilterPart & { readonly people: readonly PersonRef[] }) {
  const me = useQueue().reviewer().actor.personId
  const desks = useDesks()
  const { desk, waiting } = view
  return (
    <>
      <SelectField
        label="Finding by"
        value={view.checker ?? ''}
        onChange={event => onShow({ checker: event.target.value || null })}
      >
        <option value="">Anybody</option>
        <option value="me">Me</option>
        {people
          .filter(person => person.id !== me)
          .map(person => (
            <option key={person.id} value={person.id}>
              {person.name}
            </option>
          ))}
      </SelectField>
      <SelectField
        label="Desk"
        value={desk ?? ''}
        onChange={event => onShow({ desk: event.target.value || null })}
      >
        <option value="">Any</option>
        {desk === null || desks.includes(desk) ? null : <option value={desk}>{desk}</option>}
        {desks.map(one => (
          <option key={one} value={one}>
            {one}
          </option>
        ))}
      </SelectField>
      <SelectField
        label="Deadline"
        value={view.due ?? ''}
        onChange={event => {
          const due = event.target.value as NonNullable<QueueView['due']> | '' // the options below
          const zone = due === 'today' ? Intl.DateTimeFormat().resolvedOptions().timeZone : null
          onShow({ due: due || null, zone })
        }}
      >
        <option value="">Any or none</option>
        <option value="overdue">Overdue</option>
        <option value="today">Today</option>
        <option value="none">None</option>
      </SelectField>
      <SelectField
        label="Has waited at least"
        value={waiting ?? ''}
        onChange={event => onShow({ waiting: event.target.value || null })}
      >
        <option value="">Any time</option>
        {waiting === null || waiting in WAITS ? null : <option value={waiting}>{waiting}</option>}
        {Object.entries(WAITS).map(([value, words]) => (
          <option key={value} value={value}>
            {words}
          </option>
        ))}
      </SelectField>
      <DueField label="Due from" value={view.dueAfter} onChange={dueAfter => onShow({ dueAfter })} />
      <DueField label="Due before" value={view.dueBefore} onChange={dueBefore => onShow({ dueBefore })} />
    </>
  )
}

/* The browser's own field knows the time on the reader's wall, without a zone. */
function DueField({
  label,
  value,
  onChange,
}: {
  readonly label: string
  readonly value: string | null
  readonly onChange: (moment: string | null) => void
}) {
  const id = useId()
  const local =
    value === null ? '' : new Date(Date.parse(value) - new Date(value).getTimezoneOffset() * 60_000)
  return (
    <TextField
      key={value ?? ''}
      id={id}
      type="datetime-local"
      label={label}
      defaultValue={local === '' ? '' : local.toISOString().slice(0, 16)}
      onBlur={event => {
        const at = Date.parse(event.target.value)
        const next = Number.isNaN(at) ? null : new Date(at).toISOString()
        if (next?.slice(0, 16) !== value?.slice(0, 16)) onChange(next)
      }}
    />
  )
}
