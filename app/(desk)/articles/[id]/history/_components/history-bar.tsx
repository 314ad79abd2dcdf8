import { ArrowLeft } from 'lucide-react'
import Link from 'next/link'
import { Icon } from '@/app/_components/glyph'

/** The bar of the history: where one is, and the way back to the present. */
export function HistoryBar({
  articleId,
  headline,
}: {
  readonly articleId: string
  readonly headline: string
}) {
  return (
    <header className="top history-top">
      <Link className="logo" href="/" aria-label="Stet, all articles">
        Stet
      </Link>
      <Link className="crumb" href="/">
        Articles
      </Link>
      <h1 className="title" dir="auto">
        {headline || 'Untitled'}
      </h1>
      <span className="ver">History</span>
      <span className="sp" />
      <Link className="btn to-present" href={`/articles/${articleId}`}>
        <Icon of={ArrowLeft} />
        Back to the present
      </Link>
    </header>
  )
}
