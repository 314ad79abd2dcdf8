/** How the typed or pasted draft is to be read. */
export type DraftFormat = 'text' | 'markdown' | 'html'

/** What has been typed into the form so far. */
export interface NewDraft {
  readonly text: string
  readonly format: DraftFormat
  /** What the clipboard held besides the plain text, as long as the text is still what was pasted. */
  readonly pasted: {
    readonly text: string
    readonly html: string
    /** How many comments were in it, which are left out. */
    readonly comments?: number
  } | null
  readonly headline: string
  readonly desk: string
  readonly byline: string
  /** As the date-and-time field writes it. */
  readonly deadline: string
}

export const BLANK: NewDraft = {
  text: '',
  format: 'text',
  pasted: null,
  headline: '',
  desk: '',
  byline: '',
  deadline: '',
}

/** Takes over what was pasted. Its formatting is kept when the whole draft is what was pasted. */
export function withPaste(draft: NewDraft, text: string, html: string, comments = 0): NewDraft {
  return { ...draft, text, pasted: { text, html, comments }, format: 'html' }
}

/** Takes over what was typed: formatting that no longer belongs to the words is let go. */
export function withText(draft: NewDraft, text: string): NewDraft {
  if (draft.pasted === null || draft.pasted.text === text) return { ...draft, text }
  return { ...draft, text, pasted: null, format: draft.format === 'html' ? 'text' : draft.format }
}

/** Whether the HTML of a clipboard carries formatting that a draft can keep; editors wrap even plain words in it. */
export function carriesFormatting(html: string): boolean {
  return /<(h[1-6]|strong|b|em|i|a|li|blockquote|hr)[\s>/]|font-weight:\s*(bold|[6-9]00)|font-style:\s*italic/i.test(
    html,
  )
}

/** The part of the request that is the draft itself. */
export function draftBody(
  draft: NewDraft,
): { text: string } | { markdown: string } | { html: string } | object {
  if (draft.text.trim() === '') return {}
  if (draft.format === 'html' && draft.pasted) return { html: draft.pasted.html }
  return draft.format === 'markdown' ? { markdown: draft.text } : { text: draft.text }
}

/** Whether anything would be lost. */
export function isBlank(draft: NewDraft): boolean {
  return [draft.text, draft.headline, draft.desk, draft.byline, draft.deadline].every(
    typed => typed.trim() === '',
  )
}

const PLACE = 'stet-new-article'

/** Keeps what was typed for this tab, so that a reload or a wrong turn loses nothing. */
export function keepDraft(draft: NewDraft) {
  try {
    if (isBlank(draft)) sessionStorage.removeItem(PLACE)
    else sessionStorage.setItem(PLACE, JSON.stringify(draft))
  } catch {
    /* Full or forbidden: the page itself still holds it. */
  }
}

/** What was kept in this tab, if anything. */
export function keptDraft(): NewDraft | null {
  try {
    const kept: unknown = JSON.parse(sessionStorage.getItem(PLACE) ?? 'null')
    return typeof kept === 'object' && kept !== null ? { ...BLANK, ...kept } : null
  } catch {
    return null
  }
}
