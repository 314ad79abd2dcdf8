'use client'

import { useRouter } from 'next/navigation'
import { SelectField } from '@/app/_components/field'
import { type HistoryPlace, historyAddress } from './history-address'

/** Something to choose from: a person or a claim. */
export interface FilterChoice {
  readonly id: string
  readonly label: string
}

/** Whose deeds, and which claim's, the time line shows. */
export function HistoryFilters({
  articleId,
  place,
  people,
  claims,
}: {
  readonly articleId: string
  readonly place: HistoryPlace
  readonly people: readonly FilterChoice[]
  readonly claims: readonly FilterChoice[]
}) {
  const router = useRouter()
  const choose = (change: HistoryPlace) => router.push(historyAddress(articleId, { ...place, ...change }))
  return (
    <div className="history-filters">
      <SelectField
        label="By"
        value={place.person ?? ''}
        onChange={event => choose({ person: event.target.value })}
      >
        <option value="">Everybody</option>
        {people.map(({ id, label }) => (
          <option key={id} value={id}>
            {label}
          </option>
        ))}
      </SelectField>
      <SelectField
        label="About"
        value={place.claim ?? ''}
        onChange={event =>
          choose({ claim: event.target.value, version: undefined, from: undefined, to: undefined })
        }
      >
        <option value="">Everything</option>
        {claims.map(({ id, label }) => (
          <option key={id} value={id}>
            {label}
          </option>
        ))}
      </SelectField>
    </div>
  )
}
