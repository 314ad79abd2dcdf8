import { strToU8, type Zippable, zipSync } from 'fflate'

const W = 'http://schemas.openxmlformats.org/wordprocessingml/2006/main'
const NAMESPACES = [
  `xmlns:w="${W}"`,
  'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"',
  'xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml"',
  'xmlns:w15="http://schemas.microsoft.com/office/word/2012/wordml"',
  'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"',
  'xmlns:v="urn:schemas-microsoft-com:vml"',
  'xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math"',
].join(' ')
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'

/** The parts of a Word file, each as the XML inside its root element. */
export interface DocxParts {
  readonly body: string
  readonly comments?: string
  /** Of `commentsExtended.xml`. */
  readonly threads?: string
  readonly footnotes?: string
  readonly endnotes?: string
  readonly styles?: string
  readonly numbering?: string
  readonly header?: string
  /** Addresses by relationship id. */
  readonly links?: Readonly<Record<string, string>>
  /** Further entries of the archive. */
  readonly more?: Zippable
  /** In place of the whole of `document.xml`. */
  readonly document?: string
}

const PARTS = [
  ['comments', 'comments', 'comments', 'w:comments'],
  ['threads', 'commentsExtended', 'commentsExtended', 'w15:commentsEx'],
  ['footnotes', 'footnotes', 'footnotes', 'w:footnotes'],
  ['endnotes', 'endnotes', 'endnotes', 'w:endnotes'],
  ['styles', 'styles', 'styles', 'w:styles'],
  ['numbering', 'numbering', 'numbering', 'w:numbering'],
  ['header', 'header', 'header1', 'w:hdr'],
] as const

/** A Word file made of these parts. */
export function docx(parts: DocxParts | string): Uint8Array<ArrayBuffer> {
  const own: DocxParts = typeof parts === 'string' ? { body: parts } : parts
  const there = PARTS.filter(([key]) => own[key] !== undefined)
  const relationships = [
    ...there.map(
      ([, type, file]) => `<Relationship Id="rel-${file}" Type="${OFFICE}/${type}" Target="${file}.xml"/>`,
    ),
    ...Object.entries(own.links ?? {}).map(
      ([id, target]) =>
        `<Relationship Id="${id}" Type="${OFFICE}/hyperlink" Target="${target}" TargetMode="External"/>`,
    ),
  ].join('')
  const entries: Zippable = {
    '[Content_Types].xml': strToU8(
      '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>',
    ),
    '_rels/.rels': strToU8(
      relationshipsOf(`<Relationship Id="rId1" Type="${OFFICE}/officeDocument" Target="word/document.xml"/>`),
    ),
    'word/_rels/document.xml.rels': strToU8(relationshipsOf(relationships)),
    'word/document.xml': strToU8(
      own.document ?? `<w:document ${NAMESPACES}><w:body>${own.body}</w:body></w:document>`,
    ),
    ...Object.fromEntries(
      there.map(([key, , file, root]) => [
        `word/${file}.xml`,
        strToU8(`<${root} ${NAMESPACES}>${own[key]}</${root}>`),
      ]),
    ),
    ...own.more,
  }
  return zipSync(entries) as Uint8Array<ArrayBuffer> // fflate makes its own buffers, never shared ones
}

function relationshipsOf(inside: string): string {
  return `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${inside}</Relationships>`
}

/** A run of words. */
export function r(text: string, look = ''): string {
  return `<w:r>${look === '' ? '' : `<w:rPr>${look}</w:rPr>`}<w:t xml:space="preserve">${escaped(text)}</w:t></w:r>`
}

/** A paragraph; what is no XML yet becomes a run. */
export function p(...inside: readonly string[]): string {
  return `<w:p>${inside.map(one => (one.startsWith('<') ? one : r(one))).join('')}</w:p>`
}

/** The properties of a paragraph. */
export function pPr(inside: string): string {
  return `<w:pPr>${inside}</w:pPr>`
}

/** Words that a comment stands on, with the comment's sign after them. */
export function commented(id: number, ...inside: readonly string[]): string {
  return `<w:commentRangeStart w:id="${id}"/>${inside.map(one => (one.startsWith('<') ? one : r(one))).join('')}${endOfComment(id)}`
}

export function endOfComment(id: number): string {
  return `<w:commentRangeEnd w:id="${id}"/><w:r><w:commentReference w:id="${id}"/></w:r>`
}

/** A comment, for the part that holds them. Its last paragraph has the id `P` and its number. */
export function comment(id: number, author: string, text: string, date = '2026-03-04T10:11:00Z'): string {
  return `<w:comment w:id="${id}" w:author="${author}" w:date="${date}" w:initials="X"><w:p w14:paraId="P${id}">${r(text)}</w:p></w:comment>`
}

export function ins(author: string, text: string): string {
  return `<w:ins w:id="900" w:author="${author}" w:date="2026-03-04T10:11:00Z">${r(text)}</w:ins>`
}

export function del(author: string, text: string): string {
  return `<w:del w:id="901" w:author="${author}" w:date="2026-03-04T10:11:00Z"><w:r><w:delText xml:space="preserve">${escaped(text)}</w:delText></w:r></w:del>`
}

export function footnoteSign(id: number): string {
  return `<w:r><w:footnoteReference w:id="${id}"/></w:r>`
}

export function escaped(text: string): string {
  return text.replace(/[&<>"]/g, letter => `&#${letter.charCodeAt(0)};`)
}
