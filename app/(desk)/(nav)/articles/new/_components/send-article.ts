import type { Article } from '@/lib/contracts/article'
import { type Answer, type CallResult, call } from '@/lib/contracts/call'
import { ROUTES } from '@/lib/contracts/route'
import { type SendOptions, sendForm } from '@/lib/contracts/send-form'
import { draftBody, type NewDraft } from './new-draft'
import type { WordChoices } from './word-choices'

export interface Created {
  readonly article: Article
  /** What is not in the draft, or is there in another shape; each in words. */
  readonly dropped: readonly string[]
}

type Details = { headline?: string; desk?: string; byline?: string; deadline?: string }

/** Creates the article from what was typed, or from a file; the choices are about a Word file. */
export async function sendArticle(
  draft: NewDraft,
  deadline: string | null,
  file: File | null,
  choices: WordChoices | null = null,
  options: SendOptions = {},
): Promise<CallResult<Created>> {
  const details: Details = {}
  for (const field of ['headline', 'desk', 'byline'] as const) {
    const typed = draft[field].trim()
    if (typed !== '') details[field] = typed
  }
  if (deadline !== null) details.deadline = deadline
  const answer = file
    ? await sendForm<Answer<'createArticle'>>(
        ROUTES.createArticle.path,
        formOf(file, { ...details, ...choices }),
        options,
      )
    : await call('createArticle', {
        body: { ...details, ...draftBody(draft) },
        ...(options.signal ? { signal: options.signal } : {}),
      })
  if (!answer.ok) return answer
  return { ok: true, value: { article: answer.value.article, dropped: answer.value.dropped ?? [] } }
}

function formOf(file: File, fields: Readonly<Record<string, string>>): FormData {
  const form = new FormData()
  for (const [name, value] of Object.entries(fields)) form.set(name, value)
  form.set('file', file)
  return form
}
