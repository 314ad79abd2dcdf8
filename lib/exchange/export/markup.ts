const ENTITIES: Record<string, string> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
}

/** The one place where text becomes HTML, for content and for quoted attributes alike. */
export function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, character => ENTITIES[character] ?? character)
}

/** HTML that is safe to put into HTML; only `markup` makes it. */
export class Markup {
  constructor(readonly html: string) {}
}

type Piece = string | number | Markup | readonly Markup[]

/** A template for HTML: what is written is taken as it stands, whatever is put in is escaped unless it is Markup. */
export function markup(template: TemplateStringsArray, ...pieces: readonly Piece[]): Markup {
  const html = template.reduce((html, part, index) => html + htmlOf(pieces[index - 1] ?? '') + part)
  return new Markup(html)
}

export const NOTHING = new Markup('')

/** Several pieces as one, with something between. */
export function joinMarkup(pieces: readonly Markup[], between = ''): Markup {
  return new Markup(pieces.map(piece => piece.html).join(escapeHtml(between)))
}

function htmlOf(piece: Piece): string {
  if (piece instanceof Markup) return piece.html
  if (typeof piece === 'string' || typeof piece === 'number') return escapeHtml(String(piece))
  return piece.map(part => part.html).join('')
}
