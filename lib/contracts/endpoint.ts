import type { z } from 'zod'
import {
  articleAnswer,
  articlesAnswer,
  articlesQuery,
  articleWithDraft,
  clearBody,
  createArticleBody,
  patchArticleBody,
  signOffAnswer,
} from './article'
import {
  claimAnswer,
  claimsAnswer,
  claimsQuery,
  commentAnswer,
  commentBody,
  createClaimBody,
  eventsAnswer,
  findingBody,
  patchClaimBody,
  resolutionBody,
  reviewBody,
} from './claim'
import { changesAnswer, changesQuery, commitAnswer, commitBody } from './commit'
import type { ErrorStatus } from './error'
import {
  createTokenAnswer,
  createTokenBody,
  deleteTokenBody,
  exportQuery,
  healthAnswer,
  patchSettingsBody,
  settingsAnswer,
  tokensAnswer,
} from './newsroom'
import {
  acceptInvitationBody,
  invitationAnswer,
  invitationBody,
  patchPersonBody,
  peopleAnswer,
  personAnswer,
  resetAnswer,
  resetBody,
  setupAnswer,
  setupBody,
} from './person'
import {
  citationAnswer,
  citationBody,
  patchCitationBody,
  patchSourceBody,
  sourceAnswer,
  sourceBody,
  sourcesAnswer,
  sourcesQuery,
  sourceUsesAnswer,
} from './source'

export type Method = 'GET' | 'POST' | 'PATCH' | 'DELETE'

/** One entry of the HTTP interface: the route handler, the OpenAPI document and the tests all read it. */
export interface Endpoint {
  readonly method: Method
  /** Path with `{parameter}`s, as OpenAPI writes it. */
  readonly path: string
  readonly summary: string
  readonly query?: z.ZodType
  readonly body?: z.ZodType
  /** Status and body of success; `null` has no JSON body. */
  readonly success: {
    readonly status: 200 | 201 | 204
    readonly body: z.ZodType | null
    readonly contentType?: string
  }
  readonly errors: readonly ErrorStatus[]
  /** Usable without being signed in. */
  readonly open?: true
  /** Also takes multipart/form-data with a `file`. */
  readonly file?: true
}

const READ: readonly ErrorStatus[] = [401, 404, 503]
const LIST: readonly ErrorStatus[] = [400, 401, 403, 503]
const WRITE: readonly ErrorStatus[] = [400, 401, 403, 404, 409, 413, 415, 422, 429, 503]

function define<const E extends Record<string, Endpoint>>(endpoints: E): E {
  return endpoints
}

