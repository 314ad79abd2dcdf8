import 'server-only'
import type { Writer } from '@/db'
import { addJob } from '@/db/queries/jobs'
import { newId } from '../id'

/** Where notices are posted for other programs, as the environment says. */
export interface WebhookSettings {
  readonly url: string
  /** The key of the signature: what follows `whsec_` is base64, anything else is taken as it is. */
  readonly secret: string
}

/** Null unless an address and a secret are named: nothing leaves unsigned. */
export function webhookSettings(): WebhookSettings | null {
  const url = process.env.STET_WEBHOOK_URL
  const secret = process.env.STET_WEBHOOK_SECRET
  return url && secret && /^https?:/.test(url) && URL.canParse(url) ? { url, secret } : null
}

/** Asks for a notice to be posted, once. */
export async function addWebhookJob(db: Writer, noticeId: number, at: string): Promise<void> {
  if (webhookSettings() === null) return
  const payload = { noticeId }
  await addJob(db, {
    id: newId(),
    kind: 'webhook',
    payload,
    about: `webhook ${noticeId}`,
    runAt: at,
    createdAt: at,
  })
}
