import { describe, expect, test } from 'vitest'
import { may, mayArchive, PERMISSIONS, type Permission } from './permission'
import { ROLES, type Role } from './role'
import { actor, admin } from './testing/actor'

const ALL = Object.keys(PERMISSIONS) as Permission[] // the table's own keys

/** DESIGN section 1, a line a role, said a second time. */
const EXPECTED: Record<Role, readonly Permission[]> = {
  viewer: ['article.read', 'article.export'],
  checker: [
    'article.read',
    'article.export',
    'claim.mark',
    'claim.check',
    'claim.comment',
    'claim.assign',
    'source.edit',
  ],
  editor: [
    'article.read',
    'article.export',
    'claim.mark',
    'claim.check',
    'claim.comment',
    'claim.assign',
    'source.edit',
    'article.create',
    'article.write',
    'article.manage',
    'article.clear',
    'article.publish',
    'article.override',
    'view.share',
    'claim.resolve',
  ],
  reviewer: [
    'article.read',
    'article.export',
    'claim.mark',
    'claim.check',
    'claim.comment',
    'claim.assign',
    'source.edit',
    'article.clear',
    'article.publish',
    'view.share',
    'claim.review',
  ],
  admin: ['people.manage', 'settings.manage'],
}

/** All 32 sets of roles. */
const SETS: Role[][] = Array.from({ length: 2 ** ROLES.length }, (_, bits) =>
  ROLES.filter((_, index) => bits & (1 << index)),
)

test.each(ROLES.flatMap(role => ALL.map(permission => ({ role, permission }))))(
  '$role: $permission',
  ({ role, permission }) => {
    expect(may(actor(role), permission)).toBe(EXPECTED[role].includes(permission))
  },
)

test.each(SETS)('several roles may what one of them may: %j', (...roles) => {
  for (const permission of ALL) {
    expect(may(actor(roles), permission)).toBe(roles.some(role => may(actor(role), permission)))
  }
})

describe('what must never be', () => {
  test('an admin by that role alone sees no draft, no claim and no export', () => {
    const drafts = ALL.filter(permission => !['people.manage', 'settings.manage'].includes(permission))
    expect(drafts.filter(permission => may(admin, permission))).toEqual([])
  })

  test('nobody without the role of an editor alters the text', () => {
    for (const roles of SETS) expect(may(actor(roles), 'article.write')).toBe(roles.includes('editor'))
  })

  test('nobody without the role of a reviewer approves', () => {
    for (const roles of SETS) expect(may(actor(roles), 'claim.review')).toBe(roles.includes('reviewer'))
  })

  test('nobody takes an archive of all drafts without the roles of an admin and of an editor', () => {
    for (const roles of SETS) {
      expect(mayArchive(actor(roles))).toBe(roles.includes('admin') && roles.includes('editor'))
    }
  })

  test('somebody without a role may nothing, nor with a role that does not exist', () => {
    const unknown = { roles: ['root', '__proto__', 'constructor'] } as unknown as { roles: Role[] } // as from an old row
    for (const permission of ALL) {
      expect(may(actor([]), permission)).toBe(false)
      expect(may(unknown, permission)).toBe(false)
    }
  })
})
