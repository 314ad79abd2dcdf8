import { Diff } from 'lucide-react'
import Link from 'next/link'
import { Icon } from '@/app/_components/glyph'
import { Moment } from '@/app/_components/moment'
import type { CompareAnswer } from '@/lib/contracts/history'
import { BlockDiffs } from '../../_components/block-diffs'
import { historyAddress } from './history-address'

type Ref = CompareAnswer['from']

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
      <BlockDiffs articleId={articleId} blocks={blocks} />
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
