import { BookMarked, CheckCheck, type LucideIcon, Newspaper, Settings, Users } from 'lucide-react'
import { may } from '@/lib/domain/permission'
import type { Actor } from '@/lib/domain/role'

/** Somewhere the bar leads to. */
export interface Place {
  readonly path: '/' | '/queue' | '/sources' | '/people' | '/settings'
  readonly label: string
  readonly icon: LucideIcon
  /** Has its place in the bar of a narrow window too; the others are in the account menu there. */
  readonly narrow: boolean
}

/** The places that somebody with these roles has any use for. */
export function placesFor(actor: Actor): readonly Place[] {
  const reads = may(actor, 'article.read')
  const places: readonly (Place | false)[] = [
    reads && { path: '/', label: 'Articles', icon: Newspaper, narrow: true },
    reads && { path: '/queue', label: 'Review', icon: CheckCheck, narrow: true },
    reads && { path: '/sources', label: 'Sources', icon: BookMarked, narrow: false },
    may(actor, 'people.manage') && { path: '/people', label: 'People', icon: Users, narrow: !reads },
    { path: '/settings', label: 'Settings', icon: Settings, narrow: !reads },
  ]
  return places.filter(place => place !== false)
}
