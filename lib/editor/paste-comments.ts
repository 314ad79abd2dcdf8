/* A comment's words, and the sign in the text that leads to them: as Word writes them, and as Google Docs does. */
const COMMENT = '[style*="mso-element:comment" i]:not([style*="mso-element:comment-list" i])'
const COMMENT_SIGN = '.MsoCommentReference, a.msocomanchor, [style*="mso-comment-reference" i]'
const GOOGLE_SIGN = 'a[href^="#cmnt"], a[id^="cmnt"]'
/* Word puts all of them into one list at the end, with a line above it. */
const COMMENT_LIST = '[style*="mso-element:comment-list" i], .MsoCommentReference, a.msocomanchor'

/** What is said when comments were left out, in a sentence and a half. */
export function commentsLeftOut(count: number): string {
  return `${count === 1 ? '1 comment was' : `${count} comments were`} left out. A new article from the Word file keeps its comments`
}

/** Pasted HTML without its comments, as it was where there are none; for where all else is kept. */
export function withoutComments(html: string): { readonly html: string; readonly comments: number } {
  const { body } = new DOMParser().parseFromString(html, 'text/html')
  const comments = dropMarginalia(body)
  if (comments === 0) return { html, comments }
  for (const element of body.querySelectorAll(COMMENT_LIST)) element.remove()
  return { html: body.innerHTML, comments }
}

/**
 * Takes out what was said in the margin of a Word or Google document, with the signs that lead to it; answers how
 * many comments there were.
 */
export function dropMarginalia(body: HTMLElement): number {
  const said = body.querySelectorAll(COMMENT).length
  const signs = new Set(
    Array.from(body.querySelectorAll(COMMENT_SIGN), sign =>
      /mso-comment-reference:\s*([^;"]+)/i.exec(sign.getAttribute('style') ?? '')?.[1]?.trim(),
    ).filter(Boolean),
  )
  const google = new Set<string>()
  for (const sign of body.querySelectorAll(GOOGLE_SIGN)) {
    const number = /cmnt(?:_ref)?(\d+)$/.exec(sign.getAttribute('href') ?? sign.id)?.[1]
    if (number === undefined) continue
    google.add(number)
    const isBelow = sign.getAttribute('href')?.startsWith('#cmnt_ref') === true
    const around = isBelow ? sign.closest('div, p') : sign.closest('sup')
    ;(around ?? sign).remove()
  }
  return Math.max(said, signs.size) + google.size
}
