import type { Element } from '@xmldom/xmldom'
import { all, type ReadWordFile } from './word-file'

/* The order of children that ECMA-376 fixes, as far as copies use them: Word repairs or refuses a file that breaks it. */
const ORDER: Record<string, readonly string[]> = {
  'w:pPr': [
    ...['pStyle', 'keepNext', 'keepLines', 'pageBreakBefore', 'widowControl', 'numPr', 'pBdr', 'shd', 'tabs'],
    ...['bidi', 'spacing', 'ind', 'contextualSpacing', 'jc', 'outlineLvl', 'rPr', 'sectPr'],
  ],
  'w:rPr': [
    ...[
      'rStyle',
      'rFonts',
      'b',
      'bCs',
      'i',
      'iCs',
      'caps',
      'smallCaps',
      'strike',
      'dstrike',
      'noProof',
      'vanish',
    ],
    ...['color', 'spacing', 'w', 'kern', 'position', 'sz', 'szCs', 'highlight', 'u', 'effect', 'bdr', 'shd'],
    ...['vertAlign', 'rtl', 'cs', 'em', 'lang'],
  ],
  'w:style': [
    ...['name', 'aliases', 'basedOn', 'next', 'link', 'autoRedefine', 'hidden', 'uiPriority', 'semiHidden'],
    ...['unhideWhenUsed', 'qFormat', 'locked', 'pPr', 'rPr', 'tblPr'],
  ],
  'w:lvl': ['start', 'numFmt', 'lvlRestart', 'pStyle', 'isLgl', 'suff', 'lvlText', 'lvlJc', 'pPr', 'rPr'],
}

/** What of a Word file Word would repair, or not open: nothing, for a sound one. */
export function unsoundness({ parts }: ReadWordFile): string[] {
  return [
    ...packageFaults(parts),
    ...idFaults(parts),
    ...orderFaults(parts),
    ...referenceFaults(parts),
    ...threadFaults(parts),
    ...markupFaults(parts),
  ]
}

/* Styles and lists that are named have to be there; Word falls back in silence, or numbers anew. */
function referenceFaults(parts: ReadWordFile['parts']): string[] {
  const valuesOf = (under: Element | undefined, name: string) =>
    all(under, name).map(one => one.getAttribute('w:val') ?? '')
  const styles = all(parts.get('word/styles.xml'), 'w:style').map(one => one.getAttribute('w:styleId') ?? '')
  const numbering = parts.get('word/numbering.xml')
  const lists = all(numbering, 'w:num').map(one => one.getAttribute('w:numId') ?? '')
  const abstract = all(numbering, 'w:abstractNum').map(one => one.getAttribute('w:abstractNumId') ?? '')
  const order = [...(numbering?.childNodes ?? [])].map(({ nodeName }) => nodeName)
  const late = order.lastIndexOf('w:abstractNum') > order.indexOf('w:num') && order.includes('w:num')
  const words = [...parts].filter(([path]) =>
    /^word\/(?:document|comments|footnotes|endnotes|footer\d)\.xml$/.test(path),
  )
  return [
    ...words.flatMap(([path, root]) => [
      ...['w:pStyle', 'w:rStyle'].flatMap(name =>
        valuesOf(root, name).flatMap(id => (styles.includes(id) ? [] : [`${path}: no style ${id}`])),
      ),
      ...valuesOf(root, 'w:numId').flatMap(id => (lists.includes(id) ? [] : [`${path}: no list ${id}`])),
    ]),
    ...valuesOf(numbering, 'w:abstractNumId').flatMap(id =>
      abstract.includes(id) ? [] : [`no numbering ${id}`],
    ),
    ...(late ? ['numbering.xml: what a list is made of comes after the list'] : []),
  ]
}

/* A thread is told by the id of the last paragraph of each comment; ids are below 80000000 ([MS-DOCX] 2.2.4). */
function threadFaults(parts: ReadWordFile['parts']): string[] {
  const last = all(parts.get('word/comments.xml'), 'w:comment').map(
    one => all(one, 'w:p').at(-1)?.getAttribute('w14:paraId') ?? '',
  )
  const extended = all(parts.get('word/commentsExtended.xml'), 'w15:commentEx')
  const idsOf = (name: string) => extended.flatMap(one => one.getAttribute(name) ?? [])
  const ids = all(parts.get('word/commentsIds.xml'), 'w16cid:commentId').map(
    one => one.getAttribute('w16cid:paraId') ?? '',
  )
  const answers = new Map(
    extended.map(one => [one.getAttribute('w15:paraId'), one.getAttribute('w15:paraIdParent')]),
  )
  return [
    ...last.filter(id => !/^[0-7][0-9A-F]{7}$/.test(id)).map(id => `paragraph id ${id}`),
    ...[...idsOf('w15:paraId'), ...idsOf('w15:paraIdParent'), ...ids]
      .filter(id => !last.includes(id))
      .map(id => `no comment ends with paragraph ${id}`),
    ...[...answers.values()]
      .filter(parent => parent !== null && answers.get(parent) !== null)
      .map(parent => `a reply to a reply, ${parent}`),
  ]
}

