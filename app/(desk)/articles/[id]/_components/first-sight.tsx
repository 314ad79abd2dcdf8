import type { DOMOutputSpec, Mark, Node } from 'prosemirror-model'
import { createElement, type ReactNode } from 'react'
import { pictureUrl } from '@/lib/contracts/picture-url'
import { type ClaimLook, claimClass } from '@/lib/editor/claim-class'
import { lanesOf } from '@/lib/editor/lanes'
import { PLACEHOLDERS } from '@/lib/editor/placeholders'
import { slugOf } from './slug'

interface Sight extends Drawing {
  readonly desk: string
  readonly byline: string
  readonly wordCount: number
  /** The first blocks of the draft. */
  readonly blocks: readonly Node[]
}

/** What of an article decides how its blocks look. */
interface Drawing {
  readonly articleId: string
  readonly claims: ReadonlyMap<string, ClaimLook>
}

/**
 * The beginning of a draft as the editor will draw it, for the moments until the editor is there: drawn by the
 * schema's own `toDOM`, so that no line moves when it takes over.
 */
export function FirstSight({ sight }: { readonly sight: Sight }) {
  return (
    <div className="ws">
      <aside className="rail" aria-label="Progress and filters" />
      <div className="sheet">
        <main className="paper" aria-busy="true">
          <div className="leaf">
            <p className="slug" dir="auto">
              {slugOf(sight.desk, sight.byline, sight.wordCount)}
            </p>
            <div className="mount">
              <div className="draft">
                {sight.blocks.map((block, index) => {
                  const empty = block.content.size === 0 ? PLACEHOLDERS[index] : undefined
                  return drawn(block, index, sight, empty)
                })}
              </div>
            </div>
          </div>
        </main>
      </div>
    </div>
  )
}

/** A block of the draft as the editor draws it; `claims` give its claims their look. */
export function drawn(node: Node, key: number, drawing: Drawing, placeholder?: string): ReactNode {
  if (node.type.name === 'figure') return figure(node, key, drawing)
  const [tag, attributes] = tagOf(node.type.spec.toDOM?.(node))
  const more = placeholder === undefined ? {} : { 'data-placeholder': placeholder }
  if (node.isLeaf) return createElement(tag, { key, ...attributes })
  const content = node.isTextblock
    ? inline(node, drawing)
    : node.children.map((child, i) => drawn(child, i, drawing))
  return createElement(tag, { key, ...attributes, ...more }, content)
}

function figure(node: Node, key: number, drawing: Drawing): ReactNode {
  const { picture, width, height, alt } = node.attrs
  return (
    <figure key={key}>
      <div className="picture">
        {/* biome-ignore lint/performance/noImgElement: it comes from the data folder, and Next must not make it anew */}
        <img
          src={pictureUrl(drawing.articleId, picture)}
          width={width}
          height={height}
          alt={alt === '' ? 'Picture without a description' : alt}
        />
      </div>
      <figcaption dir="auto">{inline(node, drawing)}</figcaption>
    </figure>
  )
}

/* Neighbours under the same mark are one element, as the editor draws them. */
function inline(block: Node, drawing: Drawing): ReactNode {
  const { claims } = drawing
  if (block.childCount === 0) return <br />
  const lanes = lanesOf(block)
  const seen = new Set<string>()
  const under = (nodes: readonly Node[], depth: number): ReactNode[] => {
    const drawnNodes: ReactNode[] = []
    for (let at = 0; at < nodes.length; ) {
      const node = nodes[at]
      if (node === undefined) break
      const mark = node.marks[depth]
      if (mark === undefined) {
        drawnNodes.push(node.isText ? node.text : drawn(node, at, drawing))
        at++
        continue
      }
      let end = at + 1
      while (nodes[end]?.marks[depth]?.eq(mark)) end++
      drawnNodes.push(marked(mark, at, under(nodes.slice(at, end), depth + 1)))
      at = end
    }
    return drawnNodes
  }
  const marked = (mark: Mark, key: number, content: ReactNode[]): ReactNode => {
    const [tag, attributes] = tagOf(mark.type.spec.toDOM?.(mark, true))
    if (mark.type.name !== 'claim') return createElement(tag, { key, ...attributes }, ...content)
    const id: string = mark.attrs.id
    const place = { first: !seen.has(id), last: true, chosen: false, atop: false }
    seen.add(id)
    const look = {
      className: claimClass(claims.get(id), place),
      'data-lane': lanes.get(id) ?? 0,
      role: 'mark',
    }
    return createElement(tag, { key, ...attributes, ...look }, ...content)
  }
  return under(block.children, 0)
}

/** Tag and attributes as React names them. Everything in the schema is drawn as one element with its content in it. */
function tagOf(spec: DOMOutputSpec | undefined): readonly [tag: string, attributes: Record<string, string>] {
  if (!Array.isArray(spec)) throw new Error('A part of the draft does not say how it is drawn.')
  const [tag, second] = spec
  const given = typeof second === 'object' && !Array.isArray(second) ? second : {}
  const { class: className, ...attributes } = given as Record<string, string> // as `toDOM` wrote them
  return [tag, className === undefined ? attributes : { ...attributes, className }]
}
