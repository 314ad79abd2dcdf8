import { Diff } from 'lucide-react'
import Link from 'next/link'
import { createElement, type ReactNode } from 'react'
import { Icon } from '@/app/_components/glyph'
import { Moment } from '@/app/_components/moment'
import type { CompareAnswer } from '@/lib/contracts/history'
import type { BlockKind } from '@/lib/domain/draft-diff'
import { historyAddress } from './history-address'

type Block = CompareAnswer['blocks'][number]
type Ref = CompareAnswer['from']

const TAG: Record<BlockKind, readonly [tag: string, className?: string]> = {
  headline: ['h1'],
  standfirst: ['p', 'stand'],
  paragraph: ['p'],
  heading: ['h2'],
  quotation: ['blockquote'],
  item: ['p', 'item'],
  rule: ['hr'],
}

/** Two versions held against each other: what was put in and what was taken out, in place. */
export function CompareView({
  articleId,
  answer,
}: {
  readonly articleId: string
  readonly answer: CompareAnswer
}) {
  const { from, to, inserted, deleted, blocks } = answer
  const same = blocks.every(({ change }) => change === 'same')
  return (
    <>
      <div className="history-head">
        <Icon of={Diff} />
        <div>
          <h2>
            Version {from.version} to version {to.version}
          </h2>
          <p className="faint">
            {same ? (
              'The words are the same.'
            ) : (
              <>
                {inserted === 0 ? null : <ins>{words(inserted)} put in</ins>}
                {inserted === 0 || deleted === 0 ? null : ', '}
                {deleted === 0 ? null : <del>{words(deleted)} taken out</del>}
                {inserted + deleted === 0 ? 'No words, but signs or breaks' : null}.
              </>
            )}
          </p>
          <p className="ways">
            <Version articleId={articleId} of={from} />
            <Version articleId={articleId} of={to} />
          </p>
        </div>
      </div>
      <div className="draft then compared">
        {blocks.map((block, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: the blocks of one comparison never change
          <BlockView key={index} block={block} />
        ))}
      </div>
    </>
  )
}

function words(count: number): string {
  return count === 1 ? '1 word' : `${count} words`
}

function Version({ articleId, of }: { readonly articleId: string; readonly of: Ref }) {
  return (
    <span>
      <Link href={historyAddress(articleId, { version: of.version })}>Version {of.version}</Link>{' '}
      <span className="faint">
        <Moment at={of.at} style="time" />, by {of.by?.name ?? 'Stet'}
      </span>
    </span>
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
