/** What a person may be in a newsroom; one person may hold several. */
export const ROLES = ['viewer', 'checker', 'editor', 'reviewer', 'admin'] as const
export type Role = (typeof ROLES)[number]

/** The role in words, as shown. */
export const ROLE_LABEL: Record<Role, string> = {
  viewer: 'Viewer',
  checker: 'Checker',
  editor: 'Editor',
  reviewer: 'Reviewer',
  admin: 'Admin',
}

/** What the role is for, in one line, for the people screen. */
export const ROLE_HELP: Record<Role, string> = {
  viewer: 'Reads drafts, claims and exports.',
  checker: 'Marks claims, sets findings, adds sources, proposes wording. Never alters the text.',
  editor: 'What a checker does; also writes, imports and changes text, and answers findings.',
  reviewer: 'What a checker does; also approves, returns and clears.',
  admin: 'Manages people and settings. Gives no access to drafts by itself.',
}

/** Whoever does something: passed as the first argument to every use case of the server. */
export interface Actor {
  readonly personId: string
  readonly name: string
  readonly roles: readonly Role[]
}
