import { TriangleAlert } from 'lucide-react'
import type { ReactNode } from 'react'
import { Icon } from './glyph'

/** What went wrong, above the form it went wrong in; spoken at once. */
export function Alert({ children }: { readonly children: ReactNode }) {
  return (
    <p className="alert" role="alert">
      <Icon of={TriangleAlert} />
      <span>{children}</span>
    </p>
  )
}
