import { Token, type TokenHandler, Tokenizer, TokenizerMode } from 'parse5'
import { linkUrl } from '@/lib/domain/link-url'
import type { Result } from '@/lib/domain/result'
import { carriableText } from './carriable-text'
import { DraftBuilder, PLAIN, type Style } from './draft-builder'
import { DropTally } from './drop-tally'
import { type ElementRole, roleOf } from './html-elements'
import type { ImportRefusal } from './import-refusal'
import { finished, type ImportedDraft, type ImportOptions } from './imported-draft'
import { bytesOfAddress, ImportedPictures } from './imported-pictures'
import { InlineStyles } from './inline-styles'

/* Elements whose content the tokenizer must not read as tags, as the HTML standard's tree construction says. */
const RAW: ReadonlyMap<string, Tokenizer['state']> = new Map([
  ['title', TokenizerMode.RCDATA],
  ['textarea', TokenizerMode.RCDATA],
  ['style', TokenizerMode.RAWTEXT],
  ['xmp', TokenizerMode.RAWTEXT],
  ['iframe', TokenizerMode.RAWTEXT],
  ['noembed', TokenizerMode.RAWTEXT],
  ['noframes', TokenizerMode.RAWTEXT],
  ['script', TokenizerMode.SCRIPT_DATA],
  ['plaintext', TokenizerMode.PLAINTEXT],
])
const STANDFIRST = /(?:^|\s)(?:stand|standfirst|dek|lede)(?:\s|$)/i

/**
 * Reads HTML, a page or a piece of one: no tree is built and nothing is ever handed to a browser, words are taken
 * from the tokens that the HTML standard's tokenizer makes. The first `h1` is the headline, a block of class
 * `stand`, `standfirst`, `dek` or `lede` the standfirst. Only scripts, style sheets, the page's title and comments
 * are left out.
 */
export function importHtml(html: string, options: ImportOptions = {}): Result<ImportedDraft, ImportRefusal> {
  const reader = new HtmlReader(options.headline)
  const tokenizer = new Tokenizer({ sourceCodeLocationInfo: false }, reader)
  reader.tokenizer = tokenizer
  tokenizer.write(carriableText(html), true)
  return finished(reader.builder.finish(), reader.dropped.inWords(), reader.pictures.all())
}

class HtmlReader implements TokenHandler {
  readonly builder: DraftBuilder
  readonly dropped = new DropTally()
  readonly pictures = new ImportedPictures()
  private captions = 0
  tokenizer: Tokenizer | null = null
  private readonly styles = new InlineStyles()
  /* Name of the element whose text is being left out. */
  private skipping: string | null = null
  /* Depth inside svg and math, where the names of elements mean something else. */
  private foreign = 0
  private preformatted = 0
  private betweenCells = false

  constructor(headline: string | undefined) {
    this.builder = new DraftBuilder({ headline, headlineLeads: false })
  }

  onStartTag(token: Token.TagToken): void {
    const name = token.tagName
    const role = roleOf(name)
    if (name === 'svg' || name === 'math') {
      if (!token.selfClosing) this.foreign++
    } else if (this.foreign > 0 && role !== null && role.role !== 'dropped' && role.role !== 'link') {
      /* An HTML element ends a picture or formula, and whatever was open in it. */
      this.foreign = 0
      this.skipping = null
    }
    if (this.tokenizer) this.tokenizer.inForeignNode = this.foreign > 0
    if (this.skipping !== null || (this.foreign > 0 && token.selfClosing)) return
    if (this.foreign === 0) {
      const mode = RAW.get(name)
      if (mode !== undefined && this.tokenizer) this.tokenizer.state = mode
    }
    if (role !== null) this.begin(name, role, token)
  }

  onEndTag(token: Token.TagToken): void {
    const name = token.tagName
    if ((name === 'svg' || name === 'math') && this.foreign > 0) this.foreign--
    if (this.tokenizer) this.tokenizer.inForeignNode = this.foreign > 0
    if (this.skipping !== null) {
      if (name === this.skipping) this.skipping = null
      return
    }
    const role = roleOf(name)
    if (role !== null) this.end(name, role)
  }

  onCharacter(token: Token.CharacterToken): void {
    this.text(token.chars)
  }

  onWhitespaceCharacter(token: Token.CharacterToken): void {
    this.text(token.chars)
  }

  onNullCharacter(): void {}
  onComment(): void {}
  onDoctype(): void {}
  onEof(): void {}