/** Every JSON endpoint of Stet, by name. `/api/auth/*` is better-auth's own and documented there. */
export const ENDPOINTS = define({
  setup: {
    method: 'POST',
    path: '/api/setup',
    summary: 'Set up the newsroom; only while there is no account.',
    body: setupBody,
    success: { status: 201, body: setupAnswer },
    errors: [400, 409, 415, 429, 503],
    open: true,
  },
  createInvitation: {
    method: 'POST',
    path: '/api/invitations',
    summary: 'Invite a person; answers a link that works once.',
    body: invitationBody,
    success: { status: 201, body: invitationAnswer },
    errors: WRITE,
  },
  revokeInvitation: {
    method: 'DELETE',
    path: '/api/invitations/{token}',
    summary: 'Withdraw an invitation, by its id.',
    success: { status: 204, body: null },
    errors: [401, 403, 404, 503],
  },
  acceptInvitation: {
    method: 'POST',
    path: '/api/invitations/{token}',
    summary: 'Join the newsroom.',
    body: acceptInvitationBody,
    success: { status: 201, body: personAnswer },
    errors: [400, 404, 409, 410, 415, 429, 503],
    open: true,
  },
  listPeople: {
    method: 'GET',
    path: '/api/people',
    summary: 'The people of the newsroom.',
    success: { status: 200, body: peopleAnswer },
    errors: LIST,
  },
  getPerson: {
    method: 'GET',
    path: '/api/people/{id}',
    summary: 'One person.',
    success: { status: 200, body: personAnswer },
    errors: READ,
  },
  patchPerson: {
    method: 'PATCH',
    path: '/api/people/{id}',
    summary: 'Change a name, roles, or whether the person may sign in.',
    body: patchPersonBody,
    success: { status: 200, body: personAnswer },
    errors: WRITE,
  },
  createReset: {
    method: 'POST',
    path: '/api/people/{id}/reset',
    summary: 'Make a link with which a person sets a new password.',
    success: { status: 201, body: resetAnswer },
    errors: WRITE,
  },
  reset: {
    method: 'POST',
    path: '/api/resets/{token}',
    summary: 'Set a new password.',
    body: resetBody,
    success: { status: 204, body: null },
    errors: [400, 404, 410, 415, 429, 503],
    open: true,
  },

  listArticles: {
    method: 'GET',
    path: '/api/articles',
    summary: 'The articles, nearest deadline first.',
    query: articlesQuery,
    success: { status: 200, body: articlesAnswer },
    errors: LIST,
  },
  createArticle: {
    method: 'POST',
    path: '/api/articles',
    summary: 'Create an article from text, Markdown, HTML or a file.',
    body: createArticleBody,
    success: { status: 201, body: articleAnswer },
    errors: WRITE,
    file: true,
  },
  getArticle: {
    method: 'GET',
    path: '/api/articles/{id}',
    summary: 'An article with its draft and claims.',
    success: { status: 200, body: articleWithDraft },
    errors: READ,
  },
  patchArticle: {
    method: 'PATCH',
    path: '/api/articles/{id}',
    summary: 'Rename, set the deadline, restore from the trash.',
    body: patchArticleBody,
    success: { status: 200, body: articleAnswer },
    errors: WRITE,
  },
  deleteArticle: {
    method: 'DELETE',
    path: '/api/articles/{id}',
    summary: 'Put an article in the trash.',
    success: { status: 204, body: null },
    errors: [401, 403, 404, 503],
  },
  commit: {
    method: 'POST',
    path: '/api/articles/{id}/commits',
    summary: 'Save steps of the draft.',
    body: commitBody,
    success: { status: 200, body: commitAnswer },
    errors: [400, 401, 403, 404, 409, 410, 413, 415, 422, 426, 429, 503],
  },
  changes: {
    method: 'GET',
    path: '/api/articles/{id}/changes',
    summary: 'What happened since a version and an event.',
    query: changesQuery,
    success: { status: 200, body: changesAnswer },
    errors: [400, 401, 404, 410, 503],
  },
  articleEvents: {
    method: 'GET',
    path: '/api/articles/{id}/events',
    summary: 'What was done to an article, newest first.',
    success: { status: 200, body: eventsAnswer },
    errors: READ,
  },
  createClaim: {
    method: 'POST',
    path: '/api/articles/{id}/claims',
    summary: 'Mark a claim by its quote or its place.',
    body: createClaimBody,
    success: { status: 201, body: claimAnswer },
    errors: WRITE,
  },
  clear: {
    method: 'POST',
    path: '/api/articles/{id}/clear',
    summary: 'Clear for publication.',
    body: clearBody,
    success: { status: 200, body: signOffAnswer },
    errors: WRITE,
  },
  export: {
    method: 'GET',
    path: '/api/articles/{id}/export',
    summary: 'The annotated copy.',
    query: exportQuery,
    success: { status: 200, body: null, contentType: 'application/octet-stream' },
    errors: [400, 401, 404, 503],
  },

  listClaims: {
    method: 'GET',
    path: '/api/claims',
    summary: 'Claims over all articles, earliest deadline first.',
    query: claimsQuery,
    success: { status: 200, body: claimsAnswer },
    errors: LIST,
  },
  getClaim: {
    method: 'GET',
    path: '/api/claims/{id}',
    summary: 'One claim.',
    success: { status: 200, body: claimAnswer },
    errors: READ,
  },
  patchClaim: {
    method: 'PATCH',
    path: '/api/claims/{id}',
    summary: 'Note, proposal, assignee, priority.',
    body: patchClaimBody,
    success: { status: 200, body: claimAnswer },
    errors: WRITE,
  },
  setFinding: {
    method: 'POST',
    path: '/api/claims/{id}/finding',
    summary: 'Set the verification status.',
    body: findingBody,
    success: { status: 200, body: claimAnswer },
    errors: WRITE,
  },
  review: {
    method: 'POST',
    path: '/api/claims/{id}/review',
    summary: "Approve, return, or take back one's own decision.",
    body: reviewBody,
    success: { status: 200, body: claimAnswer },
    errors: WRITE,
  },
  resolve: {
    method: 'POST',
    path: '/api/claims/{id}/resolution',
    summary: 'Answer a finding: fix, stet, cut.',
    body: resolutionBody,
    success: { status: 200, body: claimAnswer },
    errors: WRITE,
  },
  claimEvents: {
    method: 'GET',
    path: '/api/claims/{id}/events',
    summary: 'The history of a claim, oldest first.',
    success: { status: 200, body: eventsAnswer },
    errors: READ,
  },
  cite: {
    method: 'POST',
    path: '/api/claims/{id}/citations',
    summary: 'Cite a source.',
    body: citationBody,
    success: { status: 201, body: citationAnswer },
    errors: WRITE,
  },
  patchCitation: {
    method: 'PATCH',
    path: '/api/claims/{id}/citations/{citationId}',
    summary: 'Change a citation.',
    body: patchCitationBody,
    success: { status: 200, body: citationAnswer },
    errors: WRITE,
  },
  removeCitation: {
    method: 'DELETE',
    path: '/api/claims/{id}/citations/{citationId}',
    summary: 'Remove a citation.',
    success: { status: 204, body: null },
    errors: [401, 403, 404, 503],
  },
  addComment: {
    method: 'POST',
    path: '/api/claims/{id}/comments',
    summary: 'Comment, or reply to a comment.',
    body: commentBody,
    success: { status: 201, body: commentAnswer },
    errors: WRITE,
  },

  listSources: {
    method: 'GET',
    path: '/api/sources',
    summary: 'The source library, searched as one types.',
    query: sourcesQuery,
    success: { status: 200, body: sourcesAnswer },
    errors: LIST,
  },
  createSource: {
    method: 'POST',
    path: '/api/sources',
    summary: 'Add a source.',
    body: sourceBody,
    success: { status: 201, body: sourceAnswer },
    errors: WRITE,
  },
  getSource: {
    method: 'GET',
    path: '/api/sources/{id}',
    summary: 'A source and the claims that cite it.',
    success: { status: 200, body: sourceUsesAnswer },
    errors: READ,
  },
  patchSource: {
    method: 'PATCH',
    path: '/api/sources/{id}',
    summary: 'Change a source.',
    body: patchSourceBody,
    success: { status: 200, body: sourceAnswer },
    errors: WRITE,
  },

  listTokens: {
    method: 'GET',
    path: '/api/tokens',
    summary: 'Your bearer tokens.',
    success: { status: 200, body: tokensAnswer },
    errors: [401, 503],
  },
  createToken: {
    method: 'POST',
    path: '/api/tokens',
    summary: 'Make a bearer token; its secret is shown once.',
    body: createTokenBody,
    success: { status: 201, body: createTokenAnswer },
    errors: WRITE,
  },
  deleteToken: {
    method: 'DELETE',
    path: '/api/tokens',
    summary: 'Revoke a bearer token.',
    body: deleteTokenBody,
    success: { status: 204, body: null },
    errors: WRITE,
  },
  getSettings: {
    method: 'GET',
    path: '/api/settings',
    summary: "The newsroom's settings.",
    success: { status: 200, body: settingsAnswer },
    errors: [401, 503],
  },
  patchSettings: {
    method: 'PATCH',
    path: '/api/settings',
    summary: "Change the newsroom's settings.",
    body: patchSettingsBody,
    success: { status: 200, body: settingsAnswer },
    errors: WRITE,
  },
  health: {
    method: 'GET',
    path: '/api/health',
    summary: 'Whether Stet can work.',
    success: { status: 200, body: healthAnswer },
    errors: [503],
    open: true,
  },
})

export type EndpointName = keyof typeof ENDPOINTS
