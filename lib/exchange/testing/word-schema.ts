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
  return [...packageFaults(parts), ...idFaults(parts), ...orderFaults(parts)]
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
