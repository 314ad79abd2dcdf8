import type { LucideIcon } from 'lucide-react'

/** An icon beside words: 15 px by the style sheet, silent to screen readers. */
export function Icon({ of: Shape, className }: { readonly of: LucideIcon; readonly className?: string }) {
  return <Shape aria-hidden="true" className={className ? `i ${className}` : 'i'} />
}
