import { type DOMOutputSpec, type MarkSpec, type NodeSpec, Schema } from 'prosemirror-model'
import { linkUrl } from './link-url'

/** Grows when a change of the schema makes older clients' steps unsafe; a commit with an older one is refused. */
export const SCHEMA_VERSION = 3

/** What a claim's id looks like; the mark and the row share it. */
const CLAIM_ID = /^[A-Za-z0-9_-]{1,64}$/

export function isClaimId(value: unknown): value is string {
  return typeof value === 'string' && CLAIM_ID.test(value)
}

const FINGERPRINT = /^[0-9a-z]{1,16}$/

/** Whether this can be the fingerprint of a wording. */
function isFingerprint(value: unknown): value is string {
  return typeof value === 'string' && FINGERPRINT.test(value)
}

/** Whether a value names a picture file as its hash does: SHA-256, lower-case hex. */
export function isPictureHash(value: unknown): value is string {
  return typeof value === 'string' && /^[0-9a-f]{64}$/.test(value)
}

/** The longest description of a picture, in UTF-16 units: some three hundred words. */
export const MAX_DESCRIPTION = 2000

/** A description of a picture as a figure may hold it: one line, cut where it is too long. */
export function pictureDescription(text: string): string {
  const line = text.replace(/\s+/g, ' ').trim().toWellFormed()
  return line.slice(0, MAX_DESCRIPTION).toWellFormed()
}

function isDescription(value: unknown): boolean {
  return typeof value === 'string' && value.length <= MAX_DESCRIPTION && value.isWellFormed()
}

function isPixels(value: unknown): boolean {
  return Number.isInteger(value) && Number(value) > 0 && Number(value) <= 65_535
}

/* The DOM's own types are kept out of the domain: parse rules are handed elements by whoever has a DOM. */
interface ElementLike {
  getAttribute(name: string): string | null
  hasAttribute(name: string): boolean
}

/* ProseMirror types parse rules for the browser's HTMLElement, which the domain does not know. */
function attributes<T>(read: (element: ElementLike) => T): (element: ElementLike) => T {
  return read
}

function check(name: string, valid: (value: unknown) => boolean): (value: unknown) => void {
  return value => {
    if (!valid(value)) throw new RangeError(`Invalid ${name}: ${String(value).slice(0, 80)}`)
  }
}

const nodes = {
  doc: { content: 'headline standfirst block+' },
  headline: {
    content: 'text*',
    defining: true,
    isolating: true,
    marks: 'claim nothing_to_check em',
    parseDOM: [{ tag: 'h1' }],
    toDOM: (): DOMOutputSpec => ['h1', { dir: 'auto' }, 0],
  },
  standfirst: {
    content: 'text*',
    defining: true,
    isolating: true,
    marks: 'claim nothing_to_check em strong link',
    parseDOM: [{ tag: 'p.stand', priority: 60 }],
    toDOM: (): DOMOutputSpec => ['p', { class: 'stand', dir: 'auto' }, 0],
  },
  paragraph: {
    group: 'block',
    content: 'inline*',
    parseDOM: [{ tag: 'p' }],
    toDOM: (): DOMOutputSpec => ['p', { dir: 'auto' }, 0],
  },
  heading: {
    group: 'block',
    content: 'inline*',
    defining: true,
    attrs: { level: { default: 2, validate: check('heading level', v => v === 2 || v === 3 || v === 4) } },
    parseDOM: [
      { tag: 'h2', attrs: { level: 2 } },
      { tag: 'h3', attrs: { level: 3 } },
      { tag: 'h4', attrs: { level: 4 } },
      { tag: 'h5', attrs: { level: 4 } },
      { tag: 'h6', attrs: { level: 4 } },
    ],
    toDOM: (node): DOMOutputSpec => [`h${node.attrs.level}`, { dir: 'auto' }, 0],
  },
  blockquote: {
    group: 'block',
    content: 'block+',
    defining: true,
    parseDOM: [{ tag: 'blockquote' }],
    toDOM: (): DOMOutputSpec => ['blockquote', 0],
  },
  bullet_list: {
    group: 'block',
    content: 'list_item+',
    parseDOM: [{ tag: 'ul' }],
    toDOM: (): DOMOutputSpec => ['ul', 0],
  },
  ordered_list: {
    group: 'block',
    content: 'list_item+',
    attrs: {
      order: {
        default: 1,
        validate: check('list start', v => Number.isInteger(v) && Number(v) >= 0 && Number(v) < 1e6),
      },
    },
    parseDOM: [
      {
        tag: 'ol',
        getAttrs: attributes(element => {
          const start = Number(element.getAttribute('start') || 1)
          return { order: Number.isInteger(start) && start >= 0 && start < 1e6 ? start : 1 }
        }),
      },
    ],
    toDOM: (node): DOMOutputSpec =>
      node.attrs.order === 1 ? ['ol', 0] : ['ol', { start: node.attrs.order }, 0],
  },
  list_item: {
    content: 'paragraph block*',
    defining: true,
    parseDOM: [{ tag: 'li' }],
    toDOM: (): DOMOutputSpec => ['li', 0],
  },
  horizontal_rule: {
    group: 'block',
    parseDOM: [{ tag: 'hr' }],
    toDOM: (): DOMOutputSpec => ['hr'],
  },
  figure: {
    group: 'block',
    content: 'inline*',
    defining: true,
    isolating: true,
    attrs: {
      picture: { validate: check('picture', isPictureHash) },
      width: { validate: check('width', isPixels) },
      height: { validate: check('height', isPixels) },
      alt: { default: '', validate: check('description', isDescription) },
    },
    parseDOM: [
      {
        tag: 'figure[data-picture]',
        contentElement: 'figcaption',
        getAttrs: attributes(element => {
          const read = (name: string) => element.getAttribute(`data-${name}`) ?? ''
          const picture = read('picture')
          const [width, height] = [Number(read('width')), Number(read('height'))]
          if (!isPictureHash(picture) || !isPixels(width) || !isPixels(height)) return false
          return { picture, width, height, alt: pictureDescription(read('alt')) }
        }),
      },
    ],
    toDOM: ({ attrs: { picture, width, height, alt } }): DOMOutputSpec => [
      'figure',
      { 'data-picture': picture, 'data-width': `${width}`, 'data-height': `${height}`, 'data-alt': alt },
      ['figcaption', { dir: 'auto' }, 0],
    ],
  },
  text: { group: 'inline' },
  hard_break: {
    group: 'inline',
    inline: true,
    selectable: false,
    leafText: () => '\n',
    parseDOM: [{ tag: 'br' }],
    toDOM: (): DOMOutputSpec => ['br'],
  },
} satisfies Record<string, NodeSpec>

