import { type CallResult, call, endpointUrl, readError } from '@/lib/contracts/call'
import type { UpdateDraftAnswer } from '@/lib/contracts/history'
import { ROUTES } from '@/lib/contracts/route'

/** What a writer sent: a file, or text that was pasted. */
export type SentVersion = { readonly file: File } | { readonly text: string }

/** Sends a new version of a draft: to look at what it would do, or, on top of `baseVersion`, to take it in. */
export async function sendVersion(
  articleId: string,
  sent: SentVersion,
  how: { readonly preview: true } | { readonly baseVersion: number },
): Promise<CallResult<UpdateDraftAnswer>> {
  const query = 'preview' in how ? { preview: 'true' as const } : { baseVersion: how.baseVersion }
  const params = { id: articleId }
  if ('text' in sent) return call('updateDraft', { params, query, body: { text: sent.text } })
  const form = new FormData()
  form.set('file', sent.file)
  try {
    const url = endpointUrl(ROUTES.updateDraft.path, params, query)
    const response = await fetch(url, { method: ROUTES.updateDraft.method, body: form })
    if (!response.ok) return { ok: false, error: await readError(response) }
    return { ok: true, value: await response.json() }
  } catch {
    return { ok: false, error: { status: 0, code: 'offline', message: 'The server cannot be reached.' } }
  }
}
