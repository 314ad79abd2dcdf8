import { z } from 'zod'
import { JOB_KINDS, JOB_STATES } from '@/lib/domain/job'
import { NOTICE_KINDS, NOTICE_MAILS } from '@/lib/domain/notice'
import { flag, id, moment, pageSize, personRef, timeZone } from './shared'

/** Something that a person was told. */
export const notice = z.object({
  id: z.number().int(),
  kind: z.enum(NOTICE_KINDS),
  at: moment,
  readAt: moment.nullable(),
  actor: personRef.nullable(),
  /** The reason or the comment that goes with it; may be empty. */
  words: z.string(),
  article: z.object({ id, headline: z.string(), deadline: moment.nullable() }),
  /** As the claim stands now; null for what is about the article. */
  claim: z.object({ id, number: z.number().int(), quote: z.string() }).nullable(),
})
export type Notice = z.infer<typeof notice>

export const inboxQuery = z.object({
  /** Only what was not read. */
  unread: flag.optional(),
  cursor: z.string().max(500).optional(),
  limit: pageSize(200, 50),
})
export const inboxAnswer = z.object({
  notices: z.array(notice),
  next: z.string().nullable(),
  /** Of all, whatever the page. */
  unread: z.number().int(),
})

/** These, or all up to and with one: what came after it was not seen. */
export const markInboxBody = z.union([
  z.object({ ids: z.array(z.number().int()).min(1).max(200), read: z.boolean() }).strict(),
  z.object({ upTo: z.number().int(), read: z.literal(true) }).strict(),
])

const mail = z.record(z.enum(NOTICE_KINDS), z.enum(NOTICE_MAILS))
export const putWishesBody = z
  .object({
    mail,
    /** The hour of the day for the digest, in `timeZone`; null: none. */
    digestHour: z.number().int().min(0).max(23).nullable(),
    /** By its IANA name. */
    timeZone,
  })
  .strict()
export type Wishes = z.output<typeof putWishesBody>
export const wishesAnswer = z.object({
  wishes: z.object({ mail, digestHour: z.number().int().nullable(), timeZone: z.string() }),
  /** Whether this server sends e-mail at all. */
  sendsMail: z.boolean(),
})

/** Something that goes out of the house. */
export const job = z.object({
  id,
  kind: z.enum(JOB_KINDS),
  state: z.enum(JOB_STATES),
  /** Whom it is for; null for what goes to another program. */
  person: personRef.nullable(),
  attempts: z.number().int(),
  lastError: z.string().nullable(),
  createdAt: moment,
  /** When it is tried next; null once it is done or given up. */
  runAt: moment.nullable(),
  finishedAt: moment.nullable(),
})
export type Job = z.infer<typeof job>
export const jobsAnswer = z.object({
  /** What waits or was given up, and the last that were done; the newest first. */
  jobs: z.array(job),
  /** The mail server without name and password, and the webhook's host; null where none is named. */
  mailServer: z.string().nullable(),
  webhook: z.string().nullable(),
})
export const jobAnswer = z.object({ job })
export const createJobBody = z.object({ kind: z.literal('test_mail') }).strict()
export const patchJobBody = z.object({ action: z.enum(['retry', 'drop']) }).strict()
