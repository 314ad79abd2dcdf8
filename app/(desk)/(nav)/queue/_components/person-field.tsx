'use client'

import type { Ref } from 'react'
import { SelectField } from '@/app/_components/field'
import type { PersonRef } from '@/lib/contracts/shared'
import { useQueue } from '../_state/use-queue'

/** Who is to look at it: one of the people who check, or nobody, which is blank. */
export function PersonField({
  ref,
  people,
  value,
  onChange,
}: {
  readonly ref: Ref<HTMLSelectElement>
  readonly people: readonly PersonRef[]
  readonly value: string
  readonly onChange: (id: string) => void
}) {
  const { personId } = useQueue().reviewer().actor
  return (
    <SelectField ref={ref} label="Assigned to" value={value} onChange={event => onChange(event.target.value)}>
      <option value="">Nobody</option>
      {people.map(person => (
        <option key={person.id} value={person.id}>
          {person.id === personId ? `${person.name} (you)` : person.name}
        </option>
      ))}
    </SelectField>
  )
}
