import { linkUrl } from '@/lib/domain/link-url'
import { PICTURE_SCHEME } from './imported-pictures'

/** Addresses that a Markdown text names apart from its words: `[label]: address "title"`. */
export interface ReferenceDefinitions {
  /** By label, as markdown-it looks them up. */
  readonly references: Record<string, { readonly href: string; readonly title: string }>
  /** The text without the lines that were understood. */
  readonly text: string
}

const DEFINITION =
  /^ {0,3}\[([^^[\]\\\n][^[\]\\\n]{0,200})\]:[ \t]+<?([^\s<>]{1,2048})>?(?:[ \t]+(?:"[^"\n]{0,500}"|'[^'\n]{0,500}'|\([^()\n]{0,500}\)))?[ \t]*$/
const FENCE = /^ {0,3}(?:```|~~~)/

/**
 * Takes the reference definitions out of a Markdown text, but only those that a link can follow and that the text
 * uses: markdown-it itself would swallow any line of this shape, a footnote or an editor's remark among them.
 */
export function referenceDefinitions(text: string): ReferenceDefinitions {
  const references: Record<string, { href: string; title: string }> = Object.create(null)
  const found: { readonly line: number; readonly label: string }[] = []
  const lines = text.split('\n')
  let fenced = false
  for (const [line, content] of lines.entries()) {
    if (FENCE.test(content)) fenced = !fenced
    if (fenced || !/^ {0,3}\[/.test(content)) continue
    const [, label = '', address = ''] = DEFINITION.exec(content) ?? []
    const href = address.startsWith(PICTURE_SCHEME) ? address : linkUrl(address)
    const key = labelOf(label)
    if (href === null || key === '' || key in references) continue
    references[key] = { href, title: '' }
    found.push({ line, label: key })
  }
  if (found.length === 0) return { references, text }
  const definitions = new Map(found.map(({ line, label }) => [line, label]))
  const used = usedLabels(lines.filter((_, line) => !definitions.has(line)).join('\n'))
  const kept = lines.filter((_, line) => {
    const label = definitions.get(line)
    return label === undefined || !used.has(label)
  })
  return { references, text: kept.join('\n') }
}

function usedLabels(text: string): Set<string> {
  return new Set(Array.from(text.matchAll(/\[([^[\]\\\n]{1,200})\]/g), ([, label = '']) => labelOf(label)))
}

/* As markdown-it's normalizeReference: case and white space do not count. */
function labelOf(label: string): string {
  return label.trim().replace(/\s+/g, ' ').toLowerCase().toUpperCase()
}
