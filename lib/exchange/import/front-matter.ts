/** What stands before the text of a Markdown file, between two lines of three hyphens. */
export interface FrontMatter {
  readonly headline: string
  readonly standfirst: string
  /** The other lines as they stand: who wrote it and when is text too. */
  readonly rest: readonly string[]
  /** The Markdown after it. */
  readonly body: string
}

const HEADLINE = /^(?:title|headline)$/i
const STANDFIRST = /^(?:standfirst|dek|deck|lede|subtitle)$/i
const LONGEST = 200

/**
 * Takes the front matter off a Markdown text whose lines end in `\n`. Reads no more YAML than `key: value` with a
 * value on one line, quoted or not; lines it does not understand are handed on. Null when there is none.
 */
export function frontMatterOf(text: string): FrontMatter | null {
  if (!text.startsWith('---\n')) return null
  const lines = text.slice(4, 100_000).split('\n', LONGEST)
  const end = lines.findIndex(line => /^(?:---|\.\.\.)[ \t]*$/.test(line))
  if (end < 0) return null
  const own = lines.slice(0, end)
  if (!own.some(line => KEY.test(line)) || own.some(line => !LINE.test(line))) return null
  let headline = ''
  let standfirst = ''
  const rest: string[] = []
  for (const line of own) {
    const [, key = '', value = ''] = KEY.exec(line) ?? []
    const text = unquoted(value)
    if (HEADLINE.test(key) && headline === '' && isOneLine(text)) headline = text
    else if (STANDFIRST.test(key) && standfirst === '' && isOneLine(text)) standfirst = text
    else if (line.trim() !== '') rest.push(line.trim())
  }
  const length = own.reduce((sum, line) => sum + line.length + 1, 4) + (lines[end] ?? '').length
  return { headline, standfirst, rest, body: text.slice(length) }
}

const KEY = /^([\w-]+)[ \t]*:(?:[ \t]+(.*))?$/
const LINE = /^(?:[\w-]+[ \t]*:(?:[ \t].*)?|[ \t]+.*|-(?:[ \t].*)?|#.*|[ \t]*)$/

/* A bare `|` or `>` begins a text on the lines below, which are handed on as they are. */
function isOneLine(value: string): boolean {
  return value !== '' && !/^[|>][+-]?$/.test(value)
}

function unquoted(value: string): string {
  const text = value.trim()
  if (text.length >= 2 && text.startsWith('"') && text.endsWith('"')) {
    return text.slice(1, -1).replace(/\\(["\\/])/g, '$1')
  }
  if (text.length >= 2 && text.startsWith("'") && text.endsWith("'"))
    return text.slice(1, -1).replace(/''/g, "'")
  return text
}
