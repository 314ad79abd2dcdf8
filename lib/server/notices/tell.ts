import 'server-only'
import { type Reader, read, type Writer, write } from '@/db'
import { lastEvent } from '@/db/queries/events'
import {
  commentAuthorId,
  eventsToTell,
  giveNotice,
  keepToldUpTo,
  noticeAbout,
  toldUpTo,
  wishesOf,
} from '@/db/queries/notices'
import { allPeople } from '@/db/queries/people'
import { type NewNotice, noticesOf, USUAL_MAIL } from '@/lib/domain/notice'
import { now } from '../clock'
import { addWebhookJob } from '../jobs/webhook-job'
import { addMailJob } from './mail-job'

/* With more events than this in which nobody has a part, the place is noted all the same: never are many read twice. */
const MANY = 500

/**
 * Tells people what happened since they were last told: their notices, and what goes out of the house, are written in
 * one transaction with the place up to which that was done, so that everything is told once, whatever breaks. The
 * first time of all, nothing that lies behind is told.
 */
export async function tellPeople(): Promise<void> {
  const { place, last, anything } = await read(lookFrom)
  if (place === undefined || anything || last - place > MANY) await write(tellInside)
}

async function lookFrom(db: Reader) {
  const place = await toldUpTo(db)
  const last = await lastEvent(db)
  const anything = place !== undefined && last > place && (await eventsToTell(db, place, last)).length > 0
  return { place, last, anything }
}

async function tellInside(db: Writer): Promise<void> {
  const place = await toldUpTo(db)
  const last = await lastEvent(db)
  if (place !== undefined && last > place) {
    const people = await allPeople(db)
    for (const event of await eventsToTell(db, place, last)) {
      const { commentId } = event.data
      const replyTo = typeof event.data.replyTo === 'string' ? event.data.replyTo : null
      const repliedTo =
        commentId === undefined || replyTo === null ? null : await commentAuthorId(db, replyTo)
      for (const notice of noticesOf(event, { ...event, repliedTo }, people)) {
        await give(db, notice, event, `event ${event.id}`)
      }
    }
  }
  if (place === undefined || last > place) await keepToldUpTo(db, last)
}

/** What a notice is about, and when. */
interface Subject {
  readonly articleId: string
  readonly claimId: string | null
  readonly actorId: string | null
  readonly at: string
}

/** Gives a notice, once for each `about`, and asks for what goes out of the house with it. */
export async function give(
  db: Writer,
  { personId, kind, words }: NewNotice,
  { articleId, claimId, actorId, at }: Subject,
  about: string,
): Promise<void> {
  const given = await giveNotice(db, { personId, kind, words, articleId, claimId, actorId, at, about })
  if (!given) return
  const id = await noticeAbout(db, personId, about)
  if (id !== null) await addWebhookJob(db, id, now())
  const wishes = await wishesOf(db, personId)
  if ((wishes?.mail ?? USUAL_MAIL)[kind] === 'at_once') await addMailJob(db, personId, now())
}
