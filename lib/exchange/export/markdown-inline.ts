import { linkUrl } from '@/lib/domain/link-url'
import type { CopyRun } from '../copy-blocks'
import type { NotePiece } from '../note'
import { canEmphasise, escapeLineStart, escapeMarkdown, linkTarget } from './markdown-escape'

interface Piece {
  text: string
  readonly em: boolean
  readonly strong: boolean
  readonly href: string | null
  readonly ends: readonly number[]
}

/** The text of a block with the numbers of its claims' notes at their ends, as the lines of one paragraph. */
export function inlineMarkdown(runs: readonly CopyRun[]): string {
  const pieces = merged(runs)
  const lines: string[] = []
  let line = ''
  for (const [index, piece] of pieces.entries()) {
    if (piece.text === '\n') {
      lines.push(line)
      line = ''
    } else {
      const after = piece.ends.length > 0 ? '[' : ([...(pieces[index + 1]?.text ?? '')][0] ?? '')
      line = appended(line, styled(piece, [...line].at(-1) ?? '', after))
    }
    for (const number of [...piece.ends].sort((a, b) => a - b)) line = appended(line, `[^${number}]`)
  }
  lines.push(line)
  while (lines.length > 1 && lines.at(-1)?.trim() === '') lines.pop()
  return lines.map(line => escapeLineStart(line).trimEnd()).join('\\\n')
}

/* An exclamation mark before a bracket would make a picture of it. */
function appended(line: string, more: string): string {
  return more.startsWith('[') && line.endsWith('!') ? `${line.slice(0, -1)}\\!${more}` : line + more
}

/* Runs that look the same are one piece; how claims lie over them does not show here, but where they end. */
function merged(runs: readonly CopyRun[]): Piece[] {
  const pieces: Piece[] = []
  for (const { text, em, strong, href, ends } of runs) {
    const last = pieces.at(-1)
    const same = last && last.em === em && last.strong === strong && last.href === href
    if (same && last.ends.length === 0 && text !== '\n' && last.text !== '\n' && ends.length === 0)
      last.text += text
    else pieces.push({ text, em, strong, href, ends })
  }
  return pieces
}

function styled({ text, em, strong, href }: Piece, before: string, after: string): string {
  const line = text.replace(/\n/g, ' ')
  const words = line.trim()
  if (words === '') return line
  const lead = line.slice(0, line.length - line.trimStart().length)
  const trail = line.slice(line.trimEnd().length)
  const url = href === null ? null : linkUrl(href)
  const stars = `${em ? '*' : ''}${strong ? '**' : ''}`
  const said = escapeMarkdown(words)
  if (url !== null) {
    const label = stars !== '' && canEmphasise('[', words, ']') ? `${stars}${said}${stars}` : said
    return `${lead}[${label}](${linkTarget(url)})${trail}`
  }
  /* Stars beside stars would be read as one run: then the words count, and the look goes. */
  const crowded = lead === '' && before === '*'
  const fits = canEmphasise(lead === '' ? before : ' ', words, trail === '' ? after : ' ')
  return stars !== '' && fits && !crowded
    ? `${lead}${stars}${said}${stars}${trail}`
    : `${lead}${said}${trail}`
}

/** The pieces of a note, a space between them; `\n` in what people wrote stays a line end for the caller to lay out. */
export function noteMarkdown(pieces: readonly NotePiece[]): string {
  return pieces.map(pieceMarkdown).join(' ')
}

function pieceMarkdown(piece: NotePiece): string {
  switch (piece.kind) {
    case 'label':
    case 'flag':
      return `**${escapeMarkdown(piece.text)}**`
    case 'tool':
      return escapeMarkdown(piece.text)
    case 'said':
      return `${escapeMarkdown(piece.text.trim())}${piece.stop}`
    case 'wording':
      return `“${escapeMarkdown(piece.text)}”${piece.stop}`
    case 'change':
      return piece.after === ''
        ? `Cut “${escapeMarkdown(piece.before)}”.`
        : `Change “${escapeMarkdown(piece.before)}” to “${escapeMarkdown(piece.after)}”.`
    case 'source':
      return `\\[${piece.number}\\]${piece.locator === '' ? '' : ` ${escapeMarkdown(piece.locator)}`}${piece.stop}`
  }
}
