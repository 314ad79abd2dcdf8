import type { ReactNode } from 'react'

/** Nothing here: what that means, and how to begin. */
export function EmptyState({
  title,
  actions,
  bad = false,
  children,
}: {
  readonly title: string
  readonly actions?: ReactNode
  readonly bad?: boolean
  readonly children?: ReactNode
}) {
  return (
    <div className={bad ? 'empty bad' : 'empty'} role={bad ? 'alert' : undefined}>
      <h2 className="t">{title}</h2>
      {children ? <p>{children}</p> : null}
      {actions ? <div className="row">{actions}</div> : null}
    </div>
  )
}
