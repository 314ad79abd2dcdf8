import type { LucideIcon } from 'lucide-react'
import type { ReactNode } from 'react'
import { Icon } from './glyph'

/** What is the matter, in place, with what to do. `bad` is spoken at once, the others politely. */
export function Banner({
  kind = 'info',
  icon,
  actions,
  children,
}: {
  readonly kind?: 'info' | 'warn' | 'bad'
  readonly icon: LucideIcon
  readonly actions?: ReactNode
  readonly children: ReactNode
}) {
  return (
    <div className={kind === 'info' ? 'banner' : `banner ${kind}`} role={kind === 'bad' ? 'alert' : 'status'}>
      <Icon of={icon} />
      <p>{children}</p>
      {actions}
    </div>
  )
}
