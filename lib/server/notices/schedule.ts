import 'server-only'
import { type Writer, write } from '@/db'
import { addJob } from '@/db/queries/jobs'
import { allWishes, articlesDue, openWorkOf } from '@/db/queries/notices'
import { allPeople } from '@/db/queries/people'
import { may } from '@/lib/domain/permission'
import { now } from '../clock'
import { newId } from '../id'
import { mailSettings } from './mail-settings'
import { give } from './tell'

/** A deadline this close is told of: the same four hours in which the desk shows it in red. */
const NEAR_MS = 4 * 60 * 60_000
/** When the digest comes for who has chosen nothing. */
export const USUAL_HOUR = 8

/** What the clock asks for, as of now: deadlines that are near, and digests whose hour has come. Each once. */
export async function keepSchedule(): Promise<void> {
  await write(async db => {
    await tellOfDeadlines(db)
    if (mailSettings() !== null) await askForDigests(db)
  })
}

async function tellOfDeadlines(db: Writer): Promise<void> {
  const at = now()
  const people = await allPeople(db)
  for (const article of await articlesDue(db, at, new Date(Date.parse(at) + NEAR_MS).toISOString())) {
    for (const id of await openWorkOf(db, article.id)) {
      const person = people.find(one => one.id === id)
      if (!person?.active || !may(person, 'article.read')) continue
      const subject = { articleId: article.id, claimId: null, actorId: null, at }
      await give(
        db,
        { personId: id, kind: 'deadline', words: '' },
        subject,
        `deadline ${article.id} ${article.deadline}`,
      )
    }
  }
}

async function askForDigests(db: Writer): Promise<void> {
  const at = now()
  const wishes = new Map((await allWishes(db)).map(one => [one.personId, one]))
  for (const person of await allPeople(db)) {
    if (!person.active || !may(person, 'article.read')) continue
    const own = wishes.get(person.id)
    const hour = own === undefined ? USUAL_HOUR : own.digestHour
    const { day, hour: present } = placeInDay(at, own?.timeZone ?? serverZone())
    if (hour === null || present < hour) continue
    await addJob(
      db,
      {
        id: newId(),
        kind: 'digest',
        payload: { personId: person.id },
        about: `digest ${person.id} ${day}`,
        runAt: at,
        createdAt: at,
      },
      ['waiting', 'running', 'done', 'failed'],
    )
  }
}

/** The time zone of the machine: that of the newsroom, while nobody says otherwise. */
export function serverZone(): string {
  return new Intl.DateTimeFormat().resolvedOptions().timeZone
}

/** The day (`YYYY-MM-DD`) and the hour (0 to 23) that a moment falls in there. */
function placeInDay(at: string, timeZone: string): { readonly day: string; readonly hour: number } {
  const parts = new Intl.DateTimeFormat('en-CA', {
    timeZone,
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    hourCycle: 'h23',
  }).formatToParts(new Date(at))
  const part = (type: string) => parts.find(one => one.type === type)?.value ?? ''
  return { day: `${part('year')}-${part('month')}-${part('day')}`, hour: Number(part('hour')) }
}
