import type { PersonRef } from '@/lib/contracts/shared'
import { initials, personClass } from './initials'

/** A person in a circle. `decorative` where the name stands beside it. */
export function Avatar({
  person,
  small = false,
  decorative = false,
}: {
  readonly person: PersonRef
  readonly small?: boolean
  readonly decorative?: boolean
}) {
  const className = `av ${personClass(person.id)}${small ? ' sm' : ''}`
  if (decorative) {
    return (
      <span className={className} aria-hidden="true">
        {initials(person.name)}
      </span>
    )
  }
  return (
    <span className={className} role="img" aria-label={person.name} title={person.name}>
      {initials(person.name)}
    </span>
  )
}
