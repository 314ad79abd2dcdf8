import type { z } from 'zod'
import {
  archiveProgressAnswer,
  prepareArchiveAnswer,
  prepareArchiveBody,
  restoreArchiveBody,
  sentArchiveAnswer,
} from './archive'
import {
  articleAnswer,
  articlesAnswer,
  articlesQuery,
  articleWithDraft,
  clearBody,
  createArticleAnswer,
  createArticleBody,
  patchArticleBody,
  publishBody,
  signOffAnswer,
} from './article'
import { bulkAnswer, bulkBody, claimIdsAnswer } from './bulk'
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
import { deskAnswer, deskNumbersAnswer, deskNumbersQuery } from './desk'
import type { ErrorStatus } from './error'
import {
  compareAnswer,
  compareQuery,
  restoreAnswer,
  takeBackAnswer,
  takeBackQuery,
  updateDraftAnswer,
  updateDraftBody,
  updateDraftQuery,
  versionAnswer,
  versionQuery,
  versionsAnswer,
} from './history'
import { previewImportAnswer, previewImportBody } from './import-preview'
import {
  createTokenAnswer,
  createTokenBody,
  deleteTokenBody,
  deleteTokenQuery,
  exportQuery,
  healthAnswer,
  patchSettingsBody,
  settingsAnswer,
  tokensAnswer,
} from './newsroom'
import {
  createJobBody,
  inboxAnswer,
  inboxQuery,
  jobAnswer,
  jobsAnswer,
  markInboxBody,
  patchJobBody,
  putWishesBody,
  wishesAnswer,
} from './notice'
import {
  acceptInvitationBody,
  invitationAnswer,
  invitationBody,
  outboxKeyAnswer,
  patchPersonBody,
  peopleAnswer,
  personAnswer,
  resetAnswer,
  resetBody,
  setupAnswer,
  setupBody,
} from './person'
import { addPictureBody, pictureAnswer } from './picture'
import {
  claimsFilter,
  holdAnswer,
  holdBody,
  laterAnswer,
  laterBody,
  nextClaimAnswer,
  nextClaimBody,
} from './queue-act'
import { repeatsAnswer, takeOverBody } from './repeat'
import { type Method, ROUTES } from './route'
import { createViewBody, patchViewBody, viewAnswer, viewsAnswer } from './saved-view'
import { searchAnswer, searchQuery } from './search'
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
import { deskStreamQuery, presenceBody, presenceFrame, streamQuery } from './stream'

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
    /** By its query it answers a file of this type as well. */
    readonly orFile?: string
  }
  readonly errors: readonly ErrorStatus[]
  /** Usable without being signed in. */
  readonly open?: true
  /** Also takes multipart/form-data with a `file`. */
  readonly file?: true
  /** Takes a body of this content type, as it is and however long. */
  readonly bytes?: string
}

/** The content type of an endpoint whose answer goes on. */
export const EVENT_STREAM = 'text/event-stream'

/** The content type of an archive. */
const ARCHIVE = 'application/zip'

const READ: readonly ErrorStatus[] = [401, 404, 503]
const LIST: readonly ErrorStatus[] = [400, 401, 403, 503]
const WRITE: readonly ErrorStatus[] = [400, 401, 403, 404, 409, 413, 415, 422, 429, 503]

function define<const E extends Record<string, Endpoint>>(endpoints: E): E {
  return endpoints
}

