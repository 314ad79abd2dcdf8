import type { BlockKind, Container } from './draft-builder'

/** What an HTML element means to a manuscript. The names are those of the schema's own parse rules, and more. */
export type ElementRole =
  | { readonly role: 'block'; readonly kind: BlockKind }
  | { readonly role: 'container'; readonly container: Container }
  /** Its text is not text: scripts, style sheets, the page's title. */
  | { readonly role: 'dropped' }
  | { readonly role: 'rule' | 'break' | 'picture' | 'figure' | 'cell' | 'row' | 'table' | 'preformatted' }
  | { readonly role: 'strong' | 'em' | 'link' | 'quotation' | 'struck' | 'shifted' | 'styled' }

const paragraph: ElementRole = { role: 'block', kind: 'paragraph' }
const block = (kind: BlockKind): ElementRole => ({ role: 'block', kind })
const container = (name: Container): ElementRole => ({ role: 'container', container: name })

/* What a browser sets as a block and a manuscript as a paragraph. */
const PARAGRAPHS = [
  ...[
    'address',
    'article',
    'aside',
    'body',
    'caption',
    'center',
    'col',
    'colgroup',
    'dd',
    'details',
    'dialog',
  ],
  ...['div', 'dl', 'dt', 'fieldset', 'footer', 'form', 'frameset', 'head', 'header'],
  ...[
    'hgroup',
    'html',
    'iframe',
    'legend',
    'main',
    'nav',
    'noembed',
    'noframes',
    'noscript',
    'optgroup',
    'option',
  ],
  ...['p', 'search', 'section', 'select', 'summary', 'tbody', 'template', 'textarea', 'tfoot', 'thead'],
]

const ROLES: ReadonlyMap<string, ElementRole> = new Map<string, ElementRole>([
  ...PARAGRAPHS.map(name => [name, paragraph] as const),
  ['h1', block('h1')],
  ['h2', block('h2')],
  ['h3', block('h3')],
  ['h4', block('h4')],
  ['h5', block('h4')],
  ['h6', block('h4')],
  ['figure', { role: 'figure' }],
  ['figcaption', block('caption')],
  ['blockquote', container('quote')],
  ['ul', container('bullets')],
  ['menu', container('bullets')],
  ['dir', container('bullets')],
  ['ol', container('numbers')],
  ['li', container('item')],
  ['pre', { role: 'preformatted' }],
  ['listing', { role: 'preformatted' }],
  ['xmp', { role: 'preformatted' }],
  ['plaintext', { role: 'preformatted' }],
  ['table', { role: 'table' }],
  ['tr', { role: 'row' }],
  ['td', { role: 'cell' }],
  ['th', { role: 'cell' }],
  ['hr', { role: 'rule' }],
  ['br', { role: 'break' }],
  ['img', { role: 'picture' }],
  ['script', { role: 'dropped' }],
  ['style', { role: 'dropped' }],
  ['title', { role: 'dropped' }],
  ['strong', { role: 'strong' }],
  ['b', { role: 'strong' }],
  ['em', { role: 'em' }],
  ['i', { role: 'em' }],
  ['cite', { role: 'em' }],
  ['a', { role: 'link' }],
  ['q', { role: 'quotation' }],
  ['del', { role: 'struck' }],
  ['s', { role: 'struck' }],
  ['strike', { role: 'struck' }],
  ['sup', { role: 'shifted' }],
  ['sub', { role: 'shifted' }],
  ['span', { role: 'styled' }],
  ['font', { role: 'styled' }],
])

/** The role of an element; null for one that only wraps words. */
export function roleOf(tagName: string): ElementRole | null {
  return ROLES.get(tagName) ?? null
}
