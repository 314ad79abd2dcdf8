'use client'

import { useState } from 'react'
import { Alert } from '@/app/_components/alert'
import { Avatar } from '@/app/_components/avatar'
import { ROLE_LABEL, type Role } from '@/lib/domain/role'

/** One press signs in as that person; in the demonstration only. */
export function DemoPeople({
  people,
  to,
}: {
  readonly people: readonly { readonly id: string; readonly name: string; readonly roles: readonly Role[] }[]
  readonly to: string
}) {
  const [refused, setRefused] = useState<string | null>(null)

  async function enter(personId: string) {
    setRefused(null)
    const answer = await fetch('/api/demo/sign-in', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ personId }),
    }).catch(() => null)
    if (answer?.ok) location.assign(to)
    else setRefused(answer ? `The server answered ${answer.status}.` : 'The server cannot be reached.')
  }

  return (
    <>
      {refused ? <Alert>{refused}</Alert> : null}
      <ul className="demo-people">
        {people.map(person => (
          <li key={person.id}>
            <button type="button" onClick={() => void enter(person.id)}>
              <Avatar person={person} decorative />
              <span>
                <b>{person.name}</b>
                <small>{person.roles.map(role => ROLE_LABEL[role]).join(', ')}</small>
              </span>
            </button>
          </li>
        ))}
      </ul>
    </>
  )
}
