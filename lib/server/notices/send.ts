import 'server-only'
import { read, write } from '@/db'
import { loadPending, loadReturned, loadToCheck } from '@/db/queries/desk'
import { noteMailed, type ShownNotice, unmailedNotices, wishesOf } from '@/db/queries/notices'
import { personById } from '@/db/queries/people'
import { personNames } from '@/db/queries/person-names'
import { USUAL_MAIL } from '@/lib/domain/notice'
import { may } from '@/lib/domain/permission'
import { now } from '../clock'
import { digestLetter, type Letter, type Load, noticeLetter, type ToldNotice, testLetter } from './letter'
import { mailSettings } from './mail-settings'
import { sendLetter } from './post-office'

/* What is older is no news: it lies in the inbox. */
const NEWS_MS = 24 * 60 * 60_000
/* A digest reaches back over a weekend. */
const DIGEST_MS = 4 * NEWS_MS

/** Sends somebody what they have not read and want to be told at once. Sends nothing when there is nothing. */
export async function sendNotices(personId: string): Promise<void> {
  const gathered = await gather(personId, NEWS_MS)
  if (gathered === null) return
  const { person, mail, notices, told } = gathered
  const due = notices.filter(notice => mail[notice.kind] === 'at_once')
  await send(person.email, noticeLetter(due.map(told), gathered.site), due)
}

/** Sends somebody their digest. Sends nothing on a day without news or work. */
export async function sendDigest(personId: string): Promise<void> {
  const gathered = await gather(personId, DIGEST_MS)
  if (gathered === null) return
  const { person, mail, notices, told, load } = gathered
  const due = notices.filter(notice => mail[notice.kind] !== 'never')
  await send(person.email, digestLetter(due.map(told), load, gathered.site), due)
}

/** Sends somebody a letter that says no more than that it came. */
export async function sendTest(personId: string): Promise<void> {
  const person = await read(db => personById(db, personId))
  const site = mailSettings()?.site
  if (person && site) await sendLetter(person.email, testLetter(site), `test-${Date.now()}`)
}

async function gather(personId: string, backMs: number) {
  const site = mailSettings()?.site
  if (site === undefined) return null
  return read(async db => {
    const person = await personById(db, personId)
    if (!person?.active || !may(person, 'article.read')) return null
    const notices = await unmailedNotices(db, personId, new Date(Date.parse(now()) - backMs).toISOString())
    const names = await personNames(
      db,
      notices.map(({ actorId }) => actorId),
    )
    const own = (rows: readonly { readonly personId: string; readonly count: number }[]) =>
      rows.find(row => row.personId === personId)?.count ?? 0
    const at = now()
    const pending = await loadPending(db, at)
    const load: Load = {
      toCheck: own(await loadToCheck(db, at)),
      returned: own(await loadReturned(db, at)),
      toReview: may(person, 'claim.review')
        ? pending.reduce((sum, row) => sum + row.count, 0) - own(pending)
        : 0,
    }
    const told = (notice: ShownNotice): ToldNotice => ({
      ...notice,
      actor: notice.actorId === null ? null : (names.get(notice.actorId)?.name ?? null),
    })
    const mail = (await wishesOf(db, personId))?.mail ?? USUAL_MAIL
    return { person, mail, notices, told, load, site }
  })
}

/* Noted as sent only once it was: what breaks between the two is sent twice, under the same message id. */
async function send(to: string, letter: Letter | null, due: readonly ShownNotice[]): Promise<void> {
  if (letter === null) return
  const ids = due.map(({ id }) => id)
  await sendLetter(to, letter, `notice-${ids.join('-').slice(0, 60) || `digest-${Date.now()}`}`)
  if (ids.length > 0) await write(db => noteMailed(db, ids, now()))
}
