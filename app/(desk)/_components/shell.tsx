'use client'

import {
  BookMarked,
  CheckCheck,
  Inbox,
  Keyboard,
  LogOut,
  Newspaper,
  Plus,
  Settings,
  Users,
} from 'lucide-react'
import { useRouter } from 'next/navigation'
import { useLayoutEffect } from 'react'
import { CommandPalette, useCommands } from '@/app/_components/command-palette'
import { KeyHelp, openKeyHelp } from '@/app/_components/key-help'
import { onDemand, useOnDemand } from '@/app/_components/on-demand'
import { useRegionKeys } from '@/app/_components/regions'
import { actAs } from '@/lib/contracts/acts-as'
import { may } from '@/lib/domain/permission'
import type { Actor } from '@/lib/domain/role'
import { signOut } from './sign-out'

const guards = onDemand(() => import('./guards'))

/** What every page behind the door has besides what it shows: find or do, the list of keys, F6 between regions. */
export function Shell({ actor }: { readonly actor: Actor }) {
  const router = useRouter()
  // Before the effects of what is inside, whose calls are made as this person.
  useLayoutEffect(() => actAs(actor.personId), [actor.personId])
  useRegionKeys()
  const code = useOnDemand(guards, false)
  const reads = may(actor, 'article.read')
  useCommands(
    [
      ...(may(actor, 'article.create')
        ? [
            {
              id: 'new-article',
              label: 'New article',
              words: 'create write paste import file',
              icon: Plus,
              run: () => router.push('/articles/new'),
            },
          ]
        : []),
      { id: 'keys', label: 'Keys', words: 'shortcuts help', icon: Keyboard, keys: '?', run: openKeyHelp },
      { id: 'sign-out', label: 'Sign out', words: 'log out leave', icon: LogOut, run: () => void signOut() },
      ...(reads
        ? [
            {
              id: 'articles',
              label: 'Articles',
              group: 'Go to',
              words: 'desk home',
              icon: Newspaper,
              run: () => router.push('/'),
            },
            {
              id: 'review',
              label: 'Review',
              group: 'Go to',
              words: 'queue claims',
              icon: CheckCheck,
              run: () => router.push('/queue'),
            },
            {
              id: 'inbox',
              label: 'Inbox',
              group: 'Go to',
              words: 'notices told mentioned returned assigned',
              icon: Inbox,
              run: () => router.push('/inbox'),
            },
            {
              id: 'sources',
              label: 'Sources',
              group: 'Go to',
              words: 'library',
              icon: BookMarked,
              run: () => router.push('/sources'),
            },
          ]
        : []),
      ...(may(actor, 'people.manage')
        ? [
            {
              id: 'people',
              label: 'People',
              group: 'Go to',
              words: 'invite roles',
              icon: Users,
              run: () => router.push('/people'),
            },
          ]
        : []),
      {
        id: 'settings',
        label: 'Settings',
        group: 'Go to',
        words: 'password tokens newsroom e-mail digest',
        icon: Settings,
        run: () => router.push('/settings'),
      },
    ],
    { frame: true },
  )
  return (
    <>
      <CommandPalette />
      <KeyHelp />
      {code && <code.Guards />}
    </>
  )
}
