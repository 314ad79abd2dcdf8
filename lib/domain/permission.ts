import type { Actor, Role } from './role'

/** Each thing that can be done, and the roles that may do it. Server checks, buttons and tests all read this table. */
export const PERMISSIONS = {
  'article.read': ['viewer', 'checker', 'editor', 'reviewer'],
  'article.create': ['editor'],
  'article.write': ['editor'],
  'article.manage': ['editor'],
  'article.clear': ['editor', 'reviewer'],
  'article.override': ['editor'],
  'article.publish': ['editor', 'reviewer'],
  'article.export': ['viewer', 'checker', 'editor', 'reviewer'],
  'claim.mark': ['checker', 'editor', 'reviewer'],
  'claim.check': ['checker', 'editor', 'reviewer'],
  'claim.comment': ['checker', 'editor', 'reviewer'],
  'claim.assign': ['checker', 'editor', 'reviewer'],
  'claim.resolve': ['editor'],
  'claim.review': ['reviewer'],
  /** Views of the queue that everybody sees, whoever made them. */
  'view.share': ['editor', 'reviewer'],
  'source.edit': ['checker', 'editor', 'reviewer'],
  'people.manage': ['admin'],
  'settings.manage': ['admin'],
} as const satisfies Record<string, readonly Role[]>

export type Permission = keyof typeof PERMISSIONS

/** Whether somebody with these roles may do this. */
export function may(actor: Pick<Actor, 'roles'>, permission: Permission): boolean {
  const allowed: readonly Role[] = PERMISSIONS[permission]
  return actor.roles.some(role => allowed.includes(role))
}

/**
 * Whether somebody with these roles may take the whole newsroom along as an archive: who manages it, which gives no
 * access to drafts, and may read all of them, those in the trash too. No role alone may.
 */
export function mayArchive(actor: Pick<Actor, 'roles'>): boolean {
  return may(actor, 'settings.manage') && may(actor, 'article.manage')
}
