import { z } from 'zod'
import { changesAnswer } from './commit'
import { hold } from './hold'
import { id, moment, personRef } from './shared'
import { MOST_ARTICLES } from './stream-limits'

/*
 * What streams carry: server-sent events whose `data` is JSON. `GET /api/articles/{id}/stream` has the frames
 * `changes`, `presence` and `bye`; `GET /api/stream` has `desk`, `bye` and, for the articles named in its query,
 * `article`, `presence` and `away`. The id of a `changes` frame is the version it leads to, that of a `desk` frame the
 * number of its last event. A comment line comes when nothing else has for 15 s.
 */

/** Where to go on: after this version and event. The header `Last-Event-ID` says so too, and wins. */
export const streamQuery = z.object({
  version: z.coerce.number().int().min(0).optional(),
  event: z.coerce.number().int().min(0).optional(),
})

/* An id as part of a list, with the version and event after which to go on. */
const WATCHED = /^([^@,\s]{1,64})@(\d{1,15})@(\d{1,15})$/

/** `?articles=<id>@<version>@<event>,…`: the articles whose changes and presence the stream carries besides. */
export const deskStreamQuery = z.object({
  articles: z
    .string()
    .default('')
    .transform((text, context) => {
      const parts = text === '' ? [] : text.split(',')
      const watched = parts.flatMap(part => {
        const [, articleId, version, event] = WATCHED.exec(part) ?? []
        return articleId === undefined ? [] : [{ articleId, version: Number(version), event: Number(event) }]
      })
      if (watched.length < parts.length || watched.length > MOST_ARTICLES) {
        context.addIssue({ code: 'custom', message: `At most ${MOST_ARTICLES} of <id>@<version>@<event>.` })
      }
      return watched
    }),
})

/** `changes`: the steps after the version last sent, the claims that something happened to, the article as it is. */
export const changesFrame = changesAnswer
export type ChangesFrame = z.infer<typeof changesFrame>

/** `article`: a `changes` frame on the stream of the whole desk, which says which article it is of. */
export const articleFrame = changesAnswer.extend({ articleId: id })
export type ArticleFrame = z.infer<typeof articleFrame>

/**
 * `desk`: what happened since the last one; enough to know what on the screen to ask for anew. The first of a stream
 * names nothing: it says after which event the stream begins.
 */
export const deskFrame = z.object({
  /** Number of the last event it covers. */
  event: z.number().int(),
  articles: z.array(id),
  claims: z.array(id),
  /** Sources that were made or changed, or are cited more or less often. */
  sources: z.array(id),
  /** Everything that somebody has in hand to review it; only where that has changed. */
  holds: z.array(hold).optional(),
})
export type DeskFrame = z.infer<typeof deskFrame>

/** Where somebody is in a draft. Positions are ProseMirror's, in the document of `version`. */
export const presence = z.object({
  /** One window; a person may have several. */
  clientId: id,
  person: personRef,
  version: z.number().int(),
  anchor: z.number().int().min(0).nullable(),
  head: z.number().int().min(0).nullable(),
  /** The claim that is chosen there, and whether its form is being filled in. */
  claimId: id.nullable(),
  working: z.boolean(),
  /** When it was last heard of. */
  at: moment,
})
export type Presence = z.infer<typeof presence>

/** `presence`: everybody in the article at this moment, oneself included; not only what changed. */
export const presenceFrame = z.object({ articleId: id, people: z.array(presence) })
export type PresenceFrame = z.infer<typeof presenceFrame>

/** Body of `POST /api/articles/{id}/presence`: where this window is; `left` when it is closed. */
export const presenceBody = z
  .object({
    clientId: id,
    version: z.number().int().min(0),
    anchor: z.number().int().min(0).nullable(),
    head: z.number().int().min(0).nullable(),
    claimId: id.nullable(),
    working: z.boolean().default(false),
    left: z.boolean().default(false),
  })
  .strict()
export type PresenceBody = z.infer<typeof presenceBody>

/**
 * `away`: the stream does not carry this article, or no longer: its history after the version asked for is gone, or
 * the reader may not see it. The rest of the stream goes on.
 */
export const awayFrame = z.object({ articleId: id, reason: z.enum(['forbidden', 'gone']) })
export type AwayFrame = z.infer<typeof awayFrame>

/** `bye`: the last frame; why the stream ends. Each but `age` and `restart` is for good. */
export const byeFrame = z.object({ reason: z.enum(['age', 'restart', 'signed_out', 'forbidden', 'gone']) })
export type ByeFrame = z.infer<typeof byeFrame>
