import MarkdownIt, { type Token } from 'markdown-it'
import { linkUrl } from '@/lib/domain/link-url'
import { isPictureHash } from '@/lib/domain/manuscript-schema'
import type { Result } from '@/lib/domain/result'
import { carriableText } from './carriable-text'
import { type BlockKind, DraftBuilder, MAX_DEPTH, PLAIN, type Style } from './draft-builder'
import { DropTally } from './drop-tally'
import { frontMatterOf } from './front-matter'
import type { ImportRefusal } from './import-refusal'
import { finished, type ImportedDraft, type ImportOptions } from './imported-draft'
import { bytesOfAddress, ImportedPictures, PICTURE_SCHEME } from './imported-pictures'
import { referenceDefinitions } from './reference-definitions'

/* A paragraph longer than this, in UTF-16 units, is taken as it stands: nobody writes one, and markup in it could
   be made to take minutes to read. */
const LONGEST_PARAGRAPH = 20_000

/* The address of a picture, in a link or in a definition. */
const PICTURE = /(\]\(\s*<?|^ {0,3}\[[^\]\n]{1,100}\]:\s*<?)(data:image\/[\w.+-]+;base64,[A-Za-z0-9+/=]+)/gm

const HEADINGS: Record<string, BlockKind> = { h1: 'h1', h2: 'h2', h3: 'h3', h4: 'h4', h5: 'h4', h6: 'h4' }

/**
 * Reads CommonMark. Raw HTML is not read as such: it stays in the draft as it was typed, so that nothing of it can
 * run and none of its words are lost. A title in the front matter, else an `h1` that nothing precedes, is the
 * headline; `standfirst`, `dek`, `lede` or `subtitle` there is the standfirst; its other lines stay, as the first
 * paragraph.
 */
export function importMarkdown(
  markdown: string,
  options: ImportOptions = {},
): Result<ImportedDraft, ImportRefusal> {
  const text = carriableText(markdown)
  const front = frontMatterOf(text)
  const reader = new MarkdownReader(options.headline)
  const { references, text: body } = referenceDefinitions(reader.withoutPictures(front?.body ?? text))
  if (front) {
    reader.builder.setHeadline(front.headline)
    reader.builder.setStandfirst(front.standfirst)
    reader.builder.addVerbatim(front.rest.join('\n'), PLAIN)
    reader.builder.endBlock()
  }
  for (const token of parser().parse(body, { references })) reader.read(token)
  return finished(reader.builder.finish(), reader.dropped.inWords(), reader.pictures.all())
}

function parser(): MarkdownIt {
  const markdown = new MarkdownIt('commonmark', { html: false })
  /* The types leave this option out; the preset's 20 would cut off links in long crossing emphasis. */
  Object.assign(markdown.options, { maxNesting: 100 })
  /* Definitions were taken out before, see there. */
  markdown.disable('reference')
  /* markdown-it drops what is nested deeper than its limit; here it becomes a paragraph before that. */
  markdown.block.ruler.before('blockquote', 'flatten', (state, startLine, endLine, silent) => {
    if (silent || state.level < MAX_DEPTH) return false
    state.push('paragraph_open', 'p', 1)
    const inline = state.push('inline', '', 0)
    inline.content = state.getLines(startLine, endLine, state.blkIndent, false).trim()
    inline.children = []
    state.push('paragraph_close', 'p', -1)
    state.line = endLine
    return true
  })
  markdown.core.ruler.before('inline', 'long_paragraphs', state => {
    for (const token of state.tokens) {
      if (token.type === 'inline' && token.content.length > LONGEST_PARAGRAPH) token.type = 'verbatim'
    }
  })
  return markdown
}

class MarkdownReader {
  readonly builder: DraftBuilder
  readonly dropped = new DropTally()
  readonly pictures = new ImportedPictures()
  addedPicture = false
  strong = 0
  em = 0
  href: string | null = null

  constructor(headline: string | undefined) {
    this.builder = new DraftBuilder({ headline, headlineLeads: true })
  }

