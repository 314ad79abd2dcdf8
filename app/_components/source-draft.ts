import type { Source, SourceBody } from '@/lib/contracts/source'
import { linkUrl } from '@/lib/domain/link-url'
import { SOURCE_FORM, type SourceField, type SourceKind } from '@/lib/domain/source'

/** A source as it is being typed. */
export interface SourceDraft {
  readonly kind: SourceKind
  readonly title: string
  readonly url: string
  readonly note: string
  readonly confidential: boolean
  readonly fields: Partial<Record<SourceField, string>>
}

/** What is wrong, by field; empty when it can be sent. */
export type DraftProblems = Partial<Record<'title' | 'url', string>>

/** A new source from what was searched for: an address begins a web page, anything else is a title. */
export function newDraft(searched: string): SourceDraft {
  const text = searched.trim()
  const url = linkUrl(text)
  return {
    kind: url ? 'web_page' : 'document',
    title: url ? '' : text,
    url: url ?? '',
    note: '',
    confidential: false,
    fields: {},
  }
}

/** A source of the library, to be changed. */
export function draftOf(source: Source | SourceBody): SourceDraft {
  return {
    kind: source.kind,
    title: source.title,
    url: source.url ?? '',
    note: source.note ?? '',
    confidential: source.confidential ?? false,
    fields: source.fields ?? {},
  }
}

/** What to send: only the fields that the kind asks for, none of them blank. */
export function bodyOf(draft: SourceDraft): SourceBody {
  const asked = SOURCE_FORM[draft.kind].fields.map(([field]) => field)
  const filled = asked.flatMap(field => {
    const value = draft.fields[field]?.trim()
    return value ? [[field, value] as const] : []
  })
  return {
    kind: draft.kind,
    title: draft.title.trim(),
    url: draft.url.trim() === '' ? null : draft.url.trim(),
    note: draft.note.trim(),
    confidential: draft.confidential,
    fields: Object.fromEntries(filled),
  }
}

/** What keeps the draft from being sent; the same rules as on the server. */
export function draftProblems(draft: SourceDraft): DraftProblems {
  const problems: DraftProblems = {}
  if (draft.title.trim() === '') problems.title = `${SOURCE_FORM[draft.kind].title} is missing.`
  if (draft.url.trim() !== '' && linkUrl(draft.url) === null) {
    problems.url = 'Only http, https and mailto addresses can be links.'
  }
  return problems
}

const AT_SECOND_HAND: readonly SourceKind[] = ['book', 'news_article', 'web_page', 'press_release']

/** Whether a source of this kind usually is the thing itself rather than somebody's account of it. */
export function usuallyPrimary(kind: SourceKind): boolean {
  return !AT_SECOND_HAND.includes(kind)
}
