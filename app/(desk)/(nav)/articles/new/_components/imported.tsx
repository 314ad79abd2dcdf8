import Link from 'next/link'
import type { Created } from './send-article'

/** Said before the article is opened, when not everything in the file could become part of a draft. */
export function Imported({ created }: { readonly created: Created }) {
  return (
    <div className="folio-in narrow">
      <header className="dh">
        <h1 className="t">It is in, with something left out</h1>
      </header>
      <p className="mb-3 text-ink-2">
        Every word of “{created.article.headline || 'Untitled'}” is in the draft. These are not, or have
        another shape there:
      </p>
      <ul className="dropped">
        {created.dropped.map(what => (
          <li key={what}>{what}</li>
        ))}
      </ul>
      <p className="mt-6">
        <Link className="btn main lg" href={`/articles/${created.article.id}`}>
          Open the article
        </Link>
      </p>
    </div>
  )
}