/** Every JSON endpoint of Stet, by name. `/api/auth/*` is better-auth's own and documented there. */
export const ENDPOINTS = define({
  setup: {
    ...ROUTES.setup,
    summary: 'Set up the newsroom; only while there is no account.',
    body: setupBody,
    success: { status: 201, body: setupAnswer },
    errors: [400, 403, 409, 413, 415, 429, 503],
    open: true,
  },
  sendArchive: {
    ...ROUTES.sendArchive,
    summary: 'Send an archive of a newsroom, to be restored next; only while there is no account.',
    success: { status: 201, body: sentArchiveAnswer },
    errors: [400, 403, 409, 422, 503],
    open: true,
    bytes: ARCHIVE,
  },
  restoringProgress: {
    ...ROUTES.restoringProgress,
    summary: 'How far the restoring of an archive has come.',
    success: { status: 200, body: archiveProgressAnswer },
    errors: [404, 503],
    open: true,
  },
  restoreArchive: {
    ...ROUTES.restoreArchive,
    summary: 'Begin to restore an archive that was sent, with an account of yours.',
    body: restoreArchiveBody,
    success: { status: 201, body: archiveProgressAnswer },
    errors: [400, 403, 404, 409, 413, 415, 429, 503],
    open: true,
  },
  callOffRestoring: {
    ...ROUTES.callOffRestoring,
    summary: 'Call the restoring off, or let go of an archive that was sent.',
    success: { status: 204, body: null },
    errors: [403, 404, 503],
    open: true,
  },
  prepareArchive: {
    ...ROUTES.prepareArchive,
    summary: 'Prepare an archive of the whole newsroom, to be fetched once.',
    body: prepareArchiveBody,
    success: { status: 201, body: prepareArchiveAnswer },
    errors: WRITE,
  },
  fetchArchive: {
    ...ROUTES.fetchArchive,
    summary: 'The archive that was prepared, made while it is fetched.',
    success: { status: 200, body: null, contentType: ARCHIVE },
    errors: READ,
  },
  archiveProgress: {
    ...ROUTES.archiveProgress,
    summary: 'How far the archive has come that is being fetched.',
    success: { status: 200, body: archiveProgressAnswer },
    errors: READ,
  },
  callOffArchive: {
    ...ROUTES.callOffArchive,
    summary: 'Call off the archive that is being fetched.',
    success: { status: 204, body: null },
    errors: [401, 403, 404, 503],
  },
  createInvitation: {
    ...ROUTES.createInvitation,
    summary: 'Invite a person; answers a link that works once.',
    body: invitationBody,
    success: { status: 201, body: invitationAnswer },
    errors: WRITE,
  },
  revokeInvitation: {
    ...ROUTES.revokeInvitation,
    summary: 'Withdraw an invitation, by its id.',
    success: { status: 204, body: null },
    errors: [401, 403, 404, 503],
  },
  acceptInvitation: {
    ...ROUTES.acceptInvitation,
    summary: 'Join the newsroom.',
    body: acceptInvitationBody,
    success: { status: 201, body: personAnswer },
    errors: [400, 403, 404, 409, 410, 413, 415, 429, 503],
    open: true,
  },
  sessionKey: {
    ...ROUTES.sessionKey,
    summary: 'The key for what waits to be saved in this browser; for sessions, not for tokens.',
    success: { status: 200, body: outboxKeyAnswer },
    errors: [401, 403, 503],
  },
  listPeople: {
    ...ROUTES.listPeople,
    summary: 'The people of the newsroom.',
    success: { status: 200, body: peopleAnswer },
    errors: LIST,
  },
  getPerson: {
    ...ROUTES.getPerson,
    summary: 'One person.',
    success: { status: 200, body: personAnswer },
    errors: READ,
  },
  patchPerson: {
    ...ROUTES.patchPerson,
    summary: 'Change a name, roles, or whether the person may sign in.',
    body: patchPersonBody,
    success: { status: 200, body: personAnswer },
    errors: WRITE,
  },
  createReset: {
    ...ROUTES.createReset,
    summary: 'Make a link with which a person sets a new password.',
    success: { status: 201, body: resetAnswer },
    errors: WRITE,
  },
  reset: {
    ...ROUTES.reset,
    summary: 'Set a new password.',
    body: resetBody,
    success: { status: 204, body: null },
    errors: [400, 403, 404, 410, 413, 415, 429, 503],
    open: true,
  },

  listArticles: {
    ...ROUTES.listArticles,
    summary: 'The articles, nearest deadline first.',
    query: articlesQuery,
    success: { status: 200, body: articlesAnswer },
    errors: LIST,
  },
  createArticle: {
    ...ROUTES.createArticle,
    summary: 'Create an article from text, Markdown, HTML or a file.',
    body: createArticleBody,
    success: { status: 201, body: createArticleAnswer },
    errors: WRITE,
    file: true,
  },
  previewImport: {
    ...ROUTES.previewImport,
    summary: 'What a file would bring: words, claims, comments, notes, tracked changes. Keeps nothing.',
    body: previewImportBody,
    success: { status: 200, body: previewImportAnswer },
    errors: [400, 401, 403, 413, 415, 422, 429, 503],
    file: true,
  },
  getArticle: {
    ...ROUTES.getArticle,
    summary: 'An article with its draft and claims.',
    success: { status: 200, body: articleWithDraft },
    errors: READ,
  },
  patchArticle: {
    ...ROUTES.patchArticle,
    summary: 'Rename, set the deadline, restore from the trash.',
    body: patchArticleBody,
    success: { status: 200, body: articleAnswer },
    errors: WRITE,
  },
  deleteArticle: {
    ...ROUTES.deleteArticle,
    summary: 'Put an article in the trash.',
    success: { status: 204, body: null },
    errors: [401, 403, 404, 503],
  },
  commit: {
    ...ROUTES.commit,
    summary: 'Save steps of the draft.',
    body: commitBody,
    success: { status: 200, body: commitAnswer },
    errors: [400, 401, 403, 404, 409, 410, 413, 415, 422, 426, 429, 503],
  },
  changes: {
    ...ROUTES.changes,
    summary: 'What happened since a version and an event.',
    query: changesQuery,
    success: { status: 200, body: changesAnswer },
    errors: [400, 401, 404, 410, 503],
  },
  articleStream: {
    ...ROUTES.articleStream,
    summary: 'What happens to an article from a version on, as server-sent events.',
    query: streamQuery,
    success: { status: 200, body: null, contentType: EVENT_STREAM },
    errors: [400, 401, 404, 410, 429, 503],
  },
  presence: {
    ...ROUTES.presence,
    summary: 'Tell where one is in an article; answers who else is there.',
    body: presenceBody,
    success: { status: 200, body: presenceFrame },
    errors: [400, 401, 403, 404, 409, 413, 415, 429, 503],
  },
  articleEvents: {
    ...ROUTES.articleEvents,
    summary: 'What was done to an article, newest first.',
    success: { status: 200, body: eventsAnswer },
    errors: READ,
  },
  listVersions: {
    ...ROUTES.listVersions,
    summary:
      'The time line of an article: sessions of typing and everything else that was done, newest first.',
    success: { status: 200, body: versionsAnswer },
    errors: READ,
  },
  compareVersions: {
    ...ROUTES.compareVersions,
    summary: 'Two versions of a draft, what was put in and taken out marked block by block and word by word.',
    query: compareQuery,
    success: { status: 200, body: compareAnswer },
    errors: [400, 401, 404, 503],
  },
  getVersion: {
    ...ROUTES.getVersion,
    summary: 'A version of the draft, with its claims as they were then.',
    query: versionQuery,
    success: { status: 200, body: versionAnswer },
    errors: [400, 401, 404, 503],
  },
  updateDraft: {
    ...ROUTES.updateDraft,
    summary: 'Take in a new version of the draft; claims go along with their words.',
    query: updateDraftQuery,
    body: updateDraftBody,
    success: { status: 200, body: updateDraftAnswer },
    errors: WRITE,
    file: true,
  },
  takeBackDraft: {
    ...ROUTES.takeBackDraft,
    summary: 'Take back a version of the draft that was taken in, with the comments and claims it brought.',
    query: takeBackQuery,
    success: { status: 200, body: takeBackAnswer },
    errors: [400, 401, 403, 404, 409, 422, 429, 503],
  },
  restoreVersion: {
    ...ROUTES.restoreVersion,
    summary: 'Makes the draft read as it did at a version, as a new change.',
    success: { status: 200, body: restoreAnswer },
    errors: [401, 403, 404, 409, 413, 422, 429, 503],
  },
  addPicture: {
    ...ROUTES.addPicture,
    summary: 'Add a picture that figures of the draft can show.',
    body: addPictureBody,
    success: { status: 201, body: pictureAnswer },
    errors: WRITE,
    file: true,
  },
  getPicture: {
    ...ROUTES.getPicture,
    summary: 'A picture of the draft, of this or an earlier version.',
    success: { status: 200, body: null, contentType: 'image/*' },
    errors: READ,
  },
  createClaim: {
    ...ROUTES.createClaim,
    summary: 'Mark a claim by its quote or its place.',
    body: createClaimBody,
    success: { status: 201, body: claimAnswer },
    errors: WRITE,
  },
  clear: {
    ...ROUTES.clear,
    summary: 'Clear for publication.',
    body: clearBody,
    success: { status: 200, body: signOffAnswer },
    errors: WRITE,
  },
  publish: {
    ...ROUTES.publish,
    summary: 'Mark a cleared article as published, with its address and since when.',
    body: publishBody,
    success: { status: 200, body: articleAnswer },
    errors: WRITE,
  },
  unpublish: {
    ...ROUTES.unpublish,
    summary: 'Take back that an article is published.',
    success: { status: 200, body: articleAnswer },
    errors: [401, 403, 404, 409, 503],
  },
  export: {
    ...ROUTES.export,
    summary: 'The annotated copy.',
    query: exportQuery,
    success: { status: 200, body: null, contentType: 'application/octet-stream' },
    errors: [400, 401, 404, 503],
  },

  desk: {
    ...ROUTES.desk,
    summary: 'The board: articles by stage, who has what, what has waited longest.',
    success: { status: 200, body: deskAnswer },
    errors: LIST,
  },
  deskNumbers: {
    ...ROUTES.deskNumbers,
    summary: 'What was done on each day: claims checked, time to approval, returned, corrected.',
    query: deskNumbersQuery,
    success: { status: 200, body: deskNumbersAnswer, orFile: 'text/csv' },
    errors: LIST,
  },

  listClaims: {
    ...ROUTES.listClaims,
    summary: 'Claims over all articles, earliest deadline first.',
    query: claimsQuery,
    success: { status: 200, body: claimsAnswer },
    errors: LIST,
  },
  claimIds: {
    ...ROUTES.claimIds,
    summary: 'The ids of all claims that fit a filter, in the order of the queue.',
    query: claimsFilter,
    success: { status: 200, body: claimIdsAnswer },
    errors: LIST,
  },
  getClaim: {
    ...ROUTES.getClaim,
    summary: 'One claim.',
    success: { status: 200, body: claimAnswer },
    errors: READ,
  },
  patchClaim: {
    ...ROUTES.patchClaim,
    summary: 'Note, proposal, assignee, priority, flags.',
    body: patchClaimBody,
    success: { status: 200, body: claimAnswer },
    errors: WRITE,
  },
  nextClaim: {
    ...ROUTES.nextClaim,
    summary: 'Take the next claim that nobody has in hand, to review it; it is kept for the caller.',
    body: nextClaimBody,
    success: { status: 200, body: nextClaimAnswer },
    errors: [400, 401, 403, 413, 415, 429, 503],
  },
  bulk: {
    ...ROUTES.bulk,
    summary:
      'Approve, return, assign, prioritise or put off many claims; those that a rule forbids are left.',
    body: bulkBody,
    success: { status: 200, body: bulkAnswer },
    errors: [400, 401, 403, 413, 415, 422, 429, 503],
  },
  holdClaim: {
    ...ROUTES.holdClaim,
    summary: 'Keep a claim for oneself for ten minutes, to review it; answers who has it.',
    body: holdBody,
    success: { status: 200, body: holdAnswer },
    errors: WRITE,
  },
  releaseClaim: {
    ...ROUTES.releaseClaim,
    summary: 'Let go of a claim that one has in hand.',
    success: { status: 204, body: null },
    errors: [401, 403, 404, 409, 503],
  },
  putOff: {
    ...ROUTES.putOff,
    summary: "Put a claim off until later; it leaves the list of the caller, and nobody else's.",
    body: laterBody,
    success: { status: 200, body: laterAnswer },
    errors: WRITE,
  },
  takeBack: {
    ...ROUTES.takeBack,
    summary: 'Take back a claim that one has put off.',
    success: { status: 204, body: null },
    errors: [401, 403, 404, 409, 503],
  },
  setFinding: {
    ...ROUTES.setFinding,
    summary: 'Set the verification status.',
    body: findingBody,
    success: { status: 200, body: claimAnswer },
    errors: WRITE,
  },
  review: {
    ...ROUTES.review,
    summary: "Approve, return, or take back one's own decision.",
    body: reviewBody,
    success: { status: 200, body: claimAnswer },
    errors: WRITE,
  },
  resolve: {
    ...ROUTES.resolve,
    summary: 'Answer a finding: fix, stet, cut.',
    body: resolutionBody,
    success: { status: 200, body: claimAnswer },
    errors: WRITE,
  },
  claimEvents: {
    ...ROUTES.claimEvents,
    summary: 'The history of a claim, oldest first.',
    success: { status: 200, body: eventsAnswer },
    errors: READ,
  },
  repeats: {
    ...ROUTES.repeats,
    summary: 'Where the same or nearly the same claim was checked before.',
    success: { status: 200, body: repeatsAnswer },
    errors: READ,
  },
  takeOver: {
    ...ROUTES.takeOver,
    summary: 'Take an earlier finding over, with its note and citations, as a new one of one’s own.',
    body: takeOverBody,
    success: { status: 200, body: claimAnswer },
    errors: WRITE,
  },
  cite: {
    ...ROUTES.cite,
    summary: 'Cite a source.',
    body: citationBody,
    success: { status: 201, body: citationAnswer },
    errors: WRITE,
  },
  patchCitation: {
    ...ROUTES.patchCitation,
    summary: 'Change a citation.',
    body: patchCitationBody,
    success: { status: 200, body: citationAnswer },
    errors: WRITE,
  },
  removeCitation: {
    ...ROUTES.removeCitation,
    summary: 'Remove a citation.',
    success: { status: 204, body: null },
    errors: [401, 403, 404, 409, 503],
  },
  addComment: {
    ...ROUTES.addComment,
    summary: 'Comment, or reply to a comment.',
    body: commentBody,
    success: { status: 201, body: commentAnswer },
    errors: WRITE,
  },

  listSources: {
    ...ROUTES.listSources,
    summary: 'The source library, searched as one types.',
    query: sourcesQuery,
    success: { status: 200, body: sourcesAnswer },
    errors: LIST,
  },
  createSource: {
    ...ROUTES.createSource,
    summary: 'Add a source.',
    body: sourceBody,
    success: { status: 201, body: sourceAnswer },
    errors: WRITE,
  },
  getSource: {
    ...ROUTES.getSource,
    summary: 'A source and the claims that cite it.',
    success: { status: 200, body: sourceUsesAnswer },
    errors: READ,
  },
  patchSource: {
    ...ROUTES.patchSource,
    summary: 'Change a source.',
    body: patchSourceBody,
    success: { status: 200, body: sourceAnswer },
    errors: WRITE,
  },

  search: {
    ...ROUTES.search,
    summary: 'Everything that holds the words: articles, claims, comments, excerpts, sources; newest first.',
    query: searchQuery,
    success: { status: 200, body: searchAnswer },
    errors: LIST,
  },

  listTokens: {
    ...ROUTES.listTokens,
    summary: 'Your bearer tokens.',
    success: { status: 200, body: tokensAnswer },
    errors: [401, 503],
  },
  createToken: {
    ...ROUTES.createToken,
    summary: 'Make a bearer token; its secret is shown once.',
    body: createTokenBody,
    success: { status: 201, body: createTokenAnswer },
    errors: WRITE,
  },
  deleteToken: {
    ...ROUTES.deleteToken,
    summary: 'Revoke a bearer token.',
    query: deleteTokenQuery,
    body: deleteTokenBody,
    success: { status: 204, body: null },
    errors: WRITE,
  },
  getSettings: {
    ...ROUTES.getSettings,
    summary: "The newsroom's settings.",
    success: { status: 200, body: settingsAnswer },
    errors: [401, 503],
  },
  patchSettings: {
    ...ROUTES.patchSettings,
    summary: "Change the newsroom's settings.",
    body: patchSettingsBody,
    success: { status: 200, body: settingsAnswer },
    errors: WRITE,
  },
  inbox: {
    ...ROUTES.inbox,
    summary: 'What you were told, newest first, and how much of it you have not read.',
    query: inboxQuery,
    success: { status: 200, body: inboxAnswer },
    errors: [400, 401, 403, 503],
  },
  markInbox: {
    ...ROUTES.markInbox,
    summary: 'Mark notices of yours as read, or as not read.',
    body: markInboxBody,
    success: { status: 204, body: null },
    errors: WRITE,
  },
  getWishes: {
    ...ROUTES.getWishes,
    summary: 'What you want to be told by e-mail.',
    success: { status: 200, body: wishesAnswer },
    errors: [401, 403, 503],
  },
  putWishes: {
    ...ROUTES.putWishes,
    summary: 'Say what you want to be told by e-mail.',
    body: putWishesBody,
    success: { status: 200, body: wishesAnswer },
    errors: WRITE,
  },
  listJobs: {
    ...ROUTES.listJobs,
    summary: 'What waits to be sent, and what could not be.',
    success: { status: 200, body: jobsAnswer },
    errors: [401, 403, 503],
  },
  createJob: {
    ...ROUTES.createJob,
    summary: 'Ask for an e-mail to yourself that says no more than that e-mail arrives.',
    body: createJobBody,
    success: { status: 201, body: jobAnswer },
    errors: WRITE,
  },
  patchJob: {
    ...ROUTES.patchJob,
    summary: 'Try again what could not be sent, or let it go.',
    body: patchJobBody,
    success: { status: 200, body: jobAnswer },
    errors: WRITE,
  },
  listViews: {
    ...ROUTES.listViews,
    summary: "The caller's own views of the queue and the shared ones, with how many claims each has.",
    success: { status: 200, body: viewsAnswer },
    errors: [401, 403, 503],
  },
  createView: {
    ...ROUTES.createView,
    summary: 'Keep a filter of the queue under a name.',
    body: createViewBody,
    success: { status: 201, body: viewAnswer },
    errors: [400, 401, 403, 409, 413, 415, 429, 503],
  },
  patchView: {
    ...ROUTES.patchView,
    summary: 'Rename a view, move it in the bar, share it, or give it another filter.',
    body: patchViewBody,
    success: { status: 200, body: viewAnswer },
    errors: WRITE,
  },
  removeView: {
    ...ROUTES.removeView,
    summary: 'Remove a view.',
    success: { status: 204, body: null },
    errors: [401, 403, 404, 503],
  },
  deskStream: {
    ...ROUTES.deskStream,
    summary: 'What happens to all articles, as server-sent events.',
    query: deskStreamQuery,
    success: { status: 200, body: null, contentType: EVENT_STREAM },
    errors: [400, 401, 403, 429, 503],
  },
  health: {
    ...ROUTES.health,
    summary: 'Whether Stet can work.',
    success: { status: 200, body: healthAnswer },
    errors: [503],
    open: true,
  },
})

export type EndpointName = keyof typeof ENDPOINTS
