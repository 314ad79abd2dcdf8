import { type LucideIcon, Scale, ShieldAlert } from 'lucide-react'
import { FLAG_LABEL, type Flag } from '@/lib/domain/flag'
import { Icon } from './glyph'

/** The icon of each flag, beside its word. */
export const FLAG_ICON: Record<Flag, LucideIcon> = { legal: Scale, sensitive: ShieldAlert }

/** What a claim is flagged as; nothing where it is not. */
export function FlagChips({ flags }: { readonly flags: readonly Flag[] }) {
  if (flags.length === 0) return null
  return (
    <p className="flags">
      {flags.map(flag => (
        <span className="flag" key={flag}>
          <Icon of={FLAG_ICON[flag]} />
          {FLAG_LABEL[flag]}
        </span>
      ))}
    </p>
  )
}
