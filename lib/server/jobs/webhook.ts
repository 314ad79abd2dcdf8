import 'server-only'
import { createHmac } from 'node:crypto'
import { read } from '@/db'
import { noticeById } from '@/db/queries/notices'
import { personNames } from '@/db/queries/person-names'
import { siteAddress } from '../notices/mail-settings'
import { noticePath } from '../notices/notice-path'
import { type WebhookSettings, webhookSettings } from './webhook-job'

const ANSWER_WITHIN_MS = 10_000

/**
 * Posts a notice where the operator asked for it, signed as Standard Webhooks has it (standardwebhooks.com): headers
 * `webhook-id`, `webhook-timestamp` (seconds) and `webhook-signature` (`v1,` and the base64 HMAC-SHA256 of id, time
 * and body joined by dots). Carries ids and the headline, never words of a draft or a comment. Throws when it was
 * not taken; follows no redirect.
 */
export async function postNotice(noticeId: number): Promise<void> {
  const settings = webhookSettings()
  const found = await read(async db => {
    const notice = await noticeById(db, noticeId)
    return notice && { notice, people: await personNames(db, [notice.personId, notice.actorId]) }
  })
  if (settings === null || found === null) return
  const { notice, people } = found
  const body = JSON.stringify({
    type: `notice.${notice.kind}`,
    timestamp: notice.at,
    data: {
      person: people.get(notice.personId) ?? null,
      actor: notice.actorId === null ? null : (people.get(notice.actorId) ?? null),
      article: { id: notice.articleId, headline: notice.headline },
      claim: notice.claimId === null ? null : { id: notice.claimId, number: notice.number },
      url: `${siteAddress() ?? ''}${noticePath(notice)}`,
    },
  })
  const answer = await fetch(settings.url, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      ...signatureOf(body, `notice_${noticeId}`, Date.now(), settings),
    },
    body,
    redirect: 'error',
    signal: AbortSignal.timeout(ANSWER_WITHIN_MS),
  })
  await answer.body?.cancel()
  if (!answer.ok) throw new Error(`The webhook's server answered ${answer.status}.`)
}

function signatureOf(body: string, id: string, at: number, { secret }: WebhookSettings) {
  const time = String(Math.floor(at / 1000))
  const key = secret.startsWith('whsec_') ? Buffer.from(secret.slice('whsec_'.length), 'base64') : secret
  const signature = createHmac('sha256', key).update(`${id}.${time}.${body}`).digest('base64')
  return { 'webhook-id': id, 'webhook-timestamp': time, 'webhook-signature': `v1,${signature}` }
}
