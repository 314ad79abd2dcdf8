import type { Attrs, Mark, Node } from 'prosemirror-model'
import { isClaimId, manuscriptSchema } from '@/lib/domain/manuscript-schema'
import { fingerprintOf } from '@/lib/domain/nothing-to-check'

/** Nodes in the making: their content, and where the `<tag>`s in them stood, counted from their start. */
interface Piece {
  readonly nodes: readonly Node[]
  readonly size: number
  readonly tags: Readonly<Record<string, number>>
  readonly kind: string
}
/** What a builder takes: text, in which `<a>` names a position, or what other builders made. */
export type Child = string | Piece

/** A manuscript whose `<tag>`s have become positions. */
export type TaggedDoc = Node & {
  /** The ProseMirror position that `<name>` stood for; throws where there is no such tag. */
  tag(name: string): number
}

type NodeName = keyof typeof manuscriptSchema.nodes & string

const TAG = /<(\w+)>/g

function textPiece(source: string): Piece {
  const tags: Record<string, number> = {}
  let text = ''
  let last = 0
  for (const match of source.matchAll(TAG)) {
    text += source.slice(last, match.index)
    tags[match[1] ?? ''] = text.length
    last = match.index + match[0].length
  }
  text += source.slice(last)
  const nodes = text === '' ? [] : [manuscriptSchema.text(text)]
  return { nodes, size: text.length, tags, kind: 'text' }
}

function joined(children: readonly Child[]): Piece {
  const nodes: Node[] = []
  const tags: Record<string, number> = {}
  let size = 0
  for (const child of children) {
    const piece = typeof child === 'string' ? textPiece(child) : child
    nodes.push(...piece.nodes)
    for (const [name, pos] of Object.entries(piece.tags)) tags[name] = size + pos
    size += piece.size
  }
  return { nodes, size, tags, kind: 'inline' }
}

function nodePiece(kind: NodeName, attrs: Attrs | null, children: readonly Child[]): Piece {
  const inside = joined(children)
  const node = manuscriptSchema.node(kind, attrs, inside.nodes)
  const tags = Object.fromEntries(Object.entries(inside.tags).map(([name, pos]) => [name, pos + 1]))
  return { nodes: [node], size: node.nodeSize, tags, kind }
}

function marked(mark: Mark, children: readonly Child[]): Piece {
  const inside = joined(children)
  return { ...inside, nodes: inside.nodes.map(node => node.mark(mark.addToSet(node.marks))) }
}

/** The id that a claim called by a short name has in these manuscripts: ids proper stay as they are. */
export function claimId(name: string): string {
  return isClaimId(name) && name.length >= 8 ? name : `claim-id-${name}`
}

export const headline = (...children: Child[]) => nodePiece('headline', null, children)
export const standfirst = (...children: Child[]) => nodePiece('standfirst', null, children)
export const p = (...children: Child[]) => nodePiece('paragraph', null, children)
export const h = (level: 2 | 3 | 4, ...children: Child[]) => nodePiece('heading', { level }, children)
export const blockquote = (...children: Child[]) => nodePiece('blockquote', null, children)
export const ul = (...children: Child[]) => nodePiece('bullet_list', null, children)
export const ol = (...children: Child[]) => nodePiece('ordered_list', null, children)
export const li = (...children: Child[]) => nodePiece('list_item', null, children)
export const hr = () => nodePiece('horizontal_rule', null, [])
/* The hash that a picture called by a letter has in these manuscripts. */
const pictureHash = (name: string) =>
  Array.from({ length: 64 }, () => (name.charCodeAt(0) % 16).toString(16)).join('')
/** A figure with the picture of this name, four by three; its content is the caption. */
export const figure = (name: string, ...children: Child[]) =>
  nodePiece(
    'figure',
    { picture: pictureHash(name), width: 400, height: 300, alt: `Picture ${name}` },
    children,
  )
export const br = () => nodePiece('hard_break', null, [])

export const em = (...children: Child[]) => marked(manuscriptSchema.mark('em'), children)
export const strong = (...children: Child[]) => marked(manuscriptSchema.mark('strong'), children)
export const link = (href: string, ...children: Child[]) =>
  marked(manuscriptSchema.mark('link', { href }), children)
/** Words under a claim; a claim over several blocks is this in each of them, with the same name. */
export const claim = (name: string, ...children: Child[]) =>
  marked(manuscriptSchema.mark('claim', { id: claimId(name) }), children)

/** Words that somebody said there is nothing to check in: as they stand, or as given. */
export const passed = (words: string, as = words) =>
  marked(manuscriptSchema.mark('nothing_to_check', { of: fingerprintOf(as) }), [words])

/**
 * A manuscript of these blocks: `doc(headline('Gate'), p('<a>five missiles<b>'))`. A headline, a standfirst and a
 * body that are not given are there, empty. Throws when the blocks do not make a valid manuscript.
 */
export function doc(...blocks: Piece[]): TaggedDoc {
  const [first, second] = blocks
  const all = [...blocks]
  if (first?.kind !== 'headline') all.unshift(headline())
  const given = first?.kind === 'headline' ? second : first
  if (given?.kind !== 'standfirst') all.splice(1, 0, standfirst())
  if (all.length === 2) all.push(p())
  const inside = joined(all)
  const node = manuscriptSchema.node('doc', null, inside.nodes)
  node.check()
  return Object.assign(node, {
    tag(name: string): number {
      const pos = inside.tags[name]
      if (pos === undefined) throw new Error(`The manuscript has no <${name}>.`)
      return pos
    },
  })
}
