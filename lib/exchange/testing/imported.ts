import type { Node } from 'prosemirror-model'
import { lineText } from '@/lib/domain/manuscript-text'
import type { Result } from '@/lib/domain/result'
import { importHtml } from '../import/html'
import type { ImportRefusal } from '../import/import-refusal'
import type { ImportedDraft } from '../import/imported-draft'
import { importMarkdown } from '../import/markdown'
import { importPlainText } from '../import/plain-text'

/** What a draft was read as; fails on a refusal. */
export function imported(result: Result<ImportedDraft, ImportRefusal>): ImportedDraft {
  if (!result.ok) throw new Error(`Refused: ${result.error.message}`)
  return result.value
}

export function readText(text: string, headline?: string): ImportedDraft {
  return imported(importPlainText(text, { headline }))
}

export function readMarkdown(text: string, headline?: string): ImportedDraft {
  return imported(importMarkdown(text, { headline }))
}

export function readHtml(text: string, headline?: string): ImportedDraft {
  return imported(importHtml(text, { headline }))
}

const SHORT: Record<string, string> = {
  paragraph: 'p',
  blockquote: 'quote',
  bullet_list: 'ul',
  ordered_list: 'ol',
  list_item: 'li',
  horizontal_rule: 'hr',
  figure: 'figure',
}

/**
 * A draft as one would tell it: headline, standfirst, and each block of the body with the path to it, as
 * `quote p: words`; italic `/words/`, bold `*words*`, links `[words](address)`.
 */
export function manuscript({ doc }: Pick<ImportedDraft, 'doc'>): {
  headline: string
  standfirst: string
  body: string[]
} {
  const [headline, standfirst, ...body] = doc.content.content
  return {
    headline: headline ? inlineOf(headline) : '',
    standfirst: standfirst ? inlineOf(standfirst) : '',
    body: body.flatMap(block => told(block, '')),
  }
}

function told(node: Node, path: string): string[] {
  const name = SHORT[node.type.name] ?? `h${node.attrs.level}`
  const start = node.type.name === 'ordered_list' && node.attrs.order !== 1 ? `@${node.attrs.order}` : ''
  const here = `${path}${name}${start}`
  if (node.isTextblock) return [`${here}: ${inlineOf(node)}`]
  if (node.isLeaf) return [here]
  return node.content.content.flatMap(child => told(child, `${here} `))
}

function inlineOf(block: Node): string {
  if (block.content.content.every(node => node.marks.length === 0)) return lineText(block)
  return block.content.content
    .map(node => {
      let text = node.text ?? '\n'
      for (const mark of [...node.marks].reverse()) {
        if (mark.type.name === 'em') text = `/${text}/`
        if (mark.type.name === 'strong') text = `*${text}*`
        if (mark.type.name === 'link') text = `[${text}](${mark.attrs.href})`
      }
      return text
    })
    .join('')
}
