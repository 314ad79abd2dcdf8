'use client'

import { useNow } from '@/app/_components/clock'
import type { DeskArticle } from '@/lib/contracts/desk'

const WEEK = 7 * 86_400_000

/** What is out, in one line, until it is asked for. */
export function PublishedLine({
  articles,
  onShow,
}: {
  readonly articles: readonly DeskArticle[]
  readonly onShow: () => void
}) {
  const now = useNow()
  const lately = articles.filter(
    ({ published }) => published && now !== null && Date.parse(published.at) > now - WEEK,
  )
  const changed = articles.filter(({ published }) => published?.changedSince).length
  return (
    <p className="shut">
      <b>Published</b>
      <button type="button" className="as-link" onClick={onShow}>
        {lately.length > 0 ? `${lately.length} this week` : `Show ${articles.length}`}
      </button>
      {changed > 0 ? (
        <span className="warn-w">
          {changed} changed since {changed === 1 ? 'it came' : 'they came'} out
        </span>
      ) : null}
    </p>
  )
}
