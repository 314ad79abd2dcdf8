'use client'

import { ChevronDown, ChevronUp, Highlighter, ListTree } from 'lucide-react'
import { Button } from '@/app/_components/button'
import { IconButton } from '@/app/_components/icon-button'
import { markSelection } from './mark-selection'
import { holdingWords } from './rail'
import { standingOf } from './standing-claims'
import { useClaims, useEditor } from './use-editor'
import { useWorkspace, useWorkspaceState } from './workspace-context'

/** On a phone: previous, next, what holds it back, the list, mark. */
export function Dock() {
  const { editor, store, actions, goToNextBlocker } = useWorkspace()
  const { openPanel } = useWorkspaceState()
  const order = useEditor(editor, snapshot => snapshot.order)
  const hasSelection = useEditor(editor, snapshot => snapshot.hasSelection)
  const { progress } = useClaims(store, order, standingOf)
  return (
    <nav className="dock" aria-label="Claims, at hand">
      <IconButton label="Previous claim" icon={ChevronUp} onClick={() => editor.step(-1)} />
      <IconButton label="Next claim" icon={ChevronDown} onClick={() => editor.step(1)} />
      <Button kind="bare" className="dock-main" onClick={goToNextBlocker}>
        {holdingWords(progress.holding, progress.total)}
      </Button>
      <IconButton label="All claims" icon={ListTree} onClick={() => openPanel('claims')} />
      <IconButton
        label="Mark a claim"
        icon={Highlighter}
        onClick={() => {
          if (!hasSelection || !markSelection(editor, actions)) openPanel('sentences')
        }}
      />
    </nav>
  )
}