const marks = {
  claim: {
    attrs: { id: { validate: check('claim id', isClaimId) } },
    excludes: '',
    inclusive: false,
    parseDOM: [
      {
        tag: '[data-claim]',
        getAttrs: attributes(element => {
          const id = element.getAttribute('data-claim')
          return isClaimId(id) ? { id } : false
        }),
      },
    ],
    toDOM: (mark): DOMOutputSpec => ['span', { 'data-claim': mark.attrs.id }, 0],
  },
  /* Holds the fingerprint of the words it was put on, by which it is seen whether they still read so. */
  nothing_to_check: {
    attrs: { of: { validate: check('fingerprint', isFingerprint) } },
    inclusive: false,
    parseDOM: [
      {
        tag: '[data-nothing-to-check]',
        getAttrs: attributes(element => {
          const of = element.getAttribute('data-nothing-to-check')
          return isFingerprint(of) ? { of } : false
        }),
      },
    ],
    toDOM: (mark): DOMOutputSpec => ['span', { 'data-nothing-to-check': mark.attrs.of }, 0],
  },
  link: {
    attrs: { href: { validate: check('link', v => typeof v === 'string' && linkUrl(v) !== null) } },
    inclusive: false,
    parseDOM: [
      {
        tag: 'a[href]',
        getAttrs: attributes(element => {
          const href = linkUrl(element.getAttribute('href') ?? '')
          return href === null ? false : { href }
        }),
      },
    ],
    toDOM: (mark): DOMOutputSpec => ['a', { href: mark.attrs.href, rel: 'noopener noreferrer nofollow' }, 0],
  },
  strong: {
    parseDOM: [
      { tag: 'strong' },
      { tag: 'b:not([style*="normal"])' },
      {
        style: 'font-weight',
        getAttrs: (weight: string) => (/^(?:bold(?:er)?|[6-9]\d\d)$/.test(weight) ? null : false),
      },
    ],
    toDOM: (): DOMOutputSpec => ['strong', 0],
  },
  em: {
    parseDOM: [{ tag: 'em' }, { tag: 'i:not([style*="normal"])' }, { style: 'font-style=italic' }],
    toDOM: (): DOMOutputSpec => ['em', 0],
  },
} satisfies Record<string, MarkSpec>

/**
 * The manuscript: headline, standfirst and body. A figure names its picture by the hash of the file, and its text is
 * the caption. A claim is a mark that holds an id and nothing more; claims overlap (`excludes: ""`), and typing at a
 * claim's edge does not lengthen it (`inclusive: false`). Where somebody said that there is nothing to check is a mark
 * as well, of which a stretch has one.
 */
export const manuscriptSchema = new Schema<keyof typeof nodes, keyof typeof marks>({ nodes, marks })
