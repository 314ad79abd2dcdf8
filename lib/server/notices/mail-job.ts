import 'server-only'
import type { Writer } from '@/db'
import { addJob } from '@/db/queries/jobs'
import { newId } from '../id'
import { mailSettings } from './mail-settings'

/* Long enough that who sits before Stet reads it there, and that what comes together goes out together. */
const MAIL_AFTER_MS = 60_000

/** Asks for an e-mail with what a person has not read, in a minute; one that waits already will carry it too. */
export async function addMailJob(db: Writer, personId: string, at: string): Promise<void> {
  if (mailSettings() === null) return
  const runAt = new Date(Date.parse(at) + MAIL_AFTER_MS).toISOString()
  await addJob(db, {
    id: newId(),
    kind: 'mail',
    payload: { personId },
    about: `mail ${personId}`,
    runAt,
    createdAt: at,
  })
}