  private begin(name: string, role: ElementRole, token: Token.TagToken): void {
    const attribute = (wanted: string) => Token.getTokenAttr(token, wanted)
    switch (role.role) {
      case 'dropped':
        /* In a picture, a title is a text for readers. */
        if (this.foreign > 0 && name === 'title') return
        this.skipping = name
        if (name !== 'title') this.dropped.add('code')
        return
      case 'block':
        this.betweenCells = false
        if (name === 'figcaption') this.captions++
        // A paragraph in a caption is a part of it.
        else if (this.captions > 0 && role.kind === 'paragraph') {
          this.builder.addText(' ', PLAIN)
          return
        }
        this.builder.startBlock(
          role.kind === 'paragraph' && STANDFIRST.test(attribute('class') ?? '') ? 'standfirst' : role.kind,
        )
        return
      case 'container':
        this.betweenCells = false
        if (role.container === 'item') this.builder.close('item')
        this.builder.open(role.container, listStart(attribute('start')))
        return
      case 'preformatted':
        this.betweenCells = false
        this.preformatted++
        this.builder.startBlock('paragraph')
        return
      case 'table':
        this.dropped.add('tables')
        this.betweenCells = false
        this.builder.startBlock('paragraph')
        return
      case 'row':
        this.betweenCells = false
        this.builder.startBlock('paragraph')
        return
      case 'cell':
        this.betweenCells = this.builder.hasText
        return
      case 'rule':
        this.betweenCells = false
        this.builder.addRule()
        return
      case 'break':
        this.builder.addBreak()
        return
      case 'figure':
        this.betweenCells = false
        this.builder.openFigure()
        return
      case 'picture': {
        const description = attribute('alt')?.trim()
        const bytes = bytesOfAddress(attribute('src') ?? '')
        const key = bytes && this.pictures.add(bytes)
        if (key) {
          this.builder.addPicture(key, description ?? '')
          return
        }
        if (bytes) this.dropped.add('manyPictures')
        this.dropped.add(description ? 'pictures' : 'wordlessPictures')
        if (description) this.text(`[${description}]`)
        return
      }
      case 'quotation':
        this.text('“')
        return
      case 'struck':
        this.dropped.add('struck')
        return
      case 'shifted':
        this.dropped.add('shifted')
        return
      default:
        if (role.role === 'link') this.styles.close(name)
        this.styles.open(name, this.change(role.role, attribute('style') ?? '', attribute('href')))
    }
  }

  private end(name: string, role: ElementRole): void {
    switch (role.role) {
      case 'block':
        if (name === 'figcaption') this.captions = Math.max(0, this.captions - 1)
        else if (this.captions > 0 && role.kind === 'paragraph') return
        this.betweenCells = false
        this.builder.endBlock()
        return
      case 'row':
      case 'table':
        this.betweenCells = false
        this.builder.endBlock()
        return
      case 'container':
        this.betweenCells = false
        if (role.container === 'bullets' || role.container === 'numbers')
          this.builder.close('bullets', 'numbers')
        else this.builder.close(role.container)
        this.builder.endBlock()
        return
      case 'figure':
        this.captions = 0
        this.builder.closeFigure()
        return
      case 'preformatted':
        this.preformatted = Math.max(0, this.preformatted - 1)
        this.builder.endBlock()
        return
      case 'quotation':
        this.text('”')
        return
      case 'strong':
      case 'em':
      case 'link':
      case 'styled':
        this.styles.close(name)
        return
      case 'break':
        /* `</br>` is a break by the HTML standard. */
        this.builder.addBreak()
        return
      default:
        return
    }
  }

  private change(
    role: 'strong' | 'em' | 'link' | 'styled',
    css: string,
    address: string | null,
  ): Partial<Style> {
    if (role === 'link') {
      if (address === null) return {}
      const href = linkUrl(address)
      if (href === null && !address.trim().startsWith('#')) this.dropped.add('links')
      return { href }
    }
    const weight = /font-weight\s*:\s*(bold|normal|\d00)/i.exec(css)?.[1]?.toLowerCase()
    const slant = /font-style\s*:\s*(italic|normal)/i.exec(css)?.[1]?.toLowerCase()
    const strong =
      weight === undefined ? role === 'strong' || undefined : weight === 'bold' || Number(weight) >= 600
    const em = slant === undefined ? role === 'em' || undefined : slant === 'italic'
    return { ...(strong === undefined ? {} : { strong }), ...(em === undefined ? {} : { em }) }
  }

  private text(chars: string): void {
    if (this.skipping !== null) return
    if (this.betweenCells && chars.trim() !== '') {
      this.betweenCells = false
      this.builder.addText(' | ', PLAIN)
    }
    if (this.preformatted > 0) this.builder.addVerbatim(chars, this.styles.current)
    else this.builder.addText(chars, this.styles.current)
  }
}

function listStart(attribute: string | null): number {
  const start = Number(attribute ?? 1)
  return Number.isInteger(start) && start >= 0 && start < 1_000_000 ? start : 1
}
