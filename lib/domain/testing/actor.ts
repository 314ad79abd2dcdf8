import type { Actor, Role } from '@/lib/domain/role'

const NAME: Record<Role, string> = {
  viewer: 'Vera Viewer',
  checker: 'Bram Checker',
  editor: 'Tom Editor',
  reviewer: 'Ines Reviewer',
  admin: 'Ada Admin',
}

/** Somebody with these roles, named after the first; another `personId` makes another person of the same role. */
export function actor(roles: Role | readonly Role[], personId?: string): Actor {
  const held = typeof roles === 'string' ? [roles] : roles
  const [first] = held
  return {
    personId: personId ?? `person-${first ?? 'nobody'}`,
    name: first === undefined ? 'Nobody' : NAME[first],
    roles: held,
  }
}

export const admin = actor('admin')
