/** What the record of events can hold about people and the newsroom, with what each one's `data` says. */
const NEWSROOM_EVENT_KINDS = [
  /** `{newsroom, personId, roles}` */
  'newsroom.set_up',
  /** `{}`: an archive of all of it was asked for, at the settings. */
  'newsroom.archived',
  /** `{personId, joined, madeAt, madeBy, manifest}`: from an archive, by this person, who was new if `joined`; `manifest` is its hash. */
  'newsroom.restored',
  /** `{setting: 'newsroom' | 'ownFindingsAllowed' | 'secondReviewer', before, after}` */
  'settings.changed',
  /** `{invitationId, email, roles}` */
  'invitation.made',
  /** `{invitationId, email}` */
  'invitation.withdrawn',
  /** `{personId, invitationId, roles}` */
  'person.joined',
  /** `{personId, before, after}`: names. */
  'person.renamed',
  /** `{personId, before, after}`: lists of roles. */
  'person.roles_changed',
  /** `{personId}`: may no longer sign in. */
  'person.deactivated',
  /** `{personId}`: may sign in again. */
  'person.reactivated',
  /** `{personId}`: by themselves, knowing the one before. */
  'person.password_changed',
  /** `{personId}`: by a reset link. */
  'person.password_reset',
  /** `{personId}`: a link was made with which they can set a password. */
  'reset.made',
  /** `{tokenId, name}` */
  'token.made',
  /** `{tokenId}` */
  'token.revoked',
] as const
export type NewsroomEventKind = (typeof NEWSROOM_EVENT_KINDS)[number]
