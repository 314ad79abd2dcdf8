import { createElement, type ReactNode } from 'react'
import type { CompareAnswer } from '@/lib/contracts/history'
import type { BlockKind } from '@/lib/domain/draft-diff'
import { ComparedPicture } from './compared-picture'

type Block = CompareAnswer['blocks'][number]

const TAG: Record<BlockKind, readonly [tag: string, className?: string]> = {
  headline: ['h1'],
  standfirst: ['p', 'stand'],
  paragraph: ['p'],
  heading: ['h2'],
  quotation: ['blockquote'],
  item: ['p', 'item'],
  rule: ['hr'],
  figure: ['figcaption'],
}

/** Two versions of a draft in one: every block, with what was put in and what was taken out. */
export function BlockDiffs({
  blocks,
  articleId,
}: {
  readonly blocks: readonly Block[]
  readonly articleId: string
}) {
  return (
    <div className="draft then compared">
      {blocks.map((block, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the blocks of one comparison never change
        <BlockView key={index} block={block} index={index} articleId={articleId} />
      ))}
    </div>
  )
}

/** By which a block of the comparison on the page is found. */
export function blockId(index: number): string {
  return `compared-${index}`
}

function BlockView({
  block: { kind, change, parts, picture },
  index,
  articleId,
}: {
  readonly block: Block
  readonly index: number
  readonly articleId: string
}) {
  const [tag, own] = TAG[kind]
  const className = [own, change === 'same' ? undefined : `block-${change}`].filter(Boolean).join(' ')
  const attributes = {
    id: blockId(index),
    tabIndex: -1,
    dir: 'auto',
    ...(className === '' ? {} : { className }),
  }
  if (kind === 'rule') return createElement(tag, attributes)
  const words = createElement(tag, attributes, ...parts.map(partView))
  if (picture === undefined) return words
  return (
    <figure>
      <div className={`picture${change === 'same' ? '' : ` block-${change}`}`}>
        <ComparedPicture articleId={articleId} picture={picture} change={change} />
      </div>
      {words}
    </figure>
  )
}

function partView({ kind, text }: Block['parts'][number], index: number): ReactNode {
  if (kind === 'same') return text
  return createElement(kind, { key: index }, text)
}
