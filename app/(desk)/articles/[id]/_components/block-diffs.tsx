import { createElement, type ReactNode } from 'react'
import type { CompareAnswer } from '@/lib/contracts/history'
import type { BlockKind } from '@/lib/domain/draft-diff'

type Block = CompareAnswer['blocks'][number]

const TAG: Record<BlockKind, readonly [tag: string, className?: string]> = {
  headline: ['h1'],
  standfirst: ['p', 'stand'],
  paragraph: ['p'],
  heading: ['h2'],
  quotation: ['blockquote'],
  item: ['p', 'item'],
  rule: ['hr'],
}

/** Two versions of a draft in one: every block, with what was put in and what was taken out. */
export function BlockDiffs({ blocks }: { readonly blocks: readonly Block[] }) {
  return (
    <div className="draft then compared">
      {blocks.map((block, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the blocks of one comparison never change
        <BlockView key={index} block={block} />
      ))}
    </div>
  )
}

function BlockView({ block: { kind, change, parts } }: { readonly block: Block }) {
  const [tag, own] = TAG[kind]
  const className = [own, change === 'same' ? undefined : `block-${change}`].filter(Boolean).join(' ')
  const attributes = { dir: 'auto', ...(className === '' ? {} : { className }) }
  if (kind === 'rule') return createElement(tag, attributes)
  return createElement(tag, attributes, ...parts.map(partView))
}

function partView({ kind, text }: Block['parts'][number], index: number): ReactNode {
  if (kind === 'same') return text
  return createElement(kind, { key: index }, text)
}
