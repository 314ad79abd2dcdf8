import type { ReactNode } from 'react'

/** A page before the newsroom: the mark, a headline, and one form on paper. */
export function Door({
  title,
  lede,
  children,
}: {
  readonly title: string
  readonly lede?: ReactNode
  readonly children: ReactNode
}) {
  return (
    <main className="door">
      <div className="pane">
        <p>
          <span className="logo big">Stet</span>
        </p>
        <h1 className="t">{title}</h1>
        {lede ? <p className="lede t">{lede}</p> : null}
        {children}
      </div>
    </main>
  )
}
