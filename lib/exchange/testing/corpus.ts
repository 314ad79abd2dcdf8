import { strFromU8, unzipSync } from 'fflate'
import { type DefaultTreeAdapterTypes, parse } from 'parse5'
import { importFile } from '../import/import-draft'
import type { ImportedDraft } from '../import/imported-draft'
import { sharedBytes, sharedFiles, sharedStrings } from './shared-data'
import { countableWords } from './words'

/** A real file that a draft can be read from. */
export interface CorpusFile {
  readonly name: string
  readonly read: () => ImportedDraft | null
  /** Its words as the file itself has them, found without any of what the import uses. */
  readonly words: () => readonly string[]
}

/** Every file of the real inputs that is a draft: Word files, news, what people paste. Nothing where there are none. */
export function corpus(): CorpusFile[] {
  return [
    ...sharedFiles('docx', '.docx').map(name => fileOf(`docx/${name}`)),
    ...sharedFiles('news', '.txt', '.html', '.md').map(name => fileOf(`news/${name}`)),
    ...sharedFiles('paste', '.html').map(name => fileOf(`paste/${name}`)),
    ...sharedStrings('paste/lexical_clipboard_strings_even.json', 'html').map((html, index) =>
      entry(`paste/clipboard-${index}.html`, new TextEncoder().encode(html)),
    ),
  ]
}

function fileOf(path: string): CorpusFile {
  return entry(path, sharedBytes(path))
}

function entry(name: string, bytes: Uint8Array): CorpusFile {
  return {
    name,
    read: () => {
      const read = importFile({ bytes, fileName: name })
      return read.ok ? read.value : null
    },
    words: () => countableWords(textOf(name, bytes)),
  }
}

function textOf(name: string, bytes: Uint8Array): string {
  if (name.endsWith('.docx')) return textOfWord(bytes)
  const text = new TextDecoder().decode(bytes)
  if (name.endsWith('.html')) return textOfPage(parse(text))
  /* Addresses and what stands before the text are no words of it. */
  return name.endsWith('.md') ? text.replace(/^---\n.*?\n---\n/s, '').replace(/\]\([^)\s]*\)/g, ']') : text
}

function textOfWord(bytes: Uint8Array): string {
  const xml = strFromU8(unzipSync(bytes)['word/document.xml'] ?? new Uint8Array())
  const body = xml
    .replace(/<mc:Fallback>.*?<\/mc:Fallback>/gs, '')
    .replace(/<w:noBreakHyphen\s*\/>/g, '<w:t>\u2011</w:t>')
  const paragraphs = body.split(/<\/w:p>|<w:(?:br|tab|cr)\b[^>]*>/)
  return paragraphs
    .map(one => [...one.matchAll(/<w:t(?: [^>]*)?>([^<]*)<\/w:t>/g)].map(([, words]) => words).join(''))
    .join('\n')
    .replace(/&(lt|gt|amp|quot|apos);/g, ' ')
}

const SILENT = new Set(['script', 'style', 'title', 'template', 'head'])
const INLINE = /^(?:a|b|strong|i|em|span|font|u|s|sub|sup|code|mark|small|o:p)$/

function textOfPage(node: DefaultTreeAdapterTypes.Node): string {
  if ('value' in node) return node.value
  if (!('childNodes' in node) || SILENT.has(node.nodeName)) return ''
  const inside = node.childNodes.map(textOfPage).join('')
  return INLINE.test(node.nodeName) ? inside : `\n${inside}\n`
}
