import type { Article } from '@/lib/contracts/article'
import { type CallResult, call, readError } from '@/lib/contracts/call'
import { ROUTES } from '@/lib/contracts/route'
import { draftBody, type NewDraft } from './new-draft'

export interface Created {
  readonly article: Article
  /** What is not in the draft, or is there in another shape; each in words. */
  readonly dropped: readonly string[]
}

type Details = { headline?: string; desk?: string; byline?: string; deadline?: string }

/** Creates the article from what was typed, or from a file. */
export async function sendArticle(
  draft: NewDraft,
  deadline: string | null,
  file: File | null,
): Promise<CallResult<Created>> {
  const details: Details = {}
  for (const field of ['headline', 'desk', 'byline'] as const) {
    const typed = draft[field].trim()
    if (typed !== '') details[field] = typed
  }
  if (deadline !== null) details.deadline = deadline
  const answer = file
    ? await sendFile(file, details)
    : await call('createArticle', { body: { ...details, ...draftBody(draft) } })
  if (!answer.ok) return answer
  return { ok: true, value: { article: answer.value.article, dropped: answer.value.dropped ?? [] } }
}

async function sendFile(
  file: File,
  details: Details,
): Promise<CallResult<{ article: Article; dropped?: readonly string[] | undefined }>> {
  const form = new FormData()
  for (const [name, value] of Object.entries(details)) form.set(name, value)
  form.set('file', file)
  try {
    const response = await fetch(ROUTES.createArticle.path, { method: 'POST', body: form })
    if (!response.ok) return { ok: false, error: await readError(response) }
    return { ok: true, value: await response.json() }
  } catch {
    return { ok: false, error: { status: 0, code: 'offline', message: 'The server cannot be reached.' } }
  }
}
