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
import { useCommands } from '@/app/_components/command-palette'
import { openKeyHelp } from '@/app/_components/key-help'
import { may } from '@/lib/domain/permission'
import type { Actor } from '@/lib/domain/role'
import { signOut } from './sign-out'

/** Offers in the palette what can be done on every page behind the door. */
export function useFrameCommands(actor: Actor) {
  const router = useRouter()
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
}
