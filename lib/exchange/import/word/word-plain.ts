import { stands, type WordParagraph } from './word-story'

/** The words of a comment or a note, a line for each paragraph; where a link leads stands after its words. */
export function plainWords(paragraphs: readonly WordParagraph[]): string {
  return paragraphs.map(lineOf).join('\n').trim()
}

function lineOf({ pieces }: WordParagraph): string {
  let line = ''
  let link: { href: string; from: number } | null = null
  const close = () => {
    if (link === null) return
    const words = line.slice(link.from)
    if (!words.includes(link.href) && `${words}/` !== link.href) line += ` (${link.href})`
    link = null
  }
  for (const piece of pieces) {
    if (piece.kind !== 'text' || !stands(piece.changes, 'after')) continue
    if (link !== null && (link as { href: string }).href !== piece.style.href) close()
    if (link === null && piece.style.href !== null) link = { href: piece.style.href, from: line.length }
    line += piece.text
  }
  close()
  return line.trim()
}

/** The first address a text leads to; null for none. */
export function firstLink(paragraphs: readonly WordParagraph[]): string | null {
  for (const { pieces } of paragraphs)
    for (const piece of pieces)
      if (piece.kind === 'text' && piece.style.href !== null) return piece.style.href
  return null
}
