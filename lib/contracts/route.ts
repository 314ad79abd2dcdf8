export type Method = 'GET' | 'POST' | 'PATCH' | 'DELETE'

/**
 * Method and path of every JSON endpoint, by name; `{parameter}`s as OpenAPI writes them. Kept apart from the
 * schemas, so that the browser can call an endpoint without carrying the validation of all of them.
 */
export const ROUTES = {
  setup: { method: 'POST', path: '/api/setup' },
  createInvitation: { method: 'POST', path: '/api/invitations' },
  revokeInvitation: { method: 'DELETE', path: '/api/invitations/{token}' },
  acceptInvitation: { method: 'POST', path: '/api/invitations/{token}' },
  listPeople: { method: 'GET', path: '/api/people' },
  getPerson: { method: 'GET', path: '/api/people/{id}' },
  patchPerson: { method: 'PATCH', path: '/api/people/{id}' },
  createReset: { method: 'POST', path: '/api/people/{id}/reset' },
  reset: { method: 'POST', path: '/api/resets/{token}' },
  listArticles: { method: 'GET', path: '/api/articles' },
  createArticle: { method: 'POST', path: '/api/articles' },
  getArticle: { method: 'GET', path: '/api/articles/{id}' },
  patchArticle: { method: 'PATCH', path: '/api/articles/{id}' },
  deleteArticle: { method: 'DELETE', path: '/api/articles/{id}' },
  commit: { method: 'POST', path: '/api/articles/{id}/commits' },
  changes: { method: 'GET', path: '/api/articles/{id}/changes' },
  articleStream: { method: 'GET', path: '/api/articles/{id}/stream' },
  presence: { method: 'POST', path: '/api/articles/{id}/presence' },
  articleEvents: { method: 'GET', path: '/api/articles/{id}/events' },
  createClaim: { method: 'POST', path: '/api/articles/{id}/claims' },
  clear: { method: 'POST', path: '/api/articles/{id}/clear' },
  export: { method: 'GET', path: '/api/articles/{id}/export' },
  listClaims: { method: 'GET', path: '/api/claims' },
  getClaim: { method: 'GET', path: '/api/claims/{id}' },
  patchClaim: { method: 'PATCH', path: '/api/claims/{id}' },
  setFinding: { method: 'POST', path: '/api/claims/{id}/finding' },
  review: { method: 'POST', path: '/api/claims/{id}/review' },
  resolve: { method: 'POST', path: '/api/claims/{id}/resolution' },
  claimEvents: { method: 'GET', path: '/api/claims/{id}/events' },
  cite: { method: 'POST', path: '/api/claims/{id}/citations' },
  patchCitation: { method: 'PATCH', path: '/api/claims/{id}/citations/{citationId}' },
  removeCitation: { method: 'DELETE', path: '/api/claims/{id}/citations/{citationId}' },
  addComment: { method: 'POST', path: '/api/claims/{id}/comments' },
  listSources: { method: 'GET', path: '/api/sources' },
  createSource: { method: 'POST', path: '/api/sources' },
  getSource: { method: 'GET', path: '/api/sources/{id}' },
  patchSource: { method: 'PATCH', path: '/api/sources/{id}' },
  listTokens: { method: 'GET', path: '/api/tokens' },
  createToken: { method: 'POST', path: '/api/tokens' },
  deleteToken: { method: 'DELETE', path: '/api/tokens' },
  getSettings: { method: 'GET', path: '/api/settings' },
  patchSettings: { method: 'PATCH', path: '/api/settings' },
  deskStream: { method: 'GET', path: '/api/stream' },
  health: { method: 'GET', path: '/api/health' },
} as const satisfies Record<string, { readonly method: Method; readonly path: string }>

export type RouteName = keyof typeof ROUTES
