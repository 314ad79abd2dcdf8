import { type CallResult, call, endpointUrl } from '@/lib/contracts/call'
import type { UpdateDraftAnswer } from '@/lib/contracts/history'
import { ROUTES } from '@/lib/contracts/route'
import { type SendOptions, sendForm } from '@/lib/contracts/send-form'

/** What a writer sent: a file, or text that was pasted. */
export type SentVersion = { readonly file: File } | { readonly text: string }

/** What of a copy that comes back is taken in, by the ids of its preview. */
export interface ReturnChoice {
  readonly changes: 'accept' | 'reject' | 'propose'
  readonly leave: readonly string[]
  readonly take: readonly string[]
}

/** As it is proposed. */
export const USUAL_CHOICE: ReturnChoice = { changes: 'propose', leave: [], take: [] }

/** Sends a new version of a draft: to look at what it would do, or, on top of `baseVersion`, to take it in. */
export async function sendVersion(
  articleId: string,
  sent: SentVersion,
  how: { readonly preview: true } | { readonly baseVersion: number },
  options: Required<Pick<SendOptions, 'onProgress' | 'signal'>>,
  choice: ReturnChoice | null = null,
): Promise<CallResult<UpdateDraftAnswer>> {
  const query = 'preview' in how ? { preview: 'true' as const } : { baseVersion: how.baseVersion }
  const params = { id: articleId }
  const { signal } = options
  if ('text' in sent) {
    const body = { text: sent.text }
    return call('updateDraft', { params, query, body, ...(signal ? { signal } : {}) })
  }
  const form = new FormData()
  if (choice) {
    form.set('changes', choice.changes)
    form.set('leave', choice.leave.join(','))
    form.set('take', choice.take.join(','))
  }
  form.set('file', sent.file)
  return sendForm(endpointUrl(ROUTES.updateDraft.path, params, query), form, { ...options, method: 'PUT' })
}
