'use client'

import {
  CircleCheckBig,
  Clock,
  Contrast,
  Download,
  FileClock,
  FileUp,
  Keyboard,
  ListTree,
  Menu as MenuIcon,
  Search,
  Settings2,
} from 'lucide-react'
import { useRouter } from 'next/navigation'
import { type MouseEvent, useEffect } from 'react'
import { Button } from '@/app/_components/button'
import { openPalette } from '@/app/_components/command-palette'
import { IconButton } from '@/app/_components/icon-button'
import { openKeyHelp } from '@/app/_components/key-help'
import { MenuButton } from '@/app/_components/menu'
import { ProgressBar } from '@/app/_components/progress-bar'
import { may } from '@/lib/domain/permission'
import { HereSlot } from './here-slots'
import { SaveIndicator } from './save-indicator'
import type { Standing } from './standing-claims'
import { useEditor } from './use-editor'
import { useWorkspace, useWorkspaceState } from './workspace-context'

/* The two links to the desk; Next's own component would be fetched for them alone. */
function useHome() {
  const router = useRouter()
  useEffect(() => router.prefetch('/'), [router])
  return (event: MouseEvent) => {
    if (event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return
    event.preventDefault()
    router.push('/')
  }
}

/** The bar of the workspace: where one is, whether it is saved, how far it is, and the two ways out. */
export function TopBar({ standing }: { readonly standing: Standing }) {
  const { editor, actor } = useWorkspace()
  const { openPanel, covering, setCovering } = useWorkspaceState()
  const headline = useEditor(editor, snapshot => snapshot.headline)
  const version = useEditor(editor, snapshot => snapshot.version)
  const { progress } = standing
  const home = useHome()
  const mayClear = may(actor, 'article.clear') || may(actor, 'article.override')
  return (
    <header className="top">
      <a className="logo" href="/" aria-label="Stet, all articles" onClick={home}>
        Stet
      </a>
      <a className="crumb" href="/" onClick={home}>
        Articles
      </a>
      <span className="title" dir="auto">
        {headline || 'Untitled'}
      </span>
      <span className="ver">v {version}</span>
      <SaveIndicator />
      <span className="sp" />
      {progress.total > 0 && (
        <div className="prog">
          <ProgressBar
            progress={progress}
            label={`${progress.settled} of ${progress.total} claims settled`}
          />
          <span>
            <b>{progress.settled}</b> of {progress.total} settled
          </span>
        </div>
      )}
      <HereSlot />
      <IconButton className="top-find" label="Find or do" icon={Search} keys="Mod+k" onClick={openPalette} />
      <Button kind="bare" icon={Download} className="export-btn" onClick={() => openPanel('export')}>
        Export
      </Button>
      {mayClear && (
        <Button className="clear-btn" onClick={() => openPanel('clear')}>
          Clear for publication
        </Button>
      )}
      <MenuButton
        trigger={<IconButton className="top-more" label="Menu" icon={MenuIcon} />}
        items={[
          { label: 'Sentences', icon: ListTree, onSelect: () => openPanel('sentences') },
          { label: 'Coverage', icon: Contrast, keys: 'Mod+F9', onSelect: () => setCovering(!covering) },
          { label: 'All claims', icon: ListTree, onSelect: () => openPanel('claims') },
          { label: 'History', icon: FileClock, onSelect: () => openPanel('history') },
          { label: 'Find in the draft', icon: Search, keys: 'Mod+f', onSelect: () => openPanel('find') },
          ...(may(actor, 'article.write')
            ? [{ label: 'New version…', icon: FileUp, onSelect: () => openPanel('new-version') }]
            : []),
          { label: 'Details and deadline…', icon: Settings2, onSelect: () => openPanel('details') },
          { separator: true },
          { label: 'Export…', icon: Download, onSelect: () => openPanel('export') },
          ...(mayClear
            ? [{ label: 'Clear for publication…', icon: CircleCheckBig, onSelect: () => openPanel('clear') }]
            : []),
          ...(standing.progress.total === 0
            ? []
            : [{ label: 'Sign-off', icon: Clock, onSelect: () => openPanel('sign-off') }]),
          { label: 'Keys', icon: Keyboard, keys: '?', onSelect: openKeyHelp },
        ]}
      />
    </header>
  )
}