/* What Word refuses a whole file for: prefixes that are not declared, moments that are none, notes without their lines. */
function markupFaults(parts: ReadWordFile['parts']): string[] {
  const undeclared = [...parts].flatMap(([path, root]) =>
    (root.getAttribute('mc:Ignorable') ?? '')
      .split(' ')
      .filter(prefix => prefix !== '' && !root.hasAttribute(`xmlns:${prefix}`))
      .map(prefix => `${path}: ${prefix} is ignorable and not declared`),
  )
  const dated = [...parts.values()].flatMap(root =>
    ['w:comment', 'w:ins', 'w:del'].flatMap(name => all(root, name)),
  )
  const moments = dated.map(one => one.getAttribute('w:date') ?? '')
  const types = all(parts.get('word/footnotes.xml'), 'w:footnote').map(one => one.getAttribute('w:type'))
  const nested = [...parts].flatMap(([path, root]) =>
    all(root, 'w:p').some(one => one.parentNode?.nodeName === 'w:p')
      ? [`${path}: a paragraph in a paragraph`]
      : [],
  )
  return [
    ...undeclared,
    ...nested,
    ...moments
      .filter(at => !/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?Z$/.test(at))
      .map(at => `a moment that is none: ${at}`),
    ...(parts.has('word/footnotes.xml')
      ? ['separator', 'continuationSeparator']
          .filter(type => !types.includes(type))
          .map(type => `no ${type} of notes`)
      : []),
  ]
}

function packageFaults(parts: ReadWordFile['parts']): string[] {
  const types = parts.get('[Content_Types].xml')
  const overrides = all(types, 'Override').map(one => (one.getAttribute('PartName') ?? '').slice(1))
  const extensions = all(types, 'Default').map(one => one.getAttribute('Extension'))
  const lost = overrides.filter(path => !parts.has(path)).map(path => `${path} has a type but is not there`)
  const untyped = [...parts.keys()]
    .filter(path => !overrides.includes(path) && !extensions.includes(path.split('.').at(-1) ?? ''))
    .map(path => `${path} has no type`)
  const twice = overrides.filter((path, index) => overrides.indexOf(path) !== index)
  const dangling = [...parts].flatMap(([path, root]) => {
    if (!path.endsWith('.rels')) return []
    const folder = path.replace(/_rels\/[^/]*$/, '')
    const relations = all(root, 'Relationship')
    const ids = relations.map(one => one.getAttribute('Id'))
    return [
      ...ids.filter((id, index) => ids.indexOf(id) !== index).map(id => `${path} has ${id} twice`),
      ...relations
        .filter(one => one.getAttribute('TargetMode') !== 'External')
        .map(one => new URL(one.getAttribute('Target') ?? '', `file:///${folder}`).pathname.slice(1))
        .filter(target => !parts.has(target))
        .map(target => `${path} leads to ${target}, which is not there`),
    ]
  })
  return [...lost, ...untyped, ...twice, ...dangling, ...relationFaults(parts)]
}

/* Each link and each part a document names must be among its relations. */
function relationFaults(parts: ReadWordFile['parts']): string[] {
  const relations = all(parts.get('word/_rels/document.xml.rels'), 'Relationship')
  const ids = relations.map(one => one.getAttribute('Id'))
  return all(parts.get('word/document.xml'), 'w:hyperlink')
    .map(one => one.getAttribute('r:id'))
    .filter(id => !ids.includes(id))
    .map(id => `no relation ${id}`)
}

function idFaults(parts: ReadWordFile['parts']): string[] {
  const body = parts.get('word/document.xml')
  const idsOf = (under: Element | undefined, name: string) =>
    all(under, name).map(one => one.getAttribute('w:id') ?? '')
  const repeated = (ids: readonly string[], of: string) =>
    ids.filter((id, index) => ids.indexOf(id) !== index).map(id => `${of} ${id} twice`)
  const comments = idsOf(parts.get('word/comments.xml'), 'w:comment')
  const ends = ['w:commentRangeStart', 'w:commentRangeEnd', 'w:commentReference']
  const apart = ends
    .filter(name => [...idsOf(body, name)].sort().join() !== [...comments].sort().join())
    .map(name => `${name}: not each comment once`)
  const paragraphs = all(parts.get('word/comments.xml'), 'w:p').flatMap(
    one => one.getAttribute('w14:paraId') ?? [],
  )
  const durable = all(parts.get('word/commentsIds.xml'), 'w16cid:commentId').map(
    one => one.getAttribute('w16cid:durableId') ?? '',
  )
  return [
    ...apart,
    ...repeated(comments, 'comment'),
    ...repeated(paragraphs, 'paragraph'),
    ...repeated(durable, 'durable id'),
    ...durable.filter(id => !/^[0-7][0-9A-F]{7}$/.test(id) || /^0{8}$|^7F{7}$/.test(id)),
    ...repeated([...idsOf(body, 'w:ins'), ...idsOf(body, 'w:del'), ...comments], 'annotation'),
    ...repeated(idsOf(body, 'w:bookmarkStart'), 'bookmark'),
    ...repeated(idsOf(body, 'w:footnoteReference'), 'footnote'),
  ]
}

function orderFaults(parts: ReadWordFile['parts']): string[] {
  return [...parts].flatMap(([path, root]) =>
    Object.entries(ORDER).flatMap(([name, order]) =>
      all(root, name).flatMap(element => {
        const places = [...element.childNodes]
          .filter(child => child.nodeType === 1)
          .map(child => ({ name: child.nodeName, place: order.indexOf(child.nodeName.replace(/^w:/, '')) }))
        return places
          .filter(({ place }, index) => place < 0 || place <= (places[index - 1]?.place ?? -1))
          .map(child => `${path}: ${child.name} out of place in ${name}`)
      }),
    ),
  )
}
