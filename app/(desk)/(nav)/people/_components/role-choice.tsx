'use client'

import { CheckField } from '@/app/_components/field'
import { ROLE_HELP, ROLE_LABEL, ROLES, type Role } from '@/lib/domain/role'

/** The roles, each with what it is for; a person may hold several. */
export function RoleChoice({
  roles,
  onChange,
  error,
}: {
  readonly roles: readonly Role[]
  readonly onChange: (roles: Role[]) => void
  readonly error?: string | null
}) {
  return (
    <fieldset>
      <legend className="lab">Roles</legend>
      <div className="role-choice">
        {ROLES.map(role => (
          <CheckField
            key={role}
            label={ROLE_LABEL[role]}
            help={ROLE_HELP[role]}
            checked={roles.includes(role)}
            onChange={event =>
              onChange(ROLES.filter(one => (one === role ? event.target.checked : roles.includes(one))))
            }
          />
        ))}
      </div>
      {error ? (
        <p className="err" role="alert">
          {error}
        </p>
      ) : null}
    </fieldset>
  )
}
