'use client'

import { Keyboard, LogOut, Search, ShieldOff, UserRound } from 'lucide-react'
import { useRouter } from 'next/navigation'
import { useSyncExternalStore } from 'react'
import { Avatar } from '@/app/_components/avatar'
import { openPalette } from '@/app/_components/command-palette'
import { openKeyHelp } from '@/app/_components/key-help'
import { MenuButton } from '@/app/_components/menu'
import { signOut } from '@/app/(desk)/_components/sign-out'
import { type Actor, ROLE_LABEL } from '@/lib/domain/role'
import type { Place } from './places'

const NARROW = '(max-width: 640px)'

/** Who one is, and the ways out; in a narrow window also what has no room in the bar. */
export function AccountMenu({ actor, places }: { readonly actor: Actor; readonly places: readonly Place[] }) {
  const router = useRouter()
  const narrow = useNarrow()
  return (
    <MenuButton
      trigger={
        <button type="button" className="account" aria-label={`Account of ${actor.name}`}>
          <Avatar person={{ id: actor.personId, name: actor.name }} decorative />
        </button>
      }
      head={
        <>
          <b>{actor.name}</b>
          {actor.roles.length === 0 ? 'No role yet' : actor.roles.map(role => ROLE_LABEL[role]).join(', ')}
        </>
      }
      items={[
        { separator: true },
        ...(narrow
          ? [
              { label: 'Find or do', icon: Search, onSelect: openPalette },
              ...places
                .filter(place => !place.narrow)
                .map(place => ({
                  label: place.label,
                  icon: place.icon,
                  onSelect: () => router.push(place.path),
                })),
              { separator: true as const },
            ]
          : [{ label: 'Your settings', icon: UserRound, onSelect: () => router.push('/settings') }]),
        { label: 'Keys', icon: Keyboard, keys: '?', onSelect: openKeyHelp },
        { separator: true },
        { label: 'Sign out', icon: LogOut, onSelect: () => void signOut() },
        { label: 'Sign out everywhere', icon: ShieldOff, onSelect: () => void signOut({ everywhere: true }) },
      ]}
    />
  )
}

function useNarrow(): boolean {
  return useSyncExternalStore(
    listener => {
      const query = matchMedia(NARROW)
      query.addEventListener('change', listener)
      return () => query.removeEventListener('change', listener)
    },
    () => matchMedia(NARROW).matches,
    () => false,
  )
}
