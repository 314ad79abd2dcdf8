'use client'

import { Inbox, Search } from 'lucide-react'
import Link from 'next/link'
import { usePathname } from 'next/navigation'
import { openPalette } from '@/app/_components/command-palette'
import { Icon } from '@/app/_components/icon'
import { KeyCap } from '@/app/_components/key-cap'
import { pendingCount } from '@/app/_components/pending-count'
import { unreadCount } from '@/app/_components/unread-count'
import { may } from '@/lib/domain/permission'
import type { Actor } from '@/lib/domain/role'
import { AccountMenu } from './account-menu'
import { placesFor } from './places'

/** The bar at the top: where one can go, find or do, and who one is. */
export function NavBar({ actor }: { readonly actor: Actor }) {
  const path = usePathname()
  const reads = may(actor, 'article.read')
  const pending = pendingCount.useCount(path, reads)
  const unread = unreadCount.useCount(path, reads)
  const places = placesFor(actor)
  return (
    <nav className="nav" aria-label="Main">
      <Link className="logo" href="/">
        Stet
      </Link>
      {places.map(place => (
        <Link
          key={place.path}
          href={place.path}
          className={place.narrow ? undefined : 'wide-only'}
          aria-current={isHere(path, place.path) ? 'page' : undefined}
        >
          {place.label}
          {place.path === '/queue' && pending ? (
            <span className="n">
              {pending}
              <span className="vh"> waiting</span>
            </span>
          ) : null}
        </Link>
      ))}
      <span className="sp" />
      <button type="button" className="field-btn" aria-keyshortcuts="Control+K Meta+K" onClick={openPalette}>
        <Icon of={Search} />
        <span>Find or do</span>
        <KeyCap combo="Mod+k" />
      </button>
      {reads ? (
        <Link
          className="inbox"
          href="/inbox"
          title="Inbox"
          aria-label={unread ? `Inbox, ${unread} not read` : 'Inbox'}
          aria-current={isHere(path, '/inbox') ? 'page' : undefined}
        >
          <Icon of={Inbox} />
          {unread ? <b className="dot" /> : null}
        </Link>
      ) : null}
      <AccountMenu actor={actor} places={places} />
    </nav>
  )
}

function isHere(path: string, place: string): boolean {
  if (place === '/') return path === '/' || path.startsWith('/articles')
  return path === place || path.startsWith(`${place}/`)
}
