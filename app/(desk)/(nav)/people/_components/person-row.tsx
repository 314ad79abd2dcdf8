'use client'

import { Ellipsis, KeyRound, ShieldCheck, UserCheck, UserX } from 'lucide-react'
import { Avatar } from '@/app/_components/avatar'
import { Button } from '@/app/_components/button'
import { IconButton } from '@/app/_components/icon-button'
import { MenuButton } from '@/app/_components/menu'
import type { Person } from '@/lib/contracts/person'
import { ROLE_LABEL } from '@/lib/domain/role'

/** One person: who, what they may do, and what an admin can change about it. */
export function PersonRow({
  person,
  isMe,
  onRoles,
  onReset,
  onDeactivate,
  onReactivate,
}: {
  readonly person: Person
  readonly isMe: boolean
  readonly onRoles: () => void
  readonly onReset: () => void
  readonly onDeactivate: () => void
  readonly onReactivate: () => void
}) {
  return (
    <li className="rows-item person-row">
      <Avatar person={person} decorative />
      <div className="rows-main">
        <b dir="auto">
          {person.name}
          {isMe ? <span className="faint"> (you)</span> : null}
        </b>
        <span className="quiet">{person.email}</span>
      </div>
      <span className="roles">
        {person.roles.length === 0 ? (
          <span className="faint">no role</span>
        ) : (
          person.roles.map(role => ROLE_LABEL[role]).join(', ')
        )}
      </span>
      <div className="rows-acts">
        {person.active ? (
          <>
            <Button className="dk" onClick={onRoles}>
              Roles…<span className="vh"> of {person.name}</span>
            </Button>
            <MenuButton
              trigger={<IconButton label={`More on ${person.name}`} icon={Ellipsis} />}
              items={[
                { label: 'Roles…', icon: ShieldCheck, onSelect: onRoles },
                { label: 'Make a reset link…', icon: KeyRound, onSelect: onReset },
                { separator: true },
                { label: 'Deactivate…', icon: UserX, danger: true, disabled: isMe, onSelect: onDeactivate },
              ]}
            />
          </>
        ) : (
          <Button icon={UserCheck} onClick={onReactivate}>
            Let back in<span className="vh"> {person.name}</span>
          </Button>
        )}
      </div>
    </li>
  )
}