  /** The text with a short name in place of each picture in it, which would make a line longer than any is read. */
  withoutPictures(text: string): string {
    return text.replace(PICTURE, (whole, before: string, address: string) => {
      const bytes = bytesOfAddress(address)
      if (bytes === null) return whole
      const key = this.pictures.add(bytes)
      if (key === null) this.dropped.add('manyPictures')
      return key === null ? before : `${before}${PICTURE_SCHEME}${key}`
    })
  }

  read(token: Token): void {
    if (token.type === 'inline') {
      for (const [index, child] of (token.children ?? []).entries()) {
        this.read(child)
        // Words on the lines below a picture, in its paragraph, are its caption.
        const [first, second] = token.children ?? []
        if (index === 0 && first?.type === 'image' && second?.type.endsWith('break') && this.addedPicture)
          this.builder.startBlock('caption')
      }
    } else if (token.type in HANDLERS) HANDLERS[token.type]?.(this, token)
    else this.builder.addText(token.content, this.style)
  }

  get style(): Style {
    return { strong: this.strong > 0, em: this.em > 0, href: this.href }
  }
}

/* What each token of markdown-it does to the draft; any other one is text. */
const HANDLERS: Record<string, (reader: MarkdownReader, token: Token) => void> = {
  heading_open: ({ builder }, token) => builder.startBlock(HEADINGS[token.tag] ?? 'h2'),
  heading_close: ({ builder }) => builder.endBlock(),
  paragraph_open: ({ builder }) => builder.startBlock('paragraph'),
  paragraph_close: ({ builder }) => builder.endBlock(),
  blockquote_open: ({ builder }) => builder.open('quote'),
  blockquote_close: ({ builder }) => builder.close('quote'),
  bullet_list_open: ({ builder }) => builder.open('bullets'),
  bullet_list_close: ({ builder }) => builder.close('bullets'),
  ordered_list_open: ({ builder }, token) =>
    builder.open('numbers', Math.min(999_999, Number(token.attrGet('start') ?? 1))),
  ordered_list_close: ({ builder }) => builder.close('numbers'),
  list_item_open: ({ builder }) => builder.open('item'),
  list_item_close: ({ builder }) => builder.close('item'),
  hr: ({ builder }) => builder.addRule(),
  fence: readCode,
  code_block: readCode,
  verbatim: ({ builder }, token) => builder.addVerbatim(token.content, PLAIN),
  strong_open: reader => {
    reader.strong++
  },
  strong_close: reader => {
    reader.strong--
  },
  em_open: reader => {
    reader.em++
  },
  em_close: reader => {
    reader.em--
  },
  link_open: (reader, token) => {
    reader.href = linkUrl(String(token.attrGet('href') ?? ''))
    if (reader.href === null) reader.dropped.add('links')
    if (token.attrGet('title')) reader.dropped.add('linkTitles')
  },
  link_close: reader => {
    reader.href = null
  },
  softbreak: reader => reader.builder.addText(' ', reader.style),
  hardbreak: reader => reader.builder.addBreak(),
  image: (reader, token) => {
    const description = wordsOf(token.children ?? []).trim()
    const address = String(token.attrGet('src') ?? '')
    const key = address.startsWith(PICTURE_SCHEME) ? address.slice(PICTURE_SCHEME.length) : ''
    if (isPictureHash(key) && Number.parseInt(key, 16) < reader.pictures.all().length) {
      reader.builder.addPicture(key, description)
      reader.addedPicture = true
      if (token.attrGet('title')) {
        reader.builder.startBlock('caption')
        reader.builder.addText(String(token.attrGet('title')), PLAIN)
        reader.builder.endBlock()
      }
      return
    }
    reader.addedPicture = false
    reader.dropped.add(description === '' ? 'wordlessPictures' : 'pictures')
    if (description !== '') reader.builder.addText(`[${description}]`, reader.style)
  },
}

function readCode({ builder, dropped }: MarkdownReader, token: Token): void {
  if (token.info.trim() !== '') dropped.add('languages')
  builder.startBlock('paragraph')
  builder.addVerbatim(token.content, PLAIN)
  builder.endBlock()
}

function wordsOf(tokens: readonly Token[]): string {
  return tokens
    .map(token =>
      token.type === 'image'
        ? wordsOf(token.children ?? [])
        : token.type.endsWith('break')
          ? ' '
          : token.content,
    )
    .join('')
}
